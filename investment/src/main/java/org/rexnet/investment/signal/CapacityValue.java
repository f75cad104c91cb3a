package org.rexnet.investment.signal;

import java.util.Optional;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Margin;
import org.rexnet.core.study.Study;

/**
 * Values one more MW (MWh) of candidates at prices that it does not change: the derivative of the largest profit by capacity.
 *
 * <p>What earns snapshot by snapshot is valued without a model, all else by {@link LoneComponent}. Immutable.
 */
public final class CapacityValue {

    private final Study study;
    private final PriceSource source;
    private final Solver solver;

    public CapacityValue(Study study, PriceSource source, Solver solver) {
        this.study = study;
        this.source = source;
        this.solver = solver;
    }

    /**
     * Returns what one more unit would earn.
     *
     * @throws IllegalArgumentException if it cannot operate as it is said to, whatever it earns
     */
    public Earnings of(Candidate candidate) {
        return source instanceof ClearedPrices cleared ? cleared(cleared, candidate) : priced(candidate);
    }

    /** Returns what one more unit would earn; empty where it cannot operate as it is said to. */
    public Optional<Earnings> find(Candidate candidate) {
        try {
            return Optional.of(of(candidate));
        } catch (NotOperableException e) {
            return Optional.empty();
        }
    }

    /** Capacity rents are exact; those of storage are taken apart by what it pays and receives where that is the same sum. */
    private Earnings cleared(ClearedPrices cleared, Candidate candidate) {
        Earnings own = Earnings.ofRents(cleared.clearing(), candidate);
        Component component = candidate.component();
        if (!component.storesEnergy() || component.networkBranch().isPresent()) {
            return own;
        }
        return flows(candidate)
                .filter(flows -> Math.abs(flows.total() - own.total()) <= 1e-6 * Math.max(1, Math.abs(flows.total())))
                .map(flows -> new Earnings(flows.bySnapshot(), Earnings.Basis.SHADOW_PRICE))
                .orElse(own);
    }

    private Optional<Earnings> flows(Candidate candidate) {
        try {
            return Optional.of(priced(candidate));
        } catch (NotOperableException e) {
            return Optional.empty();
        }
    }

    private Earnings priced(Candidate candidate) {
        double[][] prices = source.prices();
        Component component = candidate.component();
        return component
                .proportionalStorage()
                .map(storage -> StorageValue.of(study, candidate, storage, prices, solver))
                .or(() -> bySnapshot(candidate, prices))
                .orElseGet(() -> LoneComponent.of(study, candidate, prices).rents(solver));
    }

    /** Sums up what each snapshot brings by itself; empty where they bear on each other. */
    private Optional<Earnings> bySnapshot(Candidate candidate, double[][] prices) {
        Component component = candidate.component();
        double[] earned = new double[prices.length];
        for (int t = 0; t < earned.length; t++) {
            double[] now = prices[t];
            Optional<Margin> margin =
                    component.margin(t, bus -> now[study.network().busIndex(bus)]);
            if (margin.isEmpty()) {
                return Optional.empty();
            }
            earned[t] =
                    study.horizon().at(t).objectiveWeight() * PowerRange.valuePerMw(margin.get(), candidate.existing());
        }
        return Optional.of(new Earnings(earned, basis(component)));
    }

    private static Earnings.Basis basis(Component component) {
        if (component.kind().isPassive()) {
            return Earnings.Basis.CONTROLLABLE_LINK;
        }
        return component.isCommitted() ? Earnings.Basis.PRICES_WITHOUT_COMMITMENT : Earnings.Basis.PRICES;
    }
}
