package org.rexnet.core.optimization;

/** How a linear model is solved. */
public enum Method {
    /** The solver's own choice: the dual simplex method, or the primal one from a basis that is feasible. */
    AUTOMATIC,
    DUAL_SIMPLEX,
    PRIMAL_SIMPLEX,
    /** Interior point with crossover to a vertex; takes no advantage of a basis. */
    INTERIOR_POINT
}
