package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Dense inverse of the matrix of a small basis; mutable, for one thread. */
final class BasisInverse {

    /** Smallest element by which is divided: below it a basis counts as singular. */
    static final double SMALLEST_PIVOT = 1e-7;

    private final int size;
    private final double[][] inverse;

    BasisInverse(int size) {
        this.size = size;
        inverse = new double[size][];
    }

    /** A cell of the basis matrix. */
    interface Cell {
        double at(int row, int place);
    }

    /** Inverts a matrix by Gauss-Jordan elimination with row exchanges; returns whether it is regular. */
    boolean invert(Cell cells) {
        double[][] matrix = new double[size][2 * size];
        for (int i = 0; i < size; i++) {
            for (int place = 0; place < size; place++) {
                matrix[i][place] = cells.at(i, place);
            }
            matrix[i][size + i] = 1;
        }
        for (int p = 0; p < size; p++) {
            int best = p;
            for (int i = p + 1; i < size; i++) {
                best = Math.abs(matrix[i][p]) > Math.abs(matrix[best][p]) ? i : best;
            }
            double[] row = matrix[best];
            if (!(Math.abs(row[p]) > SMALLEST_PIVOT)) {
                return false;
            }
            matrix[best] = matrix[p];
            matrix[p] = row;
            scale(row, 1 / row[p]);
            for (int i = 0; i < size; i++) {
                if (i != p) {
                    subtract(matrix[i], matrix[i][p], row);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            inverse[i] = Arrays.copyOfRange(matrix[i], size, 2 * size);
        }
        return true;
    }

    /** Returns the row of a place in the basis; to be read only. */
    double[] row(int place) {
        return inverse[place];
    }

    /** Puts another column, given by row, into a place of the basis. */
    void replace(int place, IntToDoubleFunction column) {
        double[] change = new double[size];
        for (int i = 0; i < size; i++) {
            for (int r = 0; r < size; r++) {
                change[i] += inverse[i][r] * column.applyAsDouble(r);
            }
        }
        double[] row = inverse[place];
        scale(row, 1 / change[place]);
        for (int i = 0; i < size; i++) {
            if (i != place) {
                subtract(inverse[i], change[i], row);
            }
        }
    }

    /** Subtracts a multiple of a row from the first elements of an array. */
    static void subtract(double[] from, double factor, double[] row) {
        if (factor != 0) {
            for (int i = 0; i < row.length; i++) {
                from[i] -= factor * row[i];
            }
        }
    }

    private static void scale(double[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }
}
