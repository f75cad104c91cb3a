package org.rexnet.investment.signal;

import java.util.Optional;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/**
 * Values one more MW (MWh) of candidates at prices that it does not change: the derivative of the largest profit by capacity.
 *
 * <p>Kinds of which more is known are valued without a model, all others by {@link LoneComponent}. Immutable.
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
        return switch (candidate.component()) {
            case Generator generator -> GeneratorValue.of(study, candidate, generator, prices, solver);
            case LinkOperation link -> LinkValue.of(study, candidate, link, prices, solver);
            case StorageUnit unit -> StorageValue.of(study, candidate, unit, prices, solver);
            case Store store -> StorageValue.of(study, candidate, store, prices, solver);
            case LineOperation line -> line(line, prices);
            default -> LoneComponent.of(study, candidate, prices).rents(solver);
        };
    }

    /** Prices alone do not say what a line adds to flows elsewhere; between its buses a link of the same size would earn this. */
    private Earnings line(LineOperation line, double[][] prices) {
        int from = study.network().busIndex(line.branch().from());
        int to = study.network().busIndex(line.branch().toBus());
        double[] earned = new double[prices.length];
        for (int t = 0; t < earned.length; t++) {
            double weight = study.horizon().at(t).objectiveWeight();
            earned[t] = weight * line.maxPu().at(t) * Math.abs(prices[t][to] - prices[t][from]);
        }
        return new Earnings(earned, Earnings.Basis.CONTROLLABLE_LINK);
    }
}
