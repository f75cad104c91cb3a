package org.rexnet.core.clearing.model;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.RampLimits;

/** Limits of change from one snapshot to the next of a unit that is always on: -down x C &lt;= p_t - p_t-1 &lt;= up x C. */
public final class Ramps {

    private final List<Row> rows = new ArrayList<>();

    private Ramps() {}

    /** A limit of snapshot {@code k}, whose bound moves by {@code perCapacity} with each unit of capacity. */
    private record Row(int k, Constraint constraint, double perCapacity) {}

    /** Returns no limits. */
    public static Ramps none() {
        return new Ramps();
    }

    /** Adds the rows; the window must hold whole blocks. */
    public static Ramps add(Window problem, String name, Variables output, Capacity capacity, RampLimits limits) {
        Ramps ramps = new Ramps();
        for (int k = 0; k < problem.size(); k++) {
            boolean isFirst = k == problem.blockStart(k);
            if (isFirst && limits.initialMw().isEmpty()) {
                continue;
            }
            double up = limits.up().at(problem.first() + k);
            double down = limits.down().at(problem.first() + k);
            if (!Double.isInfinite(up)) {
                Constraint row = change(problem, output, k, limits, capacity, up, true);
                problem.nameRow(row, "ramp up of " + name, problem.first() + k);
                problem.limits().enter(row, LimitKind.RAMP_UP, name, k);
                ramps.rows.add(new Row(k, row, up));
            }
            if (!Double.isInfinite(down)) {
                Constraint row = change(problem, output, k, limits, capacity, down, false);
                problem.nameRow(row, "ramp down of " + name, problem.first() + k);
                problem.limits().enter(row, LimitKind.RAMP_DOWN, name, k);
                ramps.rows.add(new Row(k, row, -down));
            }
        }
        return ramps;
    }

    /** Adds the cost saved by one more unit of capacity to the rents by snapshot, component {@code i} of each. */
    public void addRents(Window problem, Solution solution, double[][] rents, int i) {
        for (Row row : rows) {
            rents[problem.first() + row.k()][i] -= row.perCapacity() * solution.dual(row.constraint());
        }
    }

    private static Constraint change(
            Window problem, Variables output, int k, RampLimits limits, Capacity capacity, double share, boolean up) {
        LinearModel model = problem.model();
        boolean isFirst = k == problem.blockStart(k);
        double before = isFirst ? limits.initialMw().orElseThrow() : 0;
        double fixed = capacity.isVariable() ? 0 : capacity.share(share);
        Constraint row = up
                ? model.addConstraint(Double.NEGATIVE_INFINITY, before + fixed)
                : model.addConstraint(before - fixed, Double.POSITIVE_INFINITY);
        model.addTerm(row, output.at(k), 1);
        if (!isFirst) {
            model.addTerm(row, output.at(k - 1), -1);
        } else {
            problem.links().ifPresent(links -> links.addSlack(row, up ? -1 : 1, problem.weight(k)));
        }
        if (capacity.isVariable() && share != 0) {
            model.addTerm(row, capacity.variable(), up ? -share : share);
        }
        return row;
    }
}
