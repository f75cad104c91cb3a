package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nonzeros of a model as (row, column, value) triplets in order of arrival, and as shared rows, whose columns and values are arrays
 * that many rows have in common; mutable, for one thread. Terms of the same cell add up. An index from cell to triplet is built when the
 * first coefficient is looked up.
 */
final class TermList {
    private static final int NONE = -1;
    private static final int JOURNAL_SHARE = 4;
    private static final int SPARE_SHARE = 16;

    int[] rows = new int[32];
    int[] columns = new int[32];
    double[] values = new double[32];
    int size;

    private final List<SharedRow> sharedRows = new ArrayList<>();
    private final BitSet hasShared = new BitSet();
    private long sharedCount;

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
    private record Stamp(Mark mark, int epoch, int journal, int rowCount, int columnCount) {
        static final Stamp NONE = new Stamp(new Mark(-1, 0), 0, 0, 0, 0);
    }

    /**
     * How far a list had been filled.
     *
     * @param size number of triplets
     * @param sharedRows number of shared rows
     */
    record Mark(int size, int sharedRows) {
        static final Mark START = new Mark(0, 0);
    }

    /** Takes terms of one row, from one position in two arrays to before another. */
    interface RunTaker {
        void take(int row, int[] columns, double[] values, int from, int to);
    }

    void add(int row, int column, double value) {
        if (size == values.length) {
            resize(Math.addExact(size, size >> 1));
        }
        rows[size] = row;
        columns[size] = column;
        values[size++] = value;
    }

    /** Adds terms of a row in arrays that are kept, not copied. */
    void addShared(int row, int[] ofColumns, double[] ofValues) {
        if (hasShared.get(row)) {
            throw new IllegalArgumentException("Constraint " + row + " has shared terms already.");
        }
        hasShared.set(row);
        sharedRows.add(new SharedRow(row, ofColumns, ofValues));
        sharedCount += ofColumns.length;
    }

    /** Returns how far the list is filled. */
    Mark mark() {
        return new Mark(size, sharedRows.size());
    }

    /** Returns the number of terms, shared ones included. */
    long count() {
        return size + sharedCount;
    }

    /** Returns the shared rows that were added since a mark. */
    List<SharedRow> sharedSince(Mark mark) {
        return sharedRows.subList(mark.sharedRows(), sharedRows.size());
    }

    /** Returns the shared terms of rows from one to before another that were added since a mark, where they have any. */
    @Nullable
    SharedRow[] sharedByRow(Mark mark, int firstRow, int endRow) {
        @Nullable SharedRow[] byRow = new SharedRow[endRow - firstRow];
        for (SharedRow own : sharedSince(mark)) {
            if (own.row() >= firstRow && own.row() < endRow) {
                byRow[own.row() - firstRow] = own;
            }
        }
        return byRow;
    }

    /** Tells all terms: triplets in their order, those that follow each other in a row at once, then shared rows. */
    void forEachRun(RunTaker taker) {
        forEachRun(Mark.START, taker);
    }

    /** Tells the terms that were added since a mark. */
    void forEachRun(Mark mark, RunTaker taker) {
        int t = mark.size();
        while (t < size) {
            int from = t;
            int row = rows[from];
            while (t < size && rows[t] == row) {
                t++;
            }
            taker.take(row, columns, values, from, t);
        }
        sharedSince(mark).forEach(own -> taker.take(own.row(), own.columns(), own.values(), 0, own.columns().length));
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

    /** Sum of the terms of a cell; 0 if there is none. */
    double coefficient(int row, int column) {
        int position = find(row, column);
        return shared(row, column) + (position == NONE ? 0 : values[position]);
    }

    private double shared(int row, int column) {
        double sum = 0;
        if (!hasShared.get(row)) {
            return sum;
        }
        for (SharedRow own : sharedRows) {
            for (int k = 0; own.row() == row && k < own.columns().length; k++) {
                sum += own.columns()[k] == column ? own.values()[k] : 0;
            }
        }
        return sum;
    }

    /** Replaces the coefficient of a cell, adding it where there was none. */
    void set(int row, int column, double coefficient) {
        int position = find(row, column);
        double value = coefficient - shared(row, column);
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
        forEachRun((row, itsColumns, itsValues, from, to) -> {
            double sum = activities[row];
            for (int e = from; e < to; e++) {
                sum += itsValues[e] * ofColumns.value(new Variable(itsColumns[e]));
            }
            activities[row] = sum;
        });
        return activities;
    }

    /** Returns the left-hand sides of all rows for values by column. */
    double[] activities(double[] ofColumns, int rowCount) {
        double[] activities = new double[rowCount];
        forEachRun((row, itsColumns, itsValues, from, to) -> {
            double sum = activities[row];
            for (int e = from; e < to; e++) {
                sum += itsValues[e] * ofColumns[itsColumns[e]];
            }
            activities[row] = sum;
        });
        return activities;
    }

    /** Subtracts the terms of all rows, each times the price of its row, from numbers by column. */
    void price(double[] prices, double[] ofColumns) {
        forEachRun((row, itsColumns, itsValues, from, to) -> {
            double price = prices[row];
            for (int e = from; e < to && price != 0; e++) {
                ofColumns[itsColumns[e]] -= itsValues[e] * price;
            }
        });
    }

    /** Adds all terms to another model with the same variables and constraints at its beginning. */
    void copyTo(LinearModel other) {
        for (int t = 0; t < size; t++) {
            other.addTerm(new Constraint(rows[t]), new Variable(columns[t]), values[t]);
        }
        sharedRows.forEach(own -> other.addSharedTerms(new Constraint(own.row()), own.columns(), own.values()));
    }

    /** All terms column by column, kept until one is added or changed. */
    CompressedMatrix byColumn(int rowCount, int columnCount) {
        Stamp now = new Stamp(mark(), journalEpoch, journalSize, rowCount, columnCount);
        CompressedMatrix kept = byColumn;
        if (kept == null || !byColumnStamp.equals(now)) {
            kept = CompressedMatrix.columns(this, Mark.START, 0, columnCount, rowCount);
            byColumn = kept;
            byColumnStamp = now;
        }
        return kept;
    }

    /** All cells by row, then column, kept until a term is added or changed: for small models. */
    double[][] dense(int rowCount, int columnCount) {
        Stamp now = new Stamp(mark(), journalEpoch, journalSize, rowCount, columnCount);
        if (!denseStamp.equals(now)) {
            double[][] cells = new double[rowCount][columnCount];
            forEachRun((row, itsColumns, itsValues, from, to) -> {
                for (int e = from; e < to; e++) {
                    cells[row][itsColumns[e]] += itsValues[e];
                }
            });
            dense = cells;
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
