package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A sparse matrix by rows or by columns (its "vectors"): the entries of vector k are those from {@code start[k]} to before
 * {@code start[k + 1]}. No cell occurs twice; zeros are left out. The arrays are shared, not copied: do not change them.
 *
 * @param start position of each vector's first entry, and the number of entries at the end
 * @param index position of each entry along its vector
 * @param value value of each entry
 */
public record CompressedMatrix(int[] start, int[] index, double[] value) {

    /** The number of rows, or of columns, that are stored. */
    public int vectorCount() {
        return start.length - 1;
    }

    /** Returns the number of entries that are stored. */
    public int entryCount() {
        return start[start.length - 1];
    }

    /** Returns the same matrix by its other direction, of which there are so many vectors. */
    CompressedMatrix transposed(int vectors) {
        int[] turnedStart = new int[vectors + 1];
        for (int place = 0; place < entryCount(); place++) {
            turnedStart[index[place] + 1]++;
        }
        for (int k = 0; k < vectors; k++) {
            turnedStart[k + 1] += turnedStart[k];
        }
        int[] next = turnedStart.clone();
        int[] turnedIndex = new int[entryCount()];
        double[] turnedValue = new double[turnedIndex.length];
        for (int k = 0; k < vectorCount(); k++) {
            for (int place = start[k]; place < start[k + 1]; place++) {
                int to = next[index[place]]++;
                turnedIndex[to] = k;
                turnedValue[to] = value[place];
            }
        }
        return new CompressedMatrix(turnedStart, turnedIndex, turnedValue);
    }

    /** All terms of a model, column by column. */
    public static CompressedMatrix byColumn(LinearModel model) {
        return columns(model.terms(), TermList.Mark.START, 0, model.variableCount(), model.constraintCount());
    }

    /** The terms of a model that lie in some of its rows, column by column. */
    static CompressedMatrix byColumn(LinearModel model, BitSet rows) {
        int[] start = new int[model.variableCount() + 1];
        model.terms().forEachRun((row, ofRow, values, from, to) -> {
            for (int e = from; e < to && rows.get(row); e++) {
                start[ofRow[e] + 1] += values[e] == 0 ? 0 : 1;
            }
        });
        for (int k = 1; k < start.length; k++) {
            start[k] = Math.addExact(start[k], start[k - 1]);
        }
        int[] index = new int[start[start.length - 1]];
        double[] value = new double[index.length];
        int[] next = start.clone();
        model.terms().forEachRun((row, ofRow, values, from, to) -> {
            for (int e = from; e < to && rows.get(row); e++) {
                if (values[e] != 0) {
                    int place = next[ofRow[e]]++;
                    index[place] = row;
                    value[place] = values[e];
                }
            }
        });
        return Sort.fold(start, index, value, model.constraintCount());
    }

    /** All terms of a model, row by row. */
    public static CompressedMatrix byRow(LinearModel model) {
        return rows(model.terms(), TermList.Mark.START, 0, model.constraintCount(), model.variableCount());
    }

    /** Terms since a mark that lie in the rows [firstRow, endRow), row by row. */
    static CompressedMatrix rows(TermList terms, TermList.Mark mark, int firstRow, int endRow, int columnCount) {
        return new Sort(terms, mark, true, terms.sharedSince(mark)).select(firstRow, endRow, 0, columnCount);
    }

    /**
     * The triplets that {@link #rows} has, without shared rows, for readers that go from {@code start[k]} to before {@code start[k + 1]}
     * and nothing else: where they stand row by row already, the arrays are the list's own, and the first entry need not be at 0.
     */
    static CompressedMatrix tripletsInPlace(
            TermList terms, TermList.Mark mark, int firstRow, int endRow, int columnCount) {
        int[] start = new int[endRow - firstRow + 1];
        int[] lastRow = new int[columnCount];
        int row = firstRow - 1;
        for (int t = mark.size(); t < terms.size; t++) {
            boolean isNext = terms.rows[t] >= row && terms.rows[t] >= firstRow && terms.rows[t] < endRow;
            boolean isOnce = terms.values[t] != 0 && lastRow[terms.columns[t]] != terms.rows[t] + 1;
            if (!isNext || !isOnce) {
                return new Sort(terms, mark, true, List.of()).select(firstRow, endRow, 0, columnCount);
            }
            while (row < terms.rows[t]) {
                start[++row - firstRow] = t;
            }
            lastRow[terms.columns[t]] = row + 1;
        }
        while (row < endRow) {
            start[++row - firstRow] = terms.size;
        }
        return new CompressedMatrix(start, terms.columns, terms.values);
    }

