package org.rexnet.core.optimization;

import java.util.OptionalDouble;

/**
 * The solve ended before it was done.
 *
 * @param limit which limit ended it
 * @param objective cost of the best feasible solution found so far, if any
 * @param bound no solution costs less than this, if known
 */
public record LimitReached(Limit limit, OptionalDouble objective, OptionalDouble bound, SolverStatistics statistics)
        implements Outcome {}
