package org.rexnet.core.study.matpower;

/**
 * Rows and columns of a table that a statement names, such as {@code mpc.bus(:, [PD QD])}.
 *
 * @param matrix the table
 * @param rows counted from 0
 * @param columns counted from 0
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on within one statement, never compared.
record CaseBlock(Matrix matrix, int[] rows, int[] columns) {

    CaseBlock {
        for (int row : rows) {
            if (row < 0 || row >= matrix.rows()) {
                throw new UnreadableException("there is no row %d; the table has %d".formatted(row + 1, matrix.rows()));
            }
            for (int column : columns) {
                if (column < 0 || column >= matrix.columns(row)) {
                    throw new UnreadableException("there is no column %d in row %d, which has %d"
                            .formatted(column + 1, row + 1, matrix.columns(row)));
                }
            }
        }
    }

    CaseValue value() {
        double[] values = new double[rows.length * columns.length];
        int k = 0;
        for (int row : rows) {
            for (int column : columns) {
                values[k++] = matrix.at(row, column);
            }
        }
        return new CaseValue(rows.length, columns.length, values);
    }

    /** Sets all cells; a single number is set in each. */
    void set(CaseValue value) {
        if (!value.isNumber() && (value.rows() != rows.length || value.columns() != columns.length)) {
            throw new UnreadableException("%d x %d numbers do not fit into %d x %d cells"
                    .formatted(value.rows(), value.columns(), rows.length, columns.length));
        }
        int k = 0;
        for (int row : rows) {
            for (int column : columns) {
                matrix.set(row, column, value.at(k++));
            }
        }
    }
}
