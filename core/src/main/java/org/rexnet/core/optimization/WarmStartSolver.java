package org.rexnet.core.optimization;

/** Another solver, which is spared the small models that have a basis to start from: see {@link WarmStartSession}. */
public final class WarmStartSolver implements Solver {

    private final Solver solver;

    public WarmStartSolver(Solver solver) {
        this.solver = solver;
    }

    @Override
    public String name() {
        return solver.name();
    }

    @Override
    public SolverSession open(LinearModel model, SolverOptions options) {
        return new WarmStartSession(model, options, solver);
    }
}
