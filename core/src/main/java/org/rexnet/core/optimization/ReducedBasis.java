package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Where a linear model ended, as the same model sees it in which some of the variables are numbers: a constraint of one other variable is
 * that variable's bound there. A start is no more than a hint, and none where the other model has other variables or costs. Immutable.
 */
public final class ReducedBasis {

    private static final int BASIC = BasisStatus.BASIC.ordinal();

    private final int[] columns;
    private final int[] rows;
    private final long costs;

    private ReducedBasis(int[] columns, int[] rows, long costs) {
        this.columns = columns;
        this.rows = rows;
        this.costs = costs;
    }

    /**
     * Reduces a basis.
     *
     * @param numbers positions of the variables that are numbers in the other model
     * @param lastRows constraints that the other model has last, in its order
     * @param dropped positions of constraints that it does not have, or has last
     */
    public static ReducedBasis of(LinearModel model, Basis basis, BitSet numbers, int[] lastRows, BitSet dropped) {
        int[] others = new int[model.constraintCount()];
        int[] last = new int[others.length];
        double[] factor = new double[others.length];
        BitSet hasNumbers = new BitSet();
        model.terms().forEachRun((row, ofRow, values, from, to) -> {
            for (int e = from; e < to; e++) {
                if (numbers.get(ofRow[e])) {
                    hasNumbers.set(row);
                } else if (values[e] != 0) {
                    others[row]++;
                    last[row] = ofRow[e];
                    factor[row] = values[e];
                }
            }
        });
        int[] columns = basis.columnOrdinals();
        int[] ofRows = basis.rowOrdinals();
        IntList rows = new IntList();
        for (int row = 0; row < others.length; row++) {
            if (dropped.get(row)) {
                continue;
            }
            if (!hasNumbers.get(row) || others[row] > 1) {
                rows.add(ofRows[row]);
            } else if (others[row] == 1 && ofRows[row] != BASIC) {
                int column = last[row];
                columns[column] = columns[column] == BASIC ? bound(ofRows[row], factor[row]) : columns[column];
            }
        }
        for (int row : lastRows) {
            rows.add(ofRows[row]);
        }
        return new ReducedBasis(kept(columns, numbers), Arrays.copyOf(rows.items, rows.size), costs(model, numbers));
    }

    /** Which bound a variable is at where a constraint of it is at one. */
    private static int bound(int status, double factor) {
        boolean isLower = status == BasisStatus.AT_LOWER.ordinal();
        return isLower == factor > 0 ? BasisStatus.AT_LOWER.ordinal() : BasisStatus.AT_UPPER.ordinal();
    }

    private static int[] kept(int[] columns, BitSet numbers) {
        int count = 0;
        int[] kept = new int[columns.length];
        for (int j = 0; j < columns.length; j++) {
            if (!numbers.get(j)) {
                kept[count++] = columns[j];
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static long costs(LinearModel model, BitSet numbers) {
        long hash = 1;
        for (int j = 0; j < model.variableCount(); j++) {
            if (!numbers.get(j)) {
                hash = 31 * hash + Double.hashCode(model.cost(new Variable(j)));
            }
        }
        return hash;
    }

    /** Returns where another model starts; empty where it is not the same but for the variables that are numbers. */
    public Optional<Basis> of(LinearModel other) {
        return other.variableCount() == columns.length
                        && other.constraintCount() == rows.length
                        && costs(other, new BitSet()) == costs
                ? Optional.of(Basis.of(columns, rows))
                : Optional.empty();
    }
}
