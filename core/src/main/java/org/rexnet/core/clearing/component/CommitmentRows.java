package org.rexnet.core.clearing.component;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.UnitsBefore;

/**
 * Unit that is on or off: status, starts and stops, minimum times, and ramps that depend on them. The window must hold whole blocks.
 *
 * <p>The rows are those of PyPSA, so that results compare; a ramp limit that is not given counts as 1 where its partner is. A capacity
 * that is a variable is told apart from the status by a bound on all outputs (big M). Where the capacity is that of modules, status,
 * starts and stops count them, up to as many as there are.
 */
final class CommitmentRows {

    /** Number of modules by which a whole number of them may be missed. */
    private static final double WHOLE = 1e-6;

    private final Window problem;
    private final String name;
    private final Variables output;
    private final Capacity capacity;
    private final double largestMw;
    private final Profile minPu;
    private final Profile maxPu;
    private final Commitment rules;
    private final CommittedRamps changes;
    private final UnitsBefore before;
    private final Variables status;
    private final Variables starts;
    private final Variables stops;
    private final int[] upperRows;
    private final int[] lowerRows;
    private final int[] moduleRows;
    private final double moduleMw;
    /** Units at most; infinite where that is found. */
    private final double count;

    /** Prepares a unit; {@code largestMw} bounds its output whatever the capacity found, {@code moduleMw} is 0 unless there are modules. */
    CommitmentRows(
            Window problem,
            ComponentKey component,
            Variables output,
            Capacity capacity,
            double largestMw,
            double moduleMw,
            Profile minPu,
            Profile maxPu,
            Commitment rules,
            RampLimits ramps) {
        this.problem = problem;
        name = component.toString();
        this.output = output;
        this.capacity = capacity;
        this.largestMw = largestMw;
        this.minPu = minPu;
        this.maxPu = maxPu;
        this.rules = rules;
        this.moduleMw = moduleMw;
        count = moduleMw > 0 && capacity.isVariable()
                ? Double.POSITIVE_INFINITY
                : units(moduleMw == 0 ? 1 : capacity.existing(), moduleMw);
        before = problem.study().conditions(UnitsBefore.class).stream()
                .filter(known -> known.id().equals(component.toString()))
                .findFirst()
                .orElseGet(() -> UnitsBefore.of(component, rules, count));
        status = decisions(component, Quantity.STATUS);
        starts = decisions(component, Quantity.START);
        stops = decisions(component, Quantity.STOP);
        upperRows = new int[problem.size()];
        lowerRows = new int[problem.size()];
        moduleRows = new int[problem.size()];
        changes = new CommittedRamps(
                problem,
                name,
                new CommittedRamps.Unit(output, status, starts, stops),
                isOfVariableSize() ? Optional.of(capacity) : Optional.empty(),
                isOfVariableSize() ? largestMw : unitMw(),
                rules,
                ramps,
                before);
    }

    /** Returns how many units a capacity is: whole modules, or one where there are none. */
    static double units(double capacityMw, double moduleMw) {
        return moduleMw == 0 ? 1 : Math.floor(capacityMw / moduleMw + WHOLE);
    }

    /** Returns whether one decision is for a capacity that is a variable. */
    private boolean isOfVariableSize() {
        return capacity.isVariable() && moduleMw == 0;
    }

    /** Returns the capacity of one unit that is a number. */
    private double unitMw() {
        return moduleMw == 0 ? capacity.existing() : moduleMw;
    }

    private Variables decisions(ComponentKey component, Quantity quantity) {
        LinearModel model = problem.model();
        Variables decisions = model.addVariables(problem.size());
        problem.enter(decisions, component, quantity);
        boolean whole = problem.options().commitment() == ClearingOptions.Commitments.INTEGER;
        for (int k = 0; k < problem.size(); k++) {
            model.setBounds(decisions.at(k), 0, count);
            if (whole) {
                model.setInteger(decisions.at(k), true);
                problem.wholeVariables().add(decisions.at(k));
            }
        }
        return decisions;
    }

