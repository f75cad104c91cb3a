package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.BasisStatus;
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
    private static final double LEAST_GROWTH = 1.05;
    private static final double BEYOND = 1.5;

    private final LinearModel rest;
    /** What one more unit cost, 0 or less, where variables stood at their upper bounds the last time. */
    private final Map<Variable, Stood> stood = new LinkedHashMap<>();

    /** By variable of the rest: how far it may rise in the end. */
    private final Map<Variable, Double> ends = new LinkedHashMap<>();

    private final List<Variable> raised = new ArrayList<>();

    /** Prepares steps of variables of a model that is left when others are held. */
    CapacitySteps(LinearModel rest) {
        this.rest = rest;
    }

    /** Bounds variables that have just been let go, from a position on, as far as they may rise. */
    void begin(int first) {
        raised.clear();
        stood.clear();
        for (int column = first; column < rest.variableCount(); column++) {
            Variable variable = new Variable(column);
            double lower = rest.lower(variable);
            if (Double.isFinite(lower) && lower < rest.upper(variable)) {
                raised.add(variable);
                ends.put(variable, rest.upper(variable));
                reach(variable, Math.max(SMALLEST_STEP, FIRST_SHARE * Math.abs(lower)));
            }
        }
    }

    private record Stood(double rise, double reducedCost) {}

    /**
     * Returns how far a variable may rise next that stands at its upper bound: three times as far, or somewhat beyond where its reduced
     * cost becomes 0 if it goes on as it did since the last time. A bound far beyond has to be walked back step by step.
     */
    private double next(Variable variable, double rise, double reducedCost) {
        Stood before = stood.put(variable, new Stood(rise, reducedCost));
        if (before == null || before.rise() >= rise || before.reducedCost() >= reducedCost) {
            return GROWTH * rise;
        }
        double more = (rise - before.rise()) * reducedCost / (before.reducedCost() - reducedCost);
        return Math.min(GROWTH * rise, LEAST_GROWTH * rise + BEYOND * more);
    }

    private void reach(Variable variable, double step) {
        double lower = rest.lower(variable);
        rest.setBounds(variable, lower, Math.min(ends.getOrDefault(variable, lower), lower + step));
    }

    /** Returns a basis in which those that have just been let go stand at their upper bounds. */
    Basis raised(Basis basis) {
        int[] columns = basis.columnOrdinals();
        raised.forEach(variable -> columns[variable.index()] = BasisStatus.AT_UPPER.ordinal());
        return Basis.of(columns, basis.rowOrdinals());
    }

    /** Lets all rise as far as they may. */
    void end() {
        ends.forEach((variable, end) -> rest.setBounds(variable, rest.lower(variable), end));
    }

    /** Widens the bounds at which variables stand in a solution; returns whether there were any. */
    boolean widen(Solution solution) {
        boolean widened = false;
        for (Map.Entry<Variable, Double> end : ends.entrySet()) {
            Variable variable = end.getKey();
            double upper = rest.upper(variable);
            if (upper < end.getValue() && solution.basis().status(variable) == BasisStatus.AT_UPPER) {
                reach(variable, next(variable, upper - rest.lower(variable), solution.reducedCost(variable)));
                widened = true;
            }
        }
        return widened;
    }
}
