package org.rexnet.core.clearing.sectors;

import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.ClearingStatistics;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.clearing.solve.WindowClearing;
import org.rexnet.core.optimization.Certificate;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Point;
import org.rexnet.core.optimization.RowShift;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.Tolerances;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Chooses, among all heat plans of least cost at average prices, the one with which everything else costs least: where heat can be stored,
 * an average price leaves the hours free. One model holds both, heat within the face of its optima: what has a price stays at its limit.
 */
final class HeatPlanChoice {

    private final Study heat;
    private final Map<String, String> grids;
    private final Study rest;
    private final ClearingOptions options;
    private final Solver solver;

    /**
     * Prepares a choice.
     *
     * @param grids names of the generators of the heat plan that stand for all else, by their buses
     * @param rest all else, with those buses, without what heat takes there
     */
    HeatPlanChoice(Study heat, Map<String, String> grids, Study rest, ClearingOptions options, Solver solver) {
        this.heat = heat;
        this.grids = grids;
        this.rest = rest;
        this.options = options.formulation() == FlowFormulation.SENSITIVITIES
                ? options.withSecurity(ClearingOptions.Security.NONE).withFormulation(FlowFormulation.ANGLES)
                : options;
        this.solver = solver;
    }

    /** Returns the heat plan; empty where either part has no answer, or limits hold after outages, which no model of both has. */
    Optional<Clearing> choose() {
        if (options.security() == ClearingOptions.Security.N_MINUS_1) {
            return Optional.empty();
        }
        ClearingProblem alone = problem(new LinearModel(), heat);
        return solve(alone).flatMap(planned -> chosen(alone, planned));
    }

    private Optional<Clearing> chosen(ClearingProblem alone, Solution planned) {
        LinearModel both = new LinearModel();
        ClearingProblem ofHeat = problem(both, heat);
        hold(alone.model(), planned, both);
        ClearingProblem ofRest = problem(both, rest);
        grids.forEach(
                (bus, grid) -> join(ofHeat.window(), new ComponentKey(ComponentKind.GENERATOR, grid), ofRest, bus));
        return solve(ofRest).flatMap(found -> read(alone, planned, found));
    }

    private ClearingProblem problem(LinearModel model, Study study) {
        return ClearingProblem.within(model, study, DcFlow.of(study.network(), options.convention()), options);
    }

    private Optional<Solution> solve(ClearingProblem problem) {
        SolverOptions solverOptions =
                options.timeLimit().map(SolverOptions.DEFAULTS::withTimeLimit).orElse(SolverOptions.DEFAULTS);
        try (WindowClearing window =
                new WindowClearing(problem, solver, solverOptions, ClearingProgress.SILENT, () -> false)) {
            Outcome outcome = window.solve();
            return outcome instanceof Optimal optimal ? Optional.of(optimal.solution()) : Optional.empty();
        }
    }

    /** Keeps the copy of a model that comes first in another one among the optima of the original. */
    private static void hold(LinearModel original, Solution planned, LinearModel both) {
        double tolerance = Tolerances.DUAL * Tolerances.costUnit(original);
        for (int j = 0; j < original.variableCount(); j++) {
            Variable variable = new Variable(j);
            double price = planned.reducedCost(variable);
            double lower = original.lower(variable);
            double upper = original.upper(variable);
            if (original.quadraticCost(variable) != 0) {
                lower = planned.value(variable);
                upper = lower;
            }
            both.setInteger(variable, false);
            both.setBounds(variable, price < -tolerance ? upper : lower, price > tolerance ? lower : upper);
        }
        for (int i = 0; i < original.constraintCount(); i++) {
            Constraint row = new Constraint(i);
            double price = planned.dual(row);
            both.setConstraintBounds(
                    row,
                    price < -tolerance ? original.upper(row) : original.lower(row),
                    price > tolerance ? original.lower(row) : original.upper(row));
        }
    }

    /** What heat takes from all else is demand there, and paid for there. */
    private static void join(Window heat, ComponentKey grid, ClearingProblem rest, String bus) {
        LinearModel both = rest.model();
        int position = rest.study().network().busIndex(bus);
        for (int k = 0; k < heat.size(); k++) {
            Variable taken = heat.register().find(grid, Quantity.OUTPUT, k).orElseThrow();
            both.setCost(taken, 0);
            for (RowShift demand : rest.flow().demandChange(position, k)) {
                both.addTerm(demand.row(), taken, -demand.amount());
            }
        }
    }

    /** Returns the plan chosen at the prices of the first one, which support all of them. */
    private Optional<Clearing> read(ClearingProblem alone, Solution planned, Solution found) {
        LinearModel model = alone.model();
        double[] values = new double[model.variableCount()];
        double[] reducedCosts = new double[values.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = found.value(new Variable(j));
            reducedCosts[j] = planned.reducedCost(new Variable(j));
        }
        double[] activities = new double[model.constraintCount()];
        double[] duals = new double[activities.length];
        for (int i = 0; i < activities.length; i++) {
            activities[i] = found.activity(new Constraint(i));
            duals[i] = planned.dual(new Constraint(i));
        }
        Point point = new Point(values, reducedCosts, activities, duals);
        Certificate certificate = Certificate.of(model, point);
        if (!certificate.holds()) {
            return Optional.empty();
        }
        Solution chosen = Solution.of(model, point, planned.basis(), planned.statistics(), certificate);
        ClearingResults results = new ClearingResults(heat.horizon().size());
        alone.readCapacities(chosen, results);
        alone.read(chosen, results);
        double cost = alone.cost(chosen) + alone.constantCost();
        return Optional.of(
                new Clearing(heat, options, cost, results, statistics(model, planned), ClearingKind::operationsOfAll));
    }

    private ClearingStatistics statistics(LinearModel model, Solution planned) {
        return new ClearingStatistics(
                solver.name(),
                1,
                2,
                planned.statistics().iterations(),
                model.variableCount(),
                model.constraintCount(),
                0,
                0,
                planned.statistics().solveSeconds(),
                model.hasIntegers());
    }
}
