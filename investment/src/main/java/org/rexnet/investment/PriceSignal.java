package org.rexnet.investment;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What prices say about one candidate: what one more MW (MWh) would earn, what it costs, and what the investment is worth.
 *
 * @param candidate whose capacity is valued
 * @param capacity at which it is valued, in MW (MWh)
 * @param rentPerUnit money that one more unit earns over the horizon
 * @param costPerUnit money that one more unit costs over the horizon, duals of limits over many capacities counted as cost
 * @param basis what the value was computed from
 */
public record PriceSignal(
        Candidate candidate, double capacity, double rentPerUnit, double costPerUnit, Earnings.Basis basis) {

    /** Returns what a plan's clearing says of its candidates, in their order. */
    public static List<PriceSignal> of(Plan plan) {
        List<Candidate> candidates = Candidate.of(plan.study());
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> of(candidates.get(i), plan.signals().get(i)))
                .toList();
    }

    private static PriceSignal of(Candidate candidate, Signal signal) {
        return new PriceSignal(
                candidate,
                signal.capacity(),
                signal.rentPerUnit(),
                signal.annualCostPerUnit(),
                Earnings.Basis.SHADOW_PRICE);
    }

    /** Returns what one more unit earns beyond its cost; 0 where the two differ by rounding alone. */
    public double netValue() {
        return Signal.netValue(rentPerUnit, costPerUnit);
    }

    /** Returns the appraisal; empty where nobody said what is spent at once. */
    public Optional<Appraisal> appraisal() {
        double limits = costPerUnit - candidate.expansion().annualCost();
        return Appraisal.of(candidate.expansion().origin(), rentPerUnit - limits);
    }
}
