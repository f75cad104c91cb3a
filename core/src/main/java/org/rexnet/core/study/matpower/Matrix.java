package org.rexnet.core.study.matpower;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Numbers of one table of a case, row by row, with the line that each row starts on; mutable while it is read, for one
 * thread.
 */
final class Matrix {

    private final int line;
    private double[] values = new double[64];
    private int count;
    private int[] rowStart = new int[16];
    private int[] rowLine = new int[16];
    private int rows;
    private final BitSet broken = new BitSet();

    Matrix(int line) {
        this.line = line;
    }

    void append(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** Marks the row that is being read as one that is not to be used because a fault of it is known. */
    void breakRow() {
        broken.set(rows);
    }

    /** Ends the row that is being read; one without numbers and faults leaves no trace. */
    void endRow(int lineOfRow) {
        if (count == rowStart[rows] && !broken.get(rows)) {
            return;
        }
        if (rows + 2 > rowStart.length) {
            rowStart = Arrays.copyOf(rowStart, 2 * rowStart.length);
            rowLine = Arrays.copyOf(rowLine, 2 * rowLine.length);
        }
        rowLine[rows] = lineOfRow;
        rowStart[++rows] = count;
    }

    /** Returns the line on which the table starts. */
    int line() {
        return line;
    }

    int rows() {
        return rows;
    }

    int columns(int row) {
        return rowStart[row + 1] - rowStart[row];
    }

    /** Returns the number of columns that a row read so far has. */
    int columnsSoFar() {
        return count - rowStart[rows];
    }

    double at(int row, int column) {
        return values[rowStart[row] + column];
    }

    void set(int row, int column, double value) {
        values[rowStart[row] + column] = value;
    }

    int line(int row) {
        return rowLine[row];
    }

    boolean isBroken(int row) {
        return broken.get(row);
    }

    void breakRow(int row) {
        broken.set(row);
    }
}
