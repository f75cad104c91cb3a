package org.rexnet.core.study.pypsa.read;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers of one column of a series; memory grows with the numbers that are given, not with the rows. Mutable, for one thread. */
final class SeriesColumn {

    private static final int FIRST_CAPACITY = 16;

    private double[] values = {};
    /** Row of each number; null as long as there is one in every row so far. */
    private int @Nullable [] rows;

    private int count;

    /** Adds the number of a row; rows come in their order, those without a number are left out. */
    void add(int row, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, 2 * count));
        }
        if (rows == null && row != count) {
            rows = new int[values.length];
            for (int i = 0; i < count; i++) {
                rows[i] = i;
            }
        }
        if (rows != null) {
            rows = count < rows.length ? rows : Arrays.copyOf(rows, values.length);
            rows[count] = row;
        }
        values[count++] = value;
    }

    /** Receives the numbers that are given. */
    interface Reader {
        void read(int row, double value);
    }

    void forEach(Reader reader) {
        for (int i = 0; i < count; i++) {
            reader.read(rows == null ? i : rows[i], values[i]);
        }
    }

    /** Returns one number for each of so many rows; NaN where none is given. */
    double[] all(int size) {
        if (rows == null && count == size) {
            values = count == values.length ? values : Arrays.copyOf(values, count);
            return values;
        }
        double[] all = new double[size];
        Arrays.fill(all, Double.NaN);
        forEach((row, value) -> all[row] = value);
        return all;
    }
}
