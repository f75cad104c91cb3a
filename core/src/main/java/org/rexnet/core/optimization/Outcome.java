package org.rexnet.core.optimization;

/** What came of a solve. */
public sealed interface Outcome permits Optimal, Infeasible, Unbounded, LimitReached {}
