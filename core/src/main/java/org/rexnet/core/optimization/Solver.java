package org.rexnet.core.optimization;

/** A way to solve linear models; immutable, may be shared between threads. */
public interface Solver {

    /** Name for reports, for example "HiGHS 1.12.0". */
    String name();

    /** Opens a session on a model, which may still grow and change. */
    SolverSession open(LinearModel model, SolverOptions options);

    /** Opens a session with {@link SolverOptions#DEFAULTS}. */
    default SolverSession open(LinearModel model) {
        return open(model, SolverOptions.DEFAULTS);
    }
}
