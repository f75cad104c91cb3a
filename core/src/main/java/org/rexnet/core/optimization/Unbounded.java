package org.rexnet.core.optimization;

import java.util.Optional;

/**
 * The cost can be made as small as one likes.
 *
 * @param proof checked against the model; empty from solvers that give none
 */
public record Unbounded(SolverStatistics statistics, Optional<NoOptimum> proof) implements Outcome {

    public Unbounded(SolverStatistics statistics) {
        this(statistics, Optional.empty());
    }
}
