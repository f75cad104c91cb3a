package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Constraints of a {@link HeldModel} that have one variable beside held ones, and so are bounds of it. Mutable, for one thread.
 *
 * <p>Rows and columns are those of the whole model.
 */
final class HeldBounds {

    private static final int NONE = -1;

    /** A lower bound may exceed an upper one by this share of them: the difference is rounding. */
    static final double ROUNDING = 1e-9;

    private final LinearModel whole;
    private final LinearModel rest;
    private final IntList rows = new IntList();
    private final IntList columns = new IntList();
    private final DoubleList factors = new DoubleList();
    /** Bounds of the constraint less what held variables count in it. */
    private final DoubleList lowers = new DoubleList();

    private final DoubleList uppers = new DoubleList();
    /** Position in the lists of what sets a variable's bound, {@link #NONE} where its own stands. */
    private final int[] lowerSetters;

    private final int[] upperSetters;

    HeldBounds(LinearModel whole, LinearModel rest) {
        this.whole = whole;
        this.rest = rest;
        lowerSetters = new int[whole.variableCount()];
        upperSetters = new int[whole.variableCount()];
        Arrays.fill(lowerSetters, NONE);
        Arrays.fill(upperSetters, NONE);
    }

    /** Bounds a variable by {@code lower <= factor x variable <= upper}; returns whether that contradicts no other of its bounds. */
    boolean add(int row, int column, double factor, double lower, double upper, Variable own) {
        rows.add(row);
        columns.add(column);
        factors.add(factor);
        lowers.add(lower);
        uppers.add(upper);
        return tighten(rows.size - 1, own);
    }

    private boolean tighten(int position, Variable own) {
        int column = columns.items[position];
        double factor = factors.items[position];
        double lower = (factor > 0 ? lowers : uppers).items[position] / factor;
        double upper = (factor > 0 ? uppers : lowers).items[position] / factor;
        double newLower = rest.lower(own);
        double newUpper = rest.upper(own);
        if (lower > newLower) {
            newLower = lower;
            lowerSetters[column] = position;
        }
        if (upper < newUpper) {
            newUpper = upper;
            upperSetters[column] = position;
        }
        boolean isPossible = true;
        if (newLower > newUpper) {
            isPossible = newLower - newUpper <= ROUNDING * (1 + Math.abs(newUpper));
            newLower = newUpper;
        }
        rest.setBounds(own, newLower, newUpper);
        return isPossible;
    }

    /** Takes a constraint that is a bound no longer. */
    interface Released {
        void constrain(int row, int column, double factor);
    }

    /** Takes constraints out, which are bounds no longer; {@code ownOfColumn} says where a variable is in the rest. */
    void release(BitSet released, int[] ownOfColumn, Released taker) {
        BitSet changed = new BitSet();
        int kept = 0;
        for (int k = 0; k < rows.size; k++) {
            if (released.get(rows.items[k])) {
                changed.set(columns.items[k]);
                taker.constrain(rows.items[k], columns.items[k], factors.items[k]);
            } else {
                keep(k, kept++);
            }
        }
        rows.size = kept;
        columns.size = kept;
        factors.size = kept;
        lowers.size = kept;
        uppers.size = kept;
        changed.stream().forEach(column -> {
            lowerSetters[column] = NONE;
            upperSetters[column] = NONE;
            Variable variable = new Variable(column);
            rest.setBounds(new Variable(ownOfColumn[column]), whole.lower(variable), whole.upper(variable));
        });
        for (int k = 0; k < kept; k++) {
            if (changed.get(columns.items[k])) {
                tighten(k, new Variable(ownOfColumn[columns.items[k]]));
            }
        }
    }

    private void keep(int from, int to) {
        int column = columns.items[from];
        lowerSetters[column] = lowerSetters[column] == from ? to : lowerSetters[column];
        upperSetters[column] = upperSetters[column] == from ? to : upperSetters[column];
        rows.items[to] = rows.items[from];
        columns.items[to] = column;
        factors.items[to] = factors.items[from];
        lowers.items[to] = lowers.items[from];
        uppers.items[to] = uppers.items[from];
    }

    /** Returns the constraint that is the lower bound of a variable; -1 where its own stands. */
    int lowerRow(int column) {
        return lowerSetters[column] == NONE ? NONE : rows.items[lowerSetters[column]];
    }

    /** Returns the constraint that is the upper bound of a variable; -1 where its own stands. */
    int upperRow(int column) {
        return upperSetters[column] == NONE ? NONE : rows.items[upperSetters[column]];
    }

    /** Returns the coefficient of a variable in the constraint that is its lower bound. */
    double lowerFactor(int column) {
        return factors.items[lowerSetters[column]];
    }

    /** Returns the coefficient of a variable in the constraint that is its upper bound. */
    double upperFactor(int column) {
        return factors.items[upperSetters[column]];
    }
}
