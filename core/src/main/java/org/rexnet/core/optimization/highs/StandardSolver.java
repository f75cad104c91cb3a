package org.rexnet.core.optimization.highs;

import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.QuadraticSolver;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.WarmStartSolver;

/**
 * What to use unless there is a reason not to: HiGHS, from the last basis of a small model its own few iterations, and for quadratic
 * costs a refinement of linear models on top of both.
 */
public final class StandardSolver implements Solver {
    private final Solver linear = new WarmStartSolver(new HighsSolver());
    private final Solver quadratic = new QuadraticSolver(linear);

    @Override
    public String name() {
        return linear.name();
    }

    /** Opens a session; whether costs are quadratic is decided now, so set the first quadratic cost before. */
    @Override
    public SolverSession open(LinearModel model, SolverOptions options) {
        return (model.isQuadratic() ? quadratic : linear).open(model, options);
    }
}
