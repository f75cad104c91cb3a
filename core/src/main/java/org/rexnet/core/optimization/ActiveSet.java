package org.rexnet.core.optimization;

import java.util.Arrays;

/**
 * Which bounds and constraints hold with equality at a solution; mutable, for one thread. A variable is free to move or
 * held at a bound; a free one is tied if the constraints that hold determine it, and loose if only its quadratic cost does.
 * Holding a loose variable at a bound, or letting a held one with a quadratic cost go, leaves the optimality conditions
 * solvable.
 */
final class ActiveSet {
    enum Hold {
        TIED,
        LOOSE,
        AT_LOWER,
        AT_UPPER,
        AT_ZERO;

        boolean isFree() {
            return this == TIED || this == LOOSE;
        }
    }

    enum Side {
        NONE,
        LOWER,
        UPPER,
        ZERO
    }

    private final LinearModel model;
    private Hold[] holds;
    private Side[] sides;

    /** All variables held and no constraint active, to be filled in. */
    ActiveSet(LinearModel model) {
        this.model = model;
        this.holds = new Hold[0];
        this.sides = new Side[0];
        extend();
    }

    /** What a basis of the model says: basic variables are free, the constraints that are not basic hold. */
    static ActiveSet of(LinearModel model, Basis basis) {
        ActiveSet set = new ActiveSet(model);
        for (int j = 0; j < model.variableCount(); j++) {
            BasisStatus status = basis.status(new Variable(j));
            if (status == BasisStatus.BASIC) {
                set.release(j, false);
            } else {
                set.hold(j, status);
            }
        }
        for (int i = 0; i < model.constraintCount(); i++) {
            BasisStatus status = basis.status(new Constraint(i));
            if (status != BasisStatus.BASIC) {
                set.activate(i, status);
            }
        }
        return set;
    }

    /** Takes in what was added to the model: variables held at a bound, constraints not active. */
    void extend() {
        int columns = holds.length;
        holds = Arrays.copyOf(holds, model.variableCount());
        for (int j = columns; j < holds.length; j++) {
            hold(j, BasisStatus.NONBASIC);
        }
        int rows = sides.length;
        sides = Arrays.copyOf(sides, model.constraintCount());
        Arrays.fill(sides, rows, sides.length, Side.NONE);
    }

    void release(int column, boolean loose) {
        holds[column] = loose ? Hold.LOOSE : Hold.TIED;
    }

    /** Holds a variable at the bound that a nonbasic status stands for. */
    void hold(int column, BasisStatus status) {
        boolean hasLower = !Double.isInfinite(model.lowers().items[column]);
        boolean hasUpper = !Double.isInfinite(model.uppers().items[column]);
        if (hasUpper && (status == BasisStatus.AT_UPPER || !hasLower)) {
            holds[column] = Hold.AT_UPPER;
        } else {
            holds[column] = hasLower ? Hold.AT_LOWER : Hold.AT_ZERO;
        }
    }

    void activate(int row, BasisStatus status) {
        boolean hasLower = !Double.isInfinite(model.rowLowers().items[row]);
        boolean hasUpper = !Double.isInfinite(model.rowUppers().items[row]);
        if (hasUpper && (status == BasisStatus.AT_UPPER || !hasLower)) {
            sides[row] = Side.UPPER;
        } else {
            sides[row] = hasLower ? Side.LOWER : Side.ZERO;
        }
    }

    boolean isFree(int column) {
        return holds[column].isFree();
    }

    boolean isActive(int row) {
        return sides[row] != Side.NONE;
    }

    /** Where a held variable is. */
    double heldValue(int column) {
        return switch (holds[column]) {
            case AT_LOWER -> finite(model.lowers().items[column]);
            case AT_UPPER -> finite(model.uppers().items[column]);
            case AT_ZERO -> 0;
            case TIED, LOOSE -> throw new IllegalStateException("Variable " + column + " is not held.");
        };
    }

    /** What an active constraint adds up to. */
    double activeValue(int row) {
        return switch (sides[row]) {
            case LOWER -> finite(model.rowLowers().items[row]);
            case UPPER -> finite(model.rowUppers().items[row]);
            case ZERO -> 0;
            case NONE -> throw new IllegalStateException("Constraint " + row + " is not active.");
        };
    }

    private static double finite(double bound) {
        return Double.isInfinite(bound) ? 0 : bound;
    }

    /**
     * Holds the loose variables that a point puts outside their bounds, lets go the held ones with a quadratic cost that it
     * pulls inwards, activates the constraints that it violates and lets go those with a price of the wrong sign.
     *
     * @return whether anything changed
     */
    boolean correct(Point point) {
        boolean changed = false;
        DoubleList quadratic = model.quadraticCosts();
        for (int j = 0; j < quadratic.size; j++) {
            if (quadratic.items[j] != 0) {
                changed |= correctColumn(j, point.value()[j], point.reducedCost()[j]);
            }
        }
        for (int i = 0; i < sides.length; i++) {
            changed |= correctRow(i, point.activity()[i], point.dual()[i]);
        }
        return changed;
    }

    private boolean correctColumn(int j, double value, double reducedCost) {
        double lower = model.lowers().items[j];
        double upper = model.uppers().items[j];
        Hold before = holds[j];
        if (before == Hold.LOOSE && value < lower) {
            holds[j] = Hold.AT_LOWER;
        } else if (before == Hold.LOOSE && value > upper) {
            holds[j] = Hold.AT_UPPER;
        } else if (lower < upper && pulls(before, reducedCost)) {
            holds[j] = Hold.LOOSE;
        }
        return holds[j] != before;
    }

    private boolean correctRow(int i, double activity, double dual) {
        double lower = model.rowLowers().items[i];
        double upper = model.rowUppers().items[i];
        double margin = Tolerances.PRIMAL * 0.1 + Tolerances.RELATIVE * Math.abs(activity);
        Side before = sides[i];
        sides[i] = switch (before) {
            case NONE -> activity < lower - margin ? Side.LOWER : activity > upper + margin ? Side.UPPER : Side.NONE;
            case LOWER -> dual < 0 && lower < upper ? Side.NONE : Side.LOWER;
            case UPPER -> dual > 0 && lower < upper ? Side.NONE : Side.UPPER;
            case ZERO -> Side.ZERO;
        };
        return sides[i] != before;
    }

    private static boolean pulls(Hold hold, double reducedCost) {
        return switch (hold) {
            case AT_LOWER -> reducedCost < 0;
            case AT_UPPER -> reducedCost > 0;
            case AT_ZERO -> reducedCost != 0;
            case TIED, LOOSE -> false;
        };
    }

    /** The basis that comes closest: free variables and constraints that do not hold are basic. */
    Basis basis() {
        int[] columns =
                Arrays.stream(holds).mapToInt(hold -> status(hold).ordinal()).toArray();
        int[] rows =
                Arrays.stream(sides).mapToInt(side -> status(side).ordinal()).toArray();
        return Basis.of(columns, rows);
    }

    private static BasisStatus status(Hold hold) {
        return switch (hold) {
            case TIED, LOOSE -> BasisStatus.BASIC;
            case AT_LOWER -> BasisStatus.AT_LOWER;
            case AT_UPPER -> BasisStatus.AT_UPPER;
            case AT_ZERO -> BasisStatus.AT_ZERO;
        };
    }

    private static BasisStatus status(Side side) {
        return switch (side) {
            case NONE -> BasisStatus.BASIC;
            case LOWER -> BasisStatus.AT_LOWER;
            case UPPER -> BasisStatus.AT_UPPER;
            case ZERO -> BasisStatus.AT_ZERO;
        };
    }
}
