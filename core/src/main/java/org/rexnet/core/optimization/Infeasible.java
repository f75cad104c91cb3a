package org.rexnet.core.optimization;

/** No values of the variables satisfy all constraints. */
public record Infeasible(SolverStatistics statistics) implements Outcome {}
