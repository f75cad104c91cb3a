package org.rexnet.core.optimization.highs;

/** How a run of HiGHS ended; the order is that of its C interface. */
enum ModelStatus {
    NOT_SET,
    LOAD_ERROR,
    MODEL_ERROR,
    PRESOLVE_ERROR,
    SOLVE_ERROR,
    POSTSOLVE_ERROR,
    EMPTY,
    OPTIMAL,
    INFEASIBLE,
    UNBOUNDED_OR_INFEASIBLE,
    UNBOUNDED,
    OBJECTIVE_BOUND,
    OBJECTIVE_TARGET,
    TIME_LIMIT,
    ITERATION_LIMIT,
    UNKNOWN,
    SOLUTION_LIMIT,
    INTERRUPTED,
    OTHER;

    private static final ModelStatus[] ALL = values();

    static ModelStatus of(int code) {
        return code >= 0 && code < ALL.length ? ALL[code] : OTHER;
    }
}
