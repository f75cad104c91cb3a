package org.rexnet.core.optimization;

/**
 * Solves models with separable convex quadratic costs by a solver for linear ones: tangents are refined around the
 * solution until the bounds and constraints that hold there are known; then dispatch and prices are made exact by solving
 * the optimality conditions as linear equations. Each solve starts from the last one's result.
 */
public final class QuadraticSolver implements Solver {
    private final Solver linear;

    /** @param linear what solves the linear models */
    public QuadraticSolver(Solver linear) {
        this.linear = linear;
    }

    @Override
    public String name() {
        return linear.name() + " with tangents";
    }

    @Override
    public SolverSession open(LinearModel model, SolverOptions options) {
        return new QuadraticSession(model, linear, options);
    }
}
