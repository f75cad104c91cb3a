package org.rexnet.core.study.matpower;

import org.rexnet.core.study.Faults;
import org.rexnet.core.study.LargestNumber;

/** Rows of one table of a case, read by column name; what cannot be used is a fault and broken from then on. */
final class CaseRows {

    private static final double LARGEST_WHOLE = 1L << 53;

    private final String file;
    private final CaseTable table;
    private final Matrix matrix;
    private final Faults faults;

    /** Takes a table and checks that its rows are equally long and long enough. */
    CaseRows(String file, CaseTable table, Matrix matrix, Faults faults) {
        this.file = file;
        this.table = table;
        this.matrix = matrix;
        this.faults = faults;
        int width = matrix.rows() == 0 ? 0 : matrix.columns(0);
        for (int row = 0; row < matrix.rows(); row++) {
            if (isUsable(row)) {
                checkWidth(row, width);
            }
        }
    }

    int count() {
        return matrix.rows();
    }

    /** Returns whether no fault of the row is known. */
    boolean isUsable(int row) {
        return !matrix.isBroken(row);
    }

    int columns(int row) {
        return matrix.columns(row);
    }

    /** Returns whether the table has a column; the last ones may be left out. */
    boolean has(int row, String column) {
        return table.position(column) < matrix.columns(row);
    }

    /** Returns a number that may be infinite; where it is none, 0 and a fault. */
    double number(int row, String column) {
        return number(row, table.position(column));
    }

    /** Returns the number at a position counted from 0; where it is none, 0 and a fault. */
    double number(int row, int position) {
        double value = matrix.at(row, position);
        if (Double.isNaN(value)) {
            fault(row, position, "must be a number");
            return 0;
        }
        return value;
    }

    /** Returns a finite number; where it is none, 0 and a fault. */
    double finite(int row, String column) {
        return finite(row, table.position(column));
    }

    /** Returns the finite number at a position counted from 0; where it is none, 0 and a fault. */
    double finite(int row, int position) {
        double value = number(row, position);
        if (Double.isInfinite(value)) {
            fault(row, position, "must be finite");
            return 0;
        }
        if (LargestNumber.isExceededBy(value)) {
            fault(row, position, "must be at most %s in size".formatted(LargestNumber.TEXT));
            return 0;
        }
        return value;
    }

    /** Returns a bus number as text; where it is none, a fault. */
    String busNumber(int row, String column) {
        return whole(row, column, "must be a bus number, a whole number above 0");
    }

    /** Returns the number in the first column, by which a row is known to others, as text; where it is none, a fault. */
    String key(int row) {
        return key(row, table.first());
    }

    /** Returns the number by which a cell names a row, as text; where it is none, a fault. */
    String key(int row, String column) {
        return whole(row, column, "must be a whole number above 0");
    }

    private String whole(int row, String column, String message) {
        double value = number(row, column);
        if (!(value >= 1) || value > LARGEST_WHOLE || value != Math.rint(value)) {
            fault(row, column, message);
        }
        return Long.toString((long) value);
    }

    /** Returns a finite number above 0; where it is none, a fault. */
    double positive(int row, String column) {
        double value = finite(row, column);
        if (isUsable(row) && !(value > 0)) {
            fault(row, column, "must be above 0");
        }
        return value;
    }

    /** Checks an impedance that follows from a cell and others, per unit on 1 MVA; where it is too large, a fault. */
    void checkImpedance(int row, String column, double perUnit) {
        if (isUsable(row) && !(Math.abs(perUnit) <= LargestNumber.SIZE)) {
            fault(
                    row,
                    column,
                    "makes an impedance of %s per unit on 1 MVA, which may be %s at most"
                            .formatted(perUnit, LargestNumber.TEXT));
        }
    }

    /** Returns the sum of finite numbers; where one is none, a fault. */
    double sum(int row, String... columns) {
        double sum = 0;
        for (String column : columns) {
            sum += finite(row, column);
        }
        return sum;
    }

    /** Returns the name of the row's field with the number in its first column, such as {@code line3p-7}. */
    String id(int row) {
        return table.field() + "-" + key(row);
    }

    void faultOfKey(int row, String message) {
        fault(row, table.first(), message);
    }

    void fault(int row, String column, String message) {
        fault(row, table.position(column), message);
    }

    void fault(int row, int position, String message) {
        faults.add(file, matrix.line(row), table.column(position), text(matrix.at(row, position)), message);
        matrix.breakRow(row);
    }

    /** Adds a fault of the table as a whole. */
    void fault(String message) {
        faults.add(file, matrix.line(), table.field(), "", message);
    }

    private void checkWidth(int row, int width) {
        int columns = matrix.columns(row);
        String message = "";
        if (columns < table.leastColumns()) {
            message = "must have at least %d columns but has %d".formatted(table.leastColumns(), columns);
        } else if (columns != width) {
            message = "must have as many columns as the first row, %d, but has %d".formatted(width, columns);
        }
        if (!message.isEmpty()) {
            faults.add(file, matrix.line(row), table.field(), "", message);
            matrix.breakRow(row);
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
