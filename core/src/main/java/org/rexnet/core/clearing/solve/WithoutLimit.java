package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rexnet.core.clearing.model.LimitRegister;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** Finds the components that make the cost of a window fall without end: those that run to whatever limit they are given. */
final class WithoutLimit {

    /** Beyond what any system has, and small enough for the solver's tolerances. */
    private static final double LIMIT_MW = 1e6;

    private static final double REACHED = 0.999;

    private WithoutLimit() {}

    /** Returns kind and name of the components; none where it cannot be found out. */
    static List<String> of(Study study, DcFlow dcFlow, ClearingOptions options, Solver solver, int first, int size) {
        ClearingProblem problem = ClearingProblem.withBook(study, dcFlow, options, first, size);
        problem.wholeVariables().relax(true);
        problem.flow().addAll();
        List<LimitRegister.OfBound> open = problem.window().limits().bounds().stream()
                .filter(bound -> Double.isInfinite(value(problem.model(), bound)))
                .toList();
        limit(problem.model());
        Set<String> names = new LinkedHashSet<>();
        try (SolverSession session = solver.open(problem.model(), SolverOptions.DEFAULTS)) {
            if (session.solve() instanceof Optimal optimal) {
                for (LimitRegister.OfBound bound : open) {
                    double value = optimal.solution().value(bound.variable());
                    if ((bound.isUpper() ? value : -value) >= REACHED * LIMIT_MW) {
                        names.add(bound.limit().component());
                    }
                }
            }
        }
        return new ArrayList<>(names);
    }

    private static double value(LinearModel model, LimitRegister.OfBound bound) {
        return bound.isUpper() ? model.upper(bound.variable()) : model.lower(bound.variable());
    }

    private static void limit(LinearModel model) {
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            double lower = model.lower(variable);
            double upper = model.upper(variable);
            model.setBounds(
                    variable,
                    Double.isInfinite(lower) ? Math.min(-LIMIT_MW, upper) : lower,
                    Double.isInfinite(upper) ? Math.max(LIMIT_MW, lower) : upper);
        }
    }
}
