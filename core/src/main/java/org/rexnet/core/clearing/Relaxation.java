package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Says why a window is infeasible: every bus may be short of energy or have too much, every other limit may be exceeded, each at a
 * price of 1 and everything else for free; what is used in the cheapest such dispatch is what stands in the way.
 */
final class Relaxation {

    private static final double SMALLEST_MW = 1e-5;
    private static final int MOST_CAUSES = 20;

    private final Study study;
    private final DcFlow dcFlow;
    private final ClearingOptions options;
    private final Solver solver;

    Relaxation(Study study, DcFlow dcFlow, ClearingOptions options, Solver solver) {
        this.study = study;
        this.dcFlow = dcFlow;
        this.options = options;
        this.solver = solver;
    }

    /** What may be exceeded in a model, and the variable that says by how much. */
    private record Slack(Constraint row, Variable amount) {}

    /** Returns what stands in the way in the snapshots from {@code first}, largest first. */
    List<ClearingOutcome.Cause> causes(int first, int size) {
        ClearingProblem problem = new ClearingProblem(
                study, dcFlow, options.withCommitment(ClearingOptions.Commitments.RELAXED), first, size, true);
        LinearModel model = problem.model();
        problem.wholeVariables().relax(true);
        for (int i = 0; i < model.variableCount(); i++) {
            model.setCost(new Variable(i), 0);
            model.setQuadraticCost(new Variable(i), 0);
        }
        problem.priceImbalance();
        List<Slack> slacks = addSlacks(problem);
        try (WindowClearing window =
                new WindowClearing(problem, solver, SolverOptions.DEFAULTS, ClearingProgress.SILENT, () -> false)) {
            Outcome outcome = window.solve();
            return outcome instanceof Optimal optimal ? rank(problem, slacks, optimal.solution()) : List.of();
        }
    }

    private List<Slack> addSlacks(ClearingProblem problem) {
        LinearModel model = problem.model();
        List<Slack> slacks = new ArrayList<>();
        int rows = model.constraintCount();
        for (int i = 0; i < rows; i++) {
            Constraint row = new Constraint(i);
            if (problem.isBalance(row)) {
                continue;
            }
            if (!Double.isInfinite(model.upper(row))) {
                slacks.add(slack(model, row, -1));
            }
            if (!Double.isInfinite(model.lower(row))) {
                slacks.add(slack(model, row, 1));
            }
        }
        return slacks;
    }

    private static Slack slack(LinearModel model, Constraint row, double sign) {
        Variable amount = model.addVariable(0, Double.POSITIVE_INFINITY, 1);
        model.addTerm(row, amount, sign);
        return new Slack(row, amount);
    }

    private static List<ClearingOutcome.Cause> rank(ClearingProblem problem, List<Slack> slacks, Solution solution) {
        List<ClearingOutcome.Cause> causes = new ArrayList<>(problem.imbalances(solution, SMALLEST_MW));
        for (Slack slack : slacks) {
            double amount = solution.value(slack.amount());
            if (amount > SMALLEST_MW) {
                causes.add(new ClearingOutcome.Cause(problem.model().name(slack.row()), "", amount));
            }
        }
        causes.sort(Comparator.comparingDouble(ClearingOutcome.Cause::amount).reversed());
        return causes.subList(0, Math.min(causes.size(), MOST_CAUSES));
    }
}
