package org.rexnet.core.clearing.component;

import java.util.Optional;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.UnitsBefore;

/**
 * Limits of change from one snapshot to the next of a unit that is on or off: others where it runs than where it starts or stops. A limit
 * that is not given counts as 1 where its partner is.
 *
 * @param unit its variables
 * @param capacity of one decision, where that is a variable
 * @param mw capacity of one unit; where it is a variable, what its output can never exceed
 * @param before what was on before the window's first block
 */
record CommittedRamps(
        Window problem,
        String name,
        Unit unit,
        Optional<Capacity> capacity,
        double mw,
        Commitment rules,
        RampLimits ramps,
        UnitsBefore before) {

    /** Variables of a unit by snapshot: MW, and how many are on, start and stop. */
    record Unit(Variables output, Variables status, Variables starts, Variables stops) {}

    /** Adds the rows of snapshot {@code k} of the window. */
    void build(int k) {
        int t = problem.first() + k;
        double up = ramps.up().at(t);
        double down = ramps.down().at(t);
        boolean isFirst = k == problem.blockStart(k);
        double wereOn = before.on();
        if (isFirst && wereOn > 0 && ramps.initialMw().isEmpty()) {
            return;
        }
        double mwBefore = isFirst && wereOn > 0 ? ramps.initialMw().orElse(0) : 0;
        if (capacity.isPresent()) {
            ofVariableCapacity(capacity.get(), k, isFirst, mwBefore);
            return;
        }
        if (!Double.isInfinite(up) || !Double.isInfinite(rules.rampStartUp())) {
            double running = share(up);
            double starting = share(rules.rampStartUp());
            double limit = isFirst ? mwBefore + (running - starting) * wereOn : 0;
            Constraint row = changeRow(Double.NEGATIVE_INFINITY, limit, "ramp up of ", k, isFirst);
            problem.limits().enter(row, LimitKind.upwards(up, rules.rampStartUp()), name, k);
            problem.model().addTerm(row, unit.status().at(k), -starting);
            if (!isFirst) {
                problem.model().addTerm(row, unit.status().at(k - 1), starting - running);
            }
        }
        if (!Double.isInfinite(down) || !Double.isInfinite(rules.rampShutDown())) {
            double running = share(down);
            double stopping = share(rules.rampShutDown());
            double limit = isFirst ? mwBefore - stopping * wereOn : 0;
            Constraint row = changeRow(limit, Double.POSITIVE_INFINITY, "ramp down of ", k, isFirst);
            problem.limits().enter(row, LimitKind.downwards(down, rules.rampShutDown()), name, k);
            problem.model().addTerm(row, unit.status().at(k), running - stopping);
            if (!isFirst) {
                problem.model().addTerm(row, unit.status().at(k - 1), stopping);
            }
        }
    }

    private double share(double limit) {
        return given(limit) * mw;
    }

    private static double given(double limit) {
        return Double.isInfinite(limit) ? 1 : limit;
    }

    /** Each limit of change holds with slack M where the decision it is for is not taken. */
    private void ofVariableCapacity(Capacity found, int k, boolean isFirst, double mwBefore) {
        double up = ramps.up().at(problem.first() + k);
        double down = ramps.down().at(problem.first() + k);
        LinearModel model = problem.model();
        if (!Double.isInfinite(up) || !Double.isInfinite(rules.rampStartUp())) {
            double slack = isFirst && before.on() > 0 ? 0 : mw;
            Constraint running = changeRow(Double.NEGATIVE_INFINITY, mwBefore + slack, "ramp up of ", k, isFirst);
            problem.limits().enter(running, LimitKind.RAMP_UP, name, k);
            model.addTerm(running, found.variable(), -given(up));
            if (!isFirst) {
                model.addTerm(running, unit.status().at(k - 1), mw);
            }
            Constraint starting = changeRow(Double.NEGATIVE_INFINITY, mwBefore + mw, "start-up ramp of ", k, isFirst);
            problem.limits().enter(starting, LimitKind.START_RAMP, name, k);
            model.addTerm(starting, found.variable(), -given(rules.rampStartUp()));
            model.addTerm(starting, unit.starts().at(k), mw);
        }
        if (!Double.isInfinite(down) || !Double.isInfinite(rules.rampShutDown())) {
            Constraint running = changeRow(mwBefore - mw, Double.POSITIVE_INFINITY, "ramp down of ", k, isFirst);
            problem.limits().enter(running, LimitKind.RAMP_DOWN, name, k);
            model.addTerm(running, found.variable(), given(down));
            model.addTerm(running, unit.status().at(k), -mw);
            Constraint stopping = changeRow(mwBefore - mw, Double.POSITIVE_INFINITY, "shut-down ramp of ", k, isFirst);
            problem.limits().enter(stopping, LimitKind.STOP_RAMP, name, k);
            model.addTerm(stopping, found.variable(), given(rules.rampShutDown()));
            model.addTerm(stopping, unit.stops().at(k), -mw);
        }
    }

    private Constraint changeRow(double lower, double upper, String what, int k, boolean isFirst) {
        Constraint row = problem.model().addConstraint(lower, upper);
        problem.nameRow(row, what + name, problem.first() + k);
        problem.model().addTerm(row, unit.output().at(k), 1);
        if (!isFirst) {
            problem.model().addTerm(row, unit.output().at(k - 1), -1);
        }
        return row;
    }
}
