package org.rexnet.core.optimization;

/**
 * What a solve took.
 *
 * @param solver name of the solver and, where there is a choice, of the method that led to the result
 * @param iterations simplex, interior point and crossover iterations
 * @param nodes nodes of the search tree, 0 for continuous models
 * @param passSeconds time to hand over the model or its changes
 * @param solveSeconds time within the solver, with that to take over a basis to start from
 * @param bound no solution costs less than this; the objective itself for continuous models
 */
public record SolverStatistics(
        String solver,
        long iterations,
        long nodes,
        double passSeconds,
        double solveSeconds,
        int rows,
        int columns,
        long terms,
        double bound) {}
