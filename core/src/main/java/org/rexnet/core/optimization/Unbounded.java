package org.rexnet.core.optimization;

/** The cost can be made as small as one likes. */
public record Unbounded(SolverStatistics statistics) implements Outcome {}
