package org.rexnet.core.optimization;

/** What all solves of a part of a model took together; mutable. */
final class SiftingWork {

    private long iterations;
    private double passSeconds;
    private double solveSeconds;

    void add(SolverStatistics solve) {
        iterations += solve.iterations();
        passSeconds += solve.passSeconds();
        solveSeconds += solve.solveSeconds();
    }

    SolverStatistics statistics(SolverStatistics last, LinearModel model) {
        return new SolverStatistics(
                last.solver(),
                iterations,
                0,
                passSeconds,
                solveSeconds,
                model.constraintCount(),
                model.variableCount(),
                model.termCount(),
                last.bound());
    }
}
