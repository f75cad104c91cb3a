package org.rexnet.core.optimization;

import java.util.Arrays;

/**
 * Terms of a row whose columns and values other rows have, too; some of them may be 0.
 *
 * @param columns not to be changed
 * @param values not to be changed
 */
record SharedRow(int row, int[] columns, double[] values) {

    /** Returns these terms but for zeros after others of the row, as a matrix of one row in which cells may occur twice. */
    CompressedMatrix with(CompressedMatrix others, int from, int to) {
        int[] index = Arrays.copyOf(Arrays.copyOfRange(others.index(), from, to), to - from + columns.length);
        double[] value = Arrays.copyOf(Arrays.copyOfRange(others.value(), from, to), index.length);
        int count = to - from;
        for (int k = 0; k < columns.length; k++) {
            if (values[k] != 0) {
                index[count] = columns[k];
                value[count++] = values[k];
            }
        }
        return new CompressedMatrix(new int[] {0, count}, index, value);
    }
}
