package org.rexnet.core.optimization.highs;

import java.util.Map;
import org.rexnet.core.optimization.FallbackSolver;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.MixedQuadraticSolver;
import org.rexnet.core.optimization.QuadraticSolver;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.WarmStartSolver;
import org.rexnet.core.optimization.ortools.OrToolsSolver;

/**
 * What to use unless there is a reason not to: HiGHS, and OR-Tools where nothing that HiGHS finds holds; from the last basis of a small
 * model its own few iterations; for quadratic costs a refinement of linear models on top, with integers around them.
 */
public final class StandardSolver implements Solver {
    private final Solver whole = new FallbackSolver(new HighsSolver(), new OrToolsSolver());
    private final Solver linear = new WarmStartSolver(whole);
    private final Solver quadratic = new QuadraticSolver(linear);
    private final Map<StandardSession.Kind, Solver> solvers = Map.of(
            StandardSession.Kind.LINEAR,
            linear,
            StandardSession.Kind.QUADRATIC,
            quadratic,
            StandardSession.Kind.MIXED,
            new MixedQuadraticSolver(whole, quadratic));

    @Override
    public String name() {
        return linear.name();
    }

    @Override
    public SolverSession open(LinearModel model, SolverOptions options) {
        return new StandardSession(model, options, solvers);
    }
}
