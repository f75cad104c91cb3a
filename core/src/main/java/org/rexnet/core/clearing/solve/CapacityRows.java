package org.rexnet.core.clearing.solve;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.rexnet.core.optimization.CompressedMatrix;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Limits over capacities alone, which may be paid for at the prices that they have in a solution in place of being held. For one thread.
 */
final class CapacityRows {

    private final LinearModel model;
    private final double[] lower;
    private final double[] upper;
    private final List<Constraint> rows;
    private final double[] duals;
    private final CompressedMatrix terms;

    /**
     * Finds the rows of a model that hold nothing but some variables.
     *
     * @param capacities and what they are made of
     */
    CapacityRows(LinearModel model, Solution solution, Collection<Variable> capacities) {
        this.model = model;
        terms = CompressedMatrix.byColumn(model);
        BitSet decided = new BitSet();
        capacities.forEach(capacity -> decided.set(capacity.index()));
        BitSet operated = new BitSet();
        BitSet held = new BitSet();
        for (int j = 0; j < terms.vectorCount(); j++) {
            BitSet met = decided.get(j) ? held : operated;
            for (int entry = terms.start()[j]; entry < terms.start()[j + 1]; entry++) {
                met.set(terms.index()[entry]);
            }
        }
        held.andNot(operated);
        rows = held.stream().mapToObj(Constraint::new).toList();
        lower = rows.stream().mapToDouble(model::lower).toArray();
        upper = rows.stream().mapToDouble(model::upper).toArray();
        duals = new double[model.constraintCount()];
        rows.forEach(row -> duals[row.index()] = solution.dual(row));
    }

    boolean areNone() {
        return rows.isEmpty();
    }

    /** Lets the rows take any value, at their prices. */
    void price() {
        rows.forEach(row -> model.setConstraintBounds(row, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        addToCosts(-1);
    }

    /** Takes that back. */
    void hold() {
        for (int i = 0; i < lower.length; i++) {
            model.setConstraintBounds(rows.get(i), lower[i], upper[i]);
        }
        addToCosts(1);
    }

    private void addToCosts(int sign) {
        for (int j = 0; j < terms.vectorCount(); j++) {
            double cost = 0;
            for (int entry = terms.start()[j]; entry < terms.start()[j + 1]; entry++) {
                cost += terms.value()[entry] * duals[terms.index()[entry]];
            }
            if (cost != 0) {
                Variable variable = new Variable(j);
                model.setCost(variable, model.cost(variable) + sign * cost);
            }
        }
    }
}