    void build() {
        for (int k = 0; k < problem.size(); k++) {
            output(k);
            transition(k);
            minimumUp(k);
            minimumDown(k);
            changes.build(k);
            cost(k);
        }
    }

    private void output(int k) {
        int t = problem.first() + k;
        if (isOfVariableSize()) {
            outputOfVariableCapacity(k, minPu.at(t), maxPu.at(t));
            return;
        }
        LinearModel model = problem.model();
        double least = minPu.at(t) * unitMw();
        double most = maxPu.at(t) * unitMw();
        model.setBounds(output.at(k), all(Math.min(0, least)), all(Math.max(0, most)));
        Constraint upper = row(Double.NEGATIVE_INFINITY, 0, "largest output of ", k);
        model.addTerm(upper, output.at(k), 1);
        model.addTerm(upper, status.at(k), -most);
        upperRows[k] = upper.index();
        Constraint lower = row(0, Double.POSITIVE_INFINITY, "smallest output of ", k);
        problem.limits().enter(lower, LimitKind.COMMITTED_OUTPUT, name, k);
        model.addTerm(lower, output.at(k), 1);
        model.addTerm(lower, status.at(k), -least);
        lowerRows[k] = lower.index();
        if (capacity.isVariable()) {
            Constraint modules = row(Double.NEGATIVE_INFINITY, 0, "modules on of ", k);
            model.addTerm(modules, status.at(k), moduleMw);
            model.addTerm(modules, capacity.variable(), -1);
            moduleRows[k] = modules.index();
        }
    }

    private double all(double ofOne) {
        return ofOne == 0 ? 0 : ofOne * count;
    }

    /** output <= M status, output <= max x C, output >= min x C - M (1 - status). */
    private void outputOfVariableCapacity(int k, double min, double max) {
        LinearModel model = problem.model();
        model.setBounds(output.at(k), min >= 0 ? 0 : -largestMw, largestMw);
        Constraint on = row(Double.NEGATIVE_INFINITY, 0, "status and output of ", k);
        model.addTerm(on, output.at(k), 1);
        model.addTerm(on, status.at(k), -largestMw);
        Constraint upper = row(Double.NEGATIVE_INFINITY, 0, "largest output of ", k);
        model.addTerm(upper, output.at(k), 1);
        model.addTerm(upper, capacity.variable(), -max);
        upperRows[k] = upper.index();
        Constraint lower = row(-largestMw, Double.POSITIVE_INFINITY, "smallest output of ", k);
        problem.limits().enter(lower, LimitKind.COMMITTED_OUTPUT, name, k);
        model.addTerm(lower, output.at(k), 1);
        model.addTerm(lower, capacity.variable(), -min);
        model.addTerm(lower, status.at(k), -largestMw);
        lowerRows[k] = lower.index();
    }

    /** start_t >= status_t - status_t-1 and stop_t >= status_t-1 - status_t. */
    private void transition(int k) {
        LinearModel model = problem.model();
        boolean isFirst = k == problem.blockStart(k);
        double wereOn = isFirst ? before.on() : 0;
        Constraint start = row(-wereOn, Double.POSITIVE_INFINITY, "start of ", k);
        model.addTerm(start, starts.at(k), 1);
        model.addTerm(start, status.at(k), -1);
        Constraint stop = row(wereOn, Double.POSITIVE_INFINITY, "stop of ", k);
        model.addTerm(stop, stops.at(k), 1);
        model.addTerm(stop, status.at(k), 1);
        if (!isFirst) {
            model.addTerm(start, status.at(k - 1), 1);
            model.addTerm(stop, status.at(k - 1), -1);
        }
    }

