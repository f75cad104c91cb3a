package org.rexnet.core.optimization;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The nonzeros of a model as (row, column, value) triplets in order of arrival; mutable, for one thread. Triplets of the
 * same cell add up. An index from cell to triplet is built when the first coefficient is looked up.
 */
final class TermList {
    private static final int NONE = -1;
    private static final int JOURNAL_SHARE = 4;
    private static final int SPARE_SHARE = 16;

    int[] rows = new int[32];
    int[] columns = new int[32];
    double[] values = new double[32];
    int size;

    /** Triplets whose value was replaced, in order; forgotten when {@code journalEpoch} advances. */
    int[] journal = new int[0];

    int journalSize;
    int journalEpoch;

    private long[] cells = new long[0];
    private int[] positions = new int[0];
    private int indexed;
    private int distinct;

    private @Nullable CompressedMatrix byColumn;
    private Stamp byColumnStamp = Stamp.NONE;
    private double[][] dense = {};
    private Stamp denseStamp = Stamp.NONE;

    /** What tells whether terms were added or changed. */
    private record Stamp(int size, int epoch, int journal, int rowCount, int columnCount) {
        static final Stamp NONE = new Stamp(-1, 0, 0, 0, 0);
    }

    void add(int row, int column, double value) {
        if (size == values.length) {
            resize(Math.addExact(size, size >> 1));
        }
        rows[size] = row;
        columns[size] = column;
        values[size++] = value;
    }

    /** Makes room for so many more triplets, and a few beyond. */
    void reserve(int count) {
        int needed = Math.addExact(size, count);
        if (needed > values.length) {
            resize(Math.addExact(needed, needed / SPARE_SHARE));
        }
    }

    private void resize(int capacity) {
        rows = Arrays.copyOf(rows, capacity);
        columns = Arrays.copyOf(columns, capacity);
        values = Arrays.copyOf(values, capacity);
    }

    /** Sum of the triplets of a cell; 0 if there is none. */
    double coefficient(int row, int column) {
        int position = find(row, column);
        return position == NONE ? 0 : values[position];
    }

    /** Replaces the coefficient of a cell, adding it where there was none. */
    void set(int row, int column, double value) {
        int position = find(row, column);
        if (position == NONE) {
            add(row, column, value);
        } else if (values[position] != value) {
            values[position] = value;
            record(position);
        }
    }

    /** Returns the left-hand sides of all rows for given values. */
    double[] activities(Values ofColumns, int rowCount) {
        double[] activities = new double[rowCount];
        for (int t = 0; t < size; t++) {
            activities[rows[t]] += values[t] * ofColumns.value(new Variable(columns[t]));
        }
        return activities;
    }

    /** All terms column by column, kept until one is added or changed. */
    CompressedMatrix byColumn(int rowCount, int columnCount) {
        Stamp now = new Stamp(size, journalEpoch, journalSize, rowCount, columnCount);
        CompressedMatrix kept = byColumn;
        if (kept == null || !byColumnStamp.equals(now)) {
            kept = CompressedMatrix.columns(this, 0, 0, columnCount, rowCount);
            byColumn = kept;
            byColumnStamp = now;
        }
        return kept;
    }

    /** All cells by row, then column, kept until a term is added or changed: for small models. */
    double[][] dense(int rowCount, int columnCount) {
        Stamp now = new Stamp(size, journalEpoch, journalSize, rowCount, columnCount);
        if (!denseStamp.equals(now)) {
            dense = new double[rowCount][columnCount];
            for (int t = 0; t < size; t++) {
                dense[rows[t]][columns[t]] += values[t];
            }
            denseStamp = now;
        }
        return dense;
    }

    private void record(int position) {
        if (journalSize > 1024 && journalSize / JOURNAL_SHARE > size) {
            journalSize = 0;
            journalEpoch++;
        }
        if (journalSize == journal.length) {
            journal = Arrays.copyOf(journal, Math.max(64, 2 * journalSize));
        }
        journal[journalSize++] = position;
    }

    private int find(int row, int column) {
        index();
        if (cells.length == 0) {
            return NONE;
        }
        return positions[slot(cell(row, column))];
    }

    /** Indexes the triplets that arrived since the last time; a repeated cell is folded into its first triplet. */
    private void index() {
        if (indexed == size) {
            return;
        }
        if (2L * (distinct + size - indexed) > cells.length) {
            rebuild(Integer.highestOneBit(Math.max(64, size)) * 4);
        }
        for (; indexed < size; indexed++) {
            enter(indexed);
        }
    }

    private void rebuild(int capacity) {
        cells = new long[capacity];
        positions = new int[capacity];
        Arrays.fill(positions, NONE);
        distinct = 0;
        indexed = 0;
    }

    private void enter(int position) {
        long cell = cell(rows[position], columns[position]);
        int slot = slot(cell);
        int first = positions[slot];
        if (first == NONE) {
            cells[slot] = cell;
            positions[slot] = position;
            distinct++;
        } else {
            values[first] += values[position];
            values[position] = 0;
        }
    }

    private int slot(long cell) {
        int mask = cells.length - 1;
        int slot = (int) ((cell * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (positions[slot] != NONE && cells[slot] != cell) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long cell(int row, int column) {
        return ((long) row << 32) | column;
    }
}
