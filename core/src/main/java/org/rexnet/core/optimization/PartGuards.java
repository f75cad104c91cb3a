package org.rexnet.core.optimization;

/**
 * Variables that let every constraint of a part of a model be violated in both directions, at a cost above all others: so the part has a
 * solution whatever variables are not in it yet. Mutable, for one thread.
 */
final class PartGuards {

    /** Cost of a unit beside the largest of the model. */
    private static final double DEARER = 2;

    private final LinearModel part;
    private final IntList columns = new IntList();
    private boolean isOpen;
    private double cost;
    private int guarded;

    PartGuards(LinearModel part) {
        this.part = part;
    }

    /** Lets constraints be violated from now on. */
    void open(LinearModel model) {
        isOpen = true;
        double largest = 1;
        for (int j = 0; j < model.variableCount(); j++) {
            largest = Math.max(largest, Math.abs(model.cost(new Variable(j))));
        }
        cost = DEARER * largest;
    }

    /** Adds what is missing for the constraints that the part has now, as its last variables; returns how many there are. */
    int add() {
        int known = columns.size;
        for (int row = guarded; row < part.constraintCount() && isOpen; row++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                Variable guard = part.addVariable(0, Double.POSITIVE_INFINITY, cost);
                part.addTerm(new Constraint(row), guard, sign);
                columns.add(guard.index());
            }
        }
        guarded = part.constraintCount();
        return columns.size - known;
    }

    /** Returns whether no constraint is violated, and none nearly so. */
    boolean areIdle(Basis basis) {
        for (int k = 0; k < columns.size && isOpen; k++) {
            if (basis.status(new Variable(columns.items[k])) == BasisStatus.BASIC) {
                return false;
            }
        }
        return true;
    }

    /** Lets constraints be violated no longer. */
    void close() {
        isOpen = false;
        for (int k = 0; k < columns.size; k++) {
            part.setBounds(new Variable(columns.items[k]), 0, 0);
        }
    }

    int count() {
        return columns.size;
    }
}
