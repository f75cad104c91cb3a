package org.rexnet.core.clearing.solve;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.HeldModel;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.Tolerances;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.ComponentKey;

/**
 * Finds where a long window starts whose capacities are nearly known: held there it is cleared stage by stage; then capacities may move
 * away from what was known, step by step while it pays. Mutable, for one thread.
 */
public final class PlannedCapacities {

    private static final int LEAST_SNAPSHOTS = 168;
    private static final double FIRST_SHARE = 0.1;
    private static final double SMALLEST_STEP = 0.01;
    private static final double GROWTH = 3;

    private final ClearingProblem problem;
    private final LinearModel model;
    private final Solver solver;
    private final SolverOptions options;
    private final BooleanSupplier isOver;
    private final int threads;
    private final Map<Variable, Range> ranges = new LinkedHashMap<>();
    private ClearingWork work = ClearingWork.NONE;

    /**
     * Where a capacity is known to be, and how far it may move.
     *
     * @param value MW (MWh) at which it is held
     * @param lower least that the model allows
     * @param upper most that the model allows
     */
    private record Range(double value, double lower, double upper) {}

    /** Prepares a window; capacities of which nothing is known are taken to be at the least. */
    public PlannedCapacities(
            ClearingProblem problem,
            Map<ComponentKey, Double> planned,
            Solver solver,
            SolverOptions options,
            BooleanSupplier isOver,
            int threads) {
        this.problem = problem;
        this.solver = solver;
        this.options = options;
        this.isOver = isOver;
        this.threads = threads;
        model = problem.model();
        problem.window().capacities().forEach((component, variable) -> {
            double lower = model.lower(variable);
            double upper = model.upper(variable);
            double value = Math.max(lower, Math.min(planned.getOrDefault(component, lower), upper));
            ranges.put(variable, new Range(value, lower, upper));
        });
    }

    /** Returns whether a problem can be cleared in stages once its capacities are held. */
    static boolean suits(ClearingProblem problem) {
        return problem.size() >= LEAST_SNAPSHOTS
                && problem.wholeVariables().isEmpty()
                && !problem.model().isQuadratic();
    }

    /** Adds the flow limits that bind to the model, and returns a basis of it; empty where nothing was learnt. */
    Optional<Basis> start() {
        BitSet held = new BitSet();
        double[] values = new double[model.variableCount()];
        ranges.forEach((variable, range) -> {
            held.set(variable.index());
            values[variable.index()] = range.value();
        });
        HeldModel part = new HeldModel(model, held, column -> values[column]);
        part.takeConstraints();
        if (!part.isPossible()) {
            return Optional.empty();
        }
        StagedClearing stages =
                new StagedClearing(problem, part, StagedClearing.Cut.WEEKS, solver, options, isOver, threads);
        Optional<Basis> basis = stages.start();
        work = work.plus(stages.work());
        part.takeConstraints();
        return basis.map(found -> part.wholeBasis(found, null));
    }

    /** Holds capacities where they are known to be. */
    void hold() {
        ranges.forEach((variable, range) -> model.setBounds(variable, range.value(), range.value()));
    }

    /** Widens the bounds at which capacities stand in a solution; returns whether there were any. */
    boolean widen(Solution solution) {
        double tolerance = Tolerances.DUAL * Tolerances.costUnit(model);
        boolean widened = false;
        for (Map.Entry<Variable, Range> entry : ranges.entrySet()) {
            Variable variable = entry.getKey();
            Range range = entry.getValue();
            double value = solution.value(variable);
            double lower = model.lower(variable);
            double upper = model.upper(variable);
            double rate = solution.reducedCost(variable);
            double least = Math.max(SMALLEST_STEP, FIRST_SHARE * Math.abs(range.value()));
            if (value <= lower && rate > tolerance && lower > range.lower()) {
                lower = Math.max(range.lower(), range.value() - Math.max(least, GROWTH * (range.value() - lower)));
            } else if (value >= upper && rate < -tolerance && upper < range.upper()) {
                upper = Math.min(range.upper(), range.value() + Math.max(least, GROWTH * (upper - range.value())));
            } else {
                continue;
            }
            model.setBounds(variable, lower, upper);
            widened = true;
        }
        return widened;
    }

    /** Lets capacities move as far as they may. */
    void release() {
        ranges.forEach((variable, range) -> model.setBounds(variable, range.lower(), range.upper()));
    }

    /** Returns what was done. */
    ClearingWork work() {
        return work;
    }
}
