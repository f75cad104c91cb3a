package org.rexnet.core.clearing.solve;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.BasisStatus;
import org.rexnet.core.optimization.HeldModel;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Lets capacities that pay rise step by step, each to an upper bound that is widened while the capacity stands there. At that bound the
 * prices that were found stay right, so that the dual simplex method goes on from them: far quicker than the primal one, which has to pass
 * every point at which some snapshot's dispatch changes. Mutable, for one thread.
 */
final class CapacitySteps {

    private static final double FIRST_SHARE = 0.1;
    private static final double SMALLEST_STEP = 1;
    private static final double GROWTH = 3;

    private final LinearModel rest;
    /** By variable of the rest: how far it may rise in the end. */
    private final Map<Variable, Double> ends = new LinkedHashMap<>();

    private CapacitySteps(LinearModel rest) {
        this.rest = rest;
    }

    /** Returns steps of nothing. */
    static CapacitySteps none(HeldModel model) {
        return new CapacitySteps(model.model());
    }

    /** Bounds the variables that have just been let go in a model, as far as they may rise. */
    static CapacitySteps of(HeldModel model, BitSet moving) {
        CapacitySteps steps = new CapacitySteps(model.model());
        LinearModel rest = model.model();
        for (int column = 0; column < rest.variableCount(); column++) {
            Variable variable = new Variable(column);
            double lower = rest.lower(variable);
            if (moving.get(model.wholeColumn(column)) && Double.isFinite(lower) && lower < rest.upper(variable)) {
                steps.ends.put(variable, rest.upper(variable));
                steps.reach(variable, Math.max(SMALLEST_STEP, FIRST_SHARE * Math.abs(lower)));
            }
        }
        return steps;
    }

    private void reach(Variable variable, double step) {
        double lower = rest.lower(variable);
        rest.setBounds(variable, lower, Math.min(ends.getOrDefault(variable, lower), lower + step));
    }

    /** Returns a basis in which all of them stand at their upper bounds. */
    Basis raised(Basis basis) {
        int[] columns = basis.columnOrdinals();
        ends.keySet().forEach(variable -> columns[variable.index()] = BasisStatus.AT_UPPER.ordinal());
        return Basis.of(columns, basis.rowOrdinals());
    }

    /** Widens the bounds at which variables stand in a solution; returns whether there were any. */
    boolean widen(Solution solution) {
        boolean widened = false;
        for (Map.Entry<Variable, Double> end : ends.entrySet()) {
            Variable variable = end.getKey();
            double upper = rest.upper(variable);
            if (upper < end.getValue() && solution.basis().status(variable) == BasisStatus.AT_UPPER) {
                reach(variable, GROWTH * (upper - rest.lower(variable)));
                widened = true;
            }
        }
        return widened;
    }
}
