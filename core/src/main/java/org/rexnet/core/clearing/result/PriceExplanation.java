package org.rexnet.core.clearing.result;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** Why the prices of a clearing are what they are: who sets them, within which interval, and of which parts they consist. */
final class PriceExplanation {

    private final Study study;
    private final ClearingOptions options;
    private final ClearingResults results;
    /** Money per MWh by snapshot and bus. */
    private final Supplier<double[][]> prices;

    private final Supplier<DcFlow> flow;

    /** Splits prices, made when the first is asked for. */
    private volatile @Nullable PriceDecomposition decomposition;

    PriceExplanation(
            Study study,
            ClearingOptions options,
            ClearingResults results,
            Supplier<double[][]> prices,
            Supplier<DcFlow> flow) {
        this.study = study;
        this.options = options;
        this.results = results;
        this.prices = prices;
        this.flow = flow;
    }

    /**
     * Returns the next and the last MWh of demand; where no basis could tell, nobody is named.
     *
     * @throws IllegalStateException if the options did not ask for it
     */
    MarginalPair both(String bus, int t) {
        return options.explains(bus)
                ? find(results.setters().get(t), bus).orElseGet(() -> unknown(bus, t))
                : explained(null, bus);
    }

    private MarginalPair unknown(String bus, int t) {
        MarginalMwh either = new MarginalMwh(price(bus, t), List.of(), new PriceChain(List.of()));
        return new MarginalPair(either, either);
    }

    private double price(String bus, int t) {
        return prices.get()[t][study.network().busIndex(bus)];
    }

    /** Returns the MWh that sets the price: the next, or the last where there is no next. */
    MarginalMwh setting(String bus, int t) {
        MarginalPair both = both(bus, t);
        return both.next().isPossible() ? both.next() : both.last();
    }

    PriceInterval interval(String bus, int t) {
        return explained(results.intervals().get(t), bus);
    }

    Optional<PriceInterval> findInterval(String bus, int t) {
        return find(results.intervals().get(t), bus);
    }

    private <E> E explained(@Nullable List<Optional<E>> byBus, String bus) {
        return find(byBus, bus)
                .orElseThrow(
                        () -> new IllegalStateException("Prices were not explained. Clear with %s.withExplanation(..)."
                                .formatted(ClearingOptions.class.getSimpleName())));
    }

    private <E> Optional<E> find(@Nullable List<Optional<E>> byBus, String bus) {
        int position = study.network().busIndex(bus);
        return byBus == null ? Optional.empty() : byBus.get(position);
    }

    PriceComponents components(String bus, int t) {
        PriceDecomposition made = decomposition;
        if (made == null) {
            made = new PriceDecomposition(study, options, results, prices.get(), flow.get());
            decomposition = made;
        }
        return made.components(bus, t);
    }
}