    /** status_t >= starts of the last minimum-up snapshots, those before the block included. */
    private void minimumUp(int k) {
        int minimum = rules.minUpSnapshots();
        if (minimum == 0) {
            return;
        }
        int age = k - problem.blockStart(k);
        // Those that started h snapshots before the block are of age + h snapshots.
        double started = before.startedWithin(minimum - 1 - age);
        Constraint row = row(started, Double.POSITIVE_INFINITY, "minimum up time of ", k);
        problem.limits().enter(row, LimitKind.UP_TIME, name, k);
        problem.model().addTerm(row, status.at(k), 1);
        for (int j = 0; j < minimum && j <= age; j++) {
            problem.model().addTerm(row, starts.at(k - j), -1);
        }
    }

    /** units - status_t >= stops of the last minimum-down snapshots, those before the block included. */
    private void minimumDown(int k) {
        int minimum = rules.minDownSnapshots();
        if (minimum == 0) {
            return;
        }
        int age = k - problem.blockStart(k);
        double stopped = before.stoppedWithin(minimum - 1 - age);
        boolean counted = Double.isInfinite(count) && !Double.isInfinite(stopped);
        double units = counted ? -stopped : stopped == count ? 0 : count - stopped;
        Constraint row = row(Double.NEGATIVE_INFINITY, units, "minimum down time of ", k);
        problem.limits().enter(row, LimitKind.DOWN_TIME, name, k);
        if (counted) {
            problem.model().addTerm(row, capacity.variable(), -1 / moduleMw);
        }
        problem.model().addTerm(row, status.at(k), 1);
        for (int j = 0; j < minimum && j <= age; j++) {
            problem.model().addTerm(row, stops.at(k - j), 1);
        }
    }

    private void cost(int k) {
        LinearModel model = problem.model();
        int t = problem.first() + k;
        model.setCost(status.at(k), problem.weight(k) * rules.standByCost().at(t));
        model.setCost(starts.at(k), rules.startUpCost().at(t));
        model.setCost(stops.at(k), rules.shutDownCost().at(t));
    }

    private Constraint row(double lower, double upper, String what, int k) {
        Constraint row = problem.model().addConstraint(lower, upper);
        problem.nameRow(row, what + name, problem.first() + k);
        return row;
    }

    /** Returns the cost saved by one more MW of capacity in snapshot {@code k}, at the status found. */
    double rent(Solution solution, int k) {
        int t = problem.first() + k;
        if (moduleMw > 0 && capacity.isVariable()) {
            return -solution.dual(new Constraint(moduleRows[k]));
        }
        double on = capacity.isVariable() ? 1 : count == 0 ? 0 : solution.value(status.at(k)) / count;
        return -on
                * (solution.dual(new Constraint(upperRows[k])) * maxPu.at(t)
                        + solution.dual(new Constraint(lowerRows[k])) * minPu.at(t));
    }

    /** Returns what decisions cost a component of a clearing over the horizon, on the same rules as {@link #cost(int)}. */
    static DoubleSupplier cost(Clearing clearing, ComponentKind kind, int i, Optional<Commitment> rules) {
        return rules.isEmpty() ? () -> 0 : () -> cost(clearing, kind, i, rules.get());
    }

    private static double cost(Clearing clearing, ComponentKind kind, int i, Commitment rules) {
        double[][] on = clearing.series(kind, "status");
        double[][] started = clearing.series(kind, "start_up");
        double[][] stopped = clearing.series(kind, "shut_down");
        double cost = Operation.weighted(
                clearing.study().horizon(), t -> on[t][i] * rules.standByCost().at(t));
        for (int t = 0; t < on.length; t++) {
            cost += started[t][i] * rules.startUpCost().at(t)
                    + stopped[t][i] * rules.shutDownCost().at(t);
        }
        return cost;
    }

    /** Writes status, starts and stops of component {@code i} of a table. */
    void read(Solution solution, ClearingResults results, ComponentKind kind, int i, int components) {
        double[][] on = results.series(kind.table(), "status", components);
        double[][] started = results.series(kind.table(), "start_up", components);
        double[][] stopped = results.series(kind.table(), "shut_down", components);
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            on[t][i] = solution.value(status.at(k));
            started[t][i] = solution.value(starts.at(k));
            stopped[t][i] = solution.value(stops.at(k));
        }
    }
}
