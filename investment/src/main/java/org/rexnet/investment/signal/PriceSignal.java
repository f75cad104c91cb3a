package org.rexnet.investment.signal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rexnet.core.study.Study;

/**
 * Value of one candidate: marginal revenue and cost of one more MW (MWh), and the appraisal of the investment.
 *
 * @param candidate whose capacity is valued
 * @param capacity at which it is valued, in MW (MWh)
 * @param rentPerUnit money that one more unit earns over the horizon
 * @param lastRentPerUnit money that the last unit saves; empty where nobody knows
 * @param costPerUnit money that one more unit costs over the horizon, duals of limits over many capacities counted as cost
 * @param standing where a plan has put the capacity between its bounds; empty where nobody planned
 * @param basis what the value was computed from
 */
public record PriceSignal(
        Candidate candidate,
        double capacity,
        double rentPerUnit,
        OptionalDouble lastRentPerUnit,
        double costPerUnit,
        Optional<Signal.Standing> standing,
        Earnings.Basis basis) {

    public PriceSignal {
        capacity = Math.max(0, capacity);
        rentPerUnit = Signal.withoutRounding(rentPerUnit, costPerUnit);
        if (lastRentPerUnit.isPresent()) {
            lastRentPerUnit = OptionalDouble.of(Signal.withoutRounding(lastRentPerUnit.getAsDouble(), costPerUnit));
        }
    }

    /** Returns the signals of a plan, one for each candidate of the study in its order. */
    public static List<PriceSignal> of(Study study, List<Signal> signals) {
        List<Candidate> candidates = Candidate.of(study);
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> of(candidates.get(i), signals.get(i)))
                .toList();
    }

    private static PriceSignal of(Candidate candidate, Signal signal) {
        return new PriceSignal(
                candidate,
                signal.capacity(),
                signal.rentPerUnit(),
                signal.lastRentPerUnit(),
                signal.annualCostPerUnit(),
                Optional.of(signal.standing()),
                signal.basis());
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
