package org.rexnet.investment;

import java.util.List;
import org.rexnet.core.clearing.Clearing;
import org.rexnet.core.study.Study;

/**
 * Recommended capacities, the clearing that goes with them, and what its prices say about every candidate.
 *
 * @param clearing dispatch and prices with the capacities found; its objective is running cost plus the cost of all extendable capacity
 * @param additions one for each candidate, in the order of the study's tables
 * @param signals one for each candidate, in the same order
 */
public record Plan(Clearing clearing, List<CapacityAddition> additions, List<Signal> signals) {

    public Plan {
        additions = List.copyOf(additions);
        signals = List.copyOf(signals);
    }

    public Study study() {
        return clearing.study();
    }

    /** Returns what is recommended for one candidate; throws {@link IllegalArgumentException} where there is none of that name. */
    public CapacityAddition addition(String name) {
        return additions.stream()
                .filter(addition -> addition.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no candidate " + name + "."));
    }

    /** Returns the cost of the extendable capacities, in the study's currency. */
    public double capacityCost() {
        return additions.stream().mapToDouble(CapacityAddition::annualCost).sum();
    }

    /** Returns the largest {@link Signal#equilibriumGap} among the candidates: 0 in a long-run equilibrium. */
    public double equilibriumGap() {
        return signals.stream().mapToDouble(Signal::equilibriumGap).max().orElse(0);
    }
}
