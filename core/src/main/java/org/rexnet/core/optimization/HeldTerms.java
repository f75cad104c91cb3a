package org.rexnet.core.optimization;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Terms of the variables that a {@link HeldModel} holds; rows and columns are those of the whole model. Mutable, for one thread. */
final class HeldTerms {

    private final IntList rows = new IntList();
    private final IntList columns = new IntList();
    private final DoubleList factors = new DoubleList();

    void add(int row, int column, double factor) {
        rows.add(row);
        columns.add(column);
        factors.add(factor);
    }

    /** Returns what variables at given values count in each of so many rows. */
    double[] activities(double[] values, int rowCount) {
        double[] activities = new double[rowCount];
        for (int e = 0; e < rows.size; e++) {
            activities[rows.items[e]] += factors.items[e] * values[columns.items[e]];
        }
        return activities;
    }

    /** Subtracts prices by row from reduced costs by column. */
    void price(double[] prices, double[] reducedCosts) {
        for (int e = 0; e < rows.size; e++) {
            reducedCosts[columns.items[e]] -= prices[rows.items[e]] * factors.items[e];
        }
    }

    /** Takes out the terms of variables that are held no longer, and returns them by row. */
    Map<Integer, Sparse> release(BitSet held) {
        Map<Integer, Sparse> released = new LinkedHashMap<>();
        int kept = 0;
        for (int e = 0; e < rows.size; e++) {
            int row = rows.items[e];
            int column = columns.items[e];
            double factor = factors.items[e];
            if (held.get(column)) {
                rows.items[kept] = row;
                columns.items[kept] = column;
                factors.items[kept++] = factor;
            } else {
                released.computeIfAbsent(row, r -> new Sparse()).add(column, factor);
            }
        }
        rows.size = kept;
        columns.size = kept;
        factors.size = kept;
        return released;
    }
}