    /** Terms since a mark that lie in the columns [firstColumn, endColumn) and above a row, column by column. */
    static CompressedMatrix columns(TermList terms, TermList.Mark mark, int firstColumn, int endColumn, int endRow) {
        return new Sort(terms, mark, false, terms.sharedSince(mark)).select(firstColumn, endColumn, 0, endRow);
    }

    /** A stable counting sort of terms since a mark by their major position, which then folds repeated cells. */
    private record Sort(TermList terms, TermList.Mark mark, boolean byRow, List<SharedRow> shared) {

        CompressedMatrix select(int firstMajor, int endMajor, int firstMinor, int endMinor) {
            int[] major = byRow ? terms.rows : terms.columns;
            int[] minor = byRow ? terms.columns : terms.rows;
            Range range = new Range(firstMajor, endMajor, firstMinor, endMinor);
            int[] start = new int[endMajor - firstMajor + 1];
            for (int t = mark.size(); t < terms.size; t++) {
                if (range.has(major[t], minor[t])) {
                    start[major[t] - firstMajor + 1]++;
                }
            }
            shared.forEach(row -> count(row, range, start));
            for (int k = 1; k < start.length; k++) {
                start[k] = Math.addExact(start[k], start[k - 1]);
            }
            int[] index = new int[start[start.length - 1]];
            double[] value = new double[index.length];
            int[] next = Arrays.copyOf(start, start.length);
            for (int t = mark.size(); t < terms.size; t++) {
                if (range.has(major[t], minor[t])) {
                    int place = next[major[t] - firstMajor]++;
                    index[place] = minor[t];
                    value[place] = terms.values[t];
                }
            }
            shared.forEach(row -> place(row, range, next, index, value));
            return fold(start, index, value, endMinor);
        }

        private void count(SharedRow own, Range range, int[] start) {
            for (int column : own.columns()) {
                int major = byRow ? own.row() : column;
                if (range.has(major, byRow ? column : own.row())) {
                    start[major - range.firstMajor() + 1]++;
                }
            }
        }

        private void place(SharedRow own, Range range, int[] next, int[] index, double[] value) {
            for (int k = 0; k < own.columns().length; k++) {
                int major = byRow ? own.row() : own.columns()[k];
                int minor = byRow ? own.columns()[k] : own.row();
                if (range.has(major, minor)) {
                    int place = next[major - range.firstMajor()]++;
                    index[place] = minor;
                    value[place] = own.values()[k];
                }
            }
        }

        /** Cells that are selected. */
        private record Range(int firstMajor, int endMajor, int firstMinor, int endMinor) {
            boolean has(int major, int minor) {
                return major >= firstMajor && major < endMajor && minor >= firstMinor && minor < endMinor;
            }
        }

        private static CompressedMatrix fold(int[] start, int[] index, double[] value, int endMinor) {
            int[] lastPlace = new int[endMinor];
            Arrays.fill(lastPlace, -1);
            int write = 0;
            int vectorEntry = 0;
            for (int k = 0; k + 1 < start.length; k++) {
                int vectorStart = write;
                int end = start[k + 1];
                for (; vectorEntry < end; vectorEntry++) {
                    int place = lastPlace[index[vectorEntry]];
                    if (place >= vectorStart) {
                        value[place] += value[vectorEntry];
                    } else {
                        lastPlace[index[vectorEntry]] = write;
                        index[write] = index[vectorEntry];
                        value[write++] = value[vectorEntry];
                    }
                }
                write = dropZeros(index, value, vectorStart, write, lastPlace);
                start[k + 1] = write;
            }
            return write == index.length
                    ? new CompressedMatrix(start, index, value)
                    : new CompressedMatrix(start, Arrays.copyOf(index, write), Arrays.copyOf(value, write));
        }

        private static int dropZeros(int[] index, double[] value, int from, int to, int[] lastPlace) {
            int write = from;
            for (int place = from; place < to; place++) {
                lastPlace[index[place]] = -1;
                if (value[place] != 0) {
                    index[write] = index[place];
                    value[write++] = value[place];
                }
            }
            return write;
        }
    }
}
