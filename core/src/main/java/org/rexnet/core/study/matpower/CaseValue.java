package org.rexnet.core.study.matpower;

import java.util.function.DoubleBinaryOperator;

/**
 * A number, or numbers of some rows and columns of a table.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values by row, then column
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on within one statement, never compared.
record CaseValue(int rows, int columns, double[] values) {

    static CaseValue of(double number) {
        return new CaseValue(1, 1, new double[] {number});
    }

    boolean isNumber() {
        return values.length == 1;
    }

    /** Returns the number; throws where there are several. */
    double number() {
        if (!isNumber()) {
            throw new UnreadableException(
                    "a single number is needed here, not %d x %d of them".formatted(rows, columns));
        }
        return values[0];
    }

    /** Returns the results of an operation element by element; a single number goes with each of several. */
    CaseValue with(CaseValue other, DoubleBinaryOperator operation) {
        CaseValue shape = isNumber() ? other : this;
        if (!isNumber() && !other.isNumber() && (rows != other.rows || columns != other.columns)) {
            throw new UnreadableException(
                    "%d x %d numbers do not fit %d x %d".formatted(rows, columns, other.rows, other.columns));
        }
        double[] results = new double[shape.values.length];
        for (int k = 0; k < results.length; k++) {
            results[k] = operation.applyAsDouble(at(k), other.at(k));
        }
        return new CaseValue(shape.rows, shape.columns, results);
    }

    /** Returns the number at a position by row, then column; a single number stands at each. */
    double at(int k) {
        return values[isNumber() ? 0 : k];
    }
}
