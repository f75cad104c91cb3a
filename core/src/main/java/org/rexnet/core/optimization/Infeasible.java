package org.rexnet.core.optimization;

import java.util.Optional;

/**
 * No values of the variables satisfy all constraints.
 *
 * @param proof checked against the model; empty where that takes a search among whole numbers, and from solvers that give none
 */
public record Infeasible(SolverStatistics statistics, Optional<NoOptimum> proof) implements Outcome {

    public Infeasible(SolverStatistics statistics) {
        this(statistics, Optional.empty());
    }
}
