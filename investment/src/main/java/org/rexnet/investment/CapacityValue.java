package org.rexnet.investment;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;

/**
 * Values one more MW (MWh) of candidates at prices that it does not change: the derivative of the largest profit by capacity.
 *
 * <p>A new kind of candidate is one more case in {@link #of}. Immutable.
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
        boolean storage = candidate.kind() == ComponentKind.STORAGE_UNIT || candidate.kind() == ComponentKind.STORE;
        if (!storage) {
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
        return switch (candidate.kind()) {
            case GENERATOR -> GeneratorValue.of(study, candidate, prices, solver);
            case LINK -> LinkValue.of(study, candidate, prices, solver);
            case STORAGE_UNIT -> StorageValue.ofUnit(study, candidate, prices, solver);
            case STORE -> StorageValue.ofStore(study, candidate, prices, solver);
            case LINE, TRANSFORMER -> line(candidate, prices);
            case BUS, LOAD, BID, FLEXIBLE_LOAD, BUILDING, BILATERAL_CONTRACT, EV_SESSION, GLOBAL_CONSTRAINT ->
                throw new IllegalArgumentException("%s of %s has no capacity to be extended."
                        .formatted(candidate.name(), candidate.kind().table()));
            case PIPE, CHP, CHARGING_STATION ->
                LoneComponent.of(study, candidate, prices).rents(solver);
        };
    }

    /** Prices alone do not say what a line adds to flows elsewhere; between its buses a link of the same size would earn this. */
    private Earnings line(Candidate candidate, double[][] prices) {
        List<Integer> positions = study.linePositions(candidate.kind());
        var line = study.lines().get(positions.get(candidate.position()));
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
