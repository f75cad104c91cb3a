package org.rexnet.core.optimization;

import com.powsybl.math.matrix.LUDecomposition;
import com.powsybl.math.matrix.MatrixException;
import com.powsybl.math.matrix.SparseMatrix;
import java.util.PriorityQueue;

/**
 * Factors of a square sparse matrix, block by block of its {@link BlockOrder}: a system is solved for the blocks only that its right-hand
 * side reaches, which of a year coupled by storage are often a few days. Holds native memory until closed; for one thread.
 */
final class BlockFactors implements AutoCloseable {

    /** Share of the largest element of a right-hand side below which what reaches another block is rounding. */
    private static final double ROUNDING = 1e-14;

    private static final int DENSE = 24;

    private final BlockOrder order;
    private final int[] rowOfColumn;
    private final CompressedMatrix byColumn;
    private final CompressedMatrix byRow;
    private final int[] placeInBlock;
    private final Block[] blocks;
    private final double[] work;
    private int factorized;
    private final boolean[] isReached;
    private final PriorityQueue<Integer> reached = new PriorityQueue<>();

    /**
     * Factorizes a matrix.
     *
     * @param matrix by columns
     * @throws MatrixException if it is singular
     */
    BlockFactors(CompressedMatrix matrix) {
        order = BlockOrder.of(matrix);
        int size = matrix.vectorCount();
        int[] columnOfRow = order.columnOfRow();
        rowOfColumn = new int[size];
        for (int row = 0; row < size; row++) {
            rowOfColumn[columnOfRow[row]] = row;
        }
        int[] index = new int[matrix.entryCount()];
        for (int entry = 0; entry < index.length; entry++) {
            index[entry] = columnOfRow[matrix.index()[entry]];
        }
        byColumn = new CompressedMatrix(matrix.start(), index, matrix.value());
        byRow = byColumn.transposed(size);
        placeInBlock = new int[size];
        work = new double[size];
        blocks = new Block[order.blockCount()];
        isReached = new boolean[blocks.length];
        for (int block = 0; block < blocks.length; block++) {
            for (int at = order.start()[block]; at < order.start()[block + 1]; at++) {
                placeInBlock[order.columns()[at]] = at - order.start()[block];
            }
        }
        try {
            for (; factorized < blocks.length; factorized++) {
                blocks[factorized] = block(factorized);
            }
        } catch (MatrixException singular) {
            close();
            throw singular;
        }
    }

    /** The square matrix of one block, inverted or factorized; rows and columns count from 0. */
    private sealed interface Block {

        /** Replaces the right-hand side by the solution. */
        void solve(double[] right, boolean transposed);

        /** Gives back native memory. */
        default void close() {}
    }

    private record Single(double pivot) implements Block {

        @Override
        public void solve(double[] right, boolean transposed) {
            right[0] /= pivot;
        }
    }

    private record Dense(BasisInverse inverse, double[] copy) implements Block {

        @Override
        public void solve(double[] right, boolean transposed) {
            System.arraycopy(right, 0, copy, 0, right.length);
            for (int i = 0; i < right.length; i++) {
                right[i] = 0;
            }
            for (int place = 0; place < right.length; place++) {
                double[] row = inverse.row(place);
                for (int r = 0; r < right.length; r++) {
                    if (transposed) {
                        right[r] += row[r] * copy[place];
                    } else {
                        right[place] += row[r] * copy[r];
                    }
                }
            }
        }
    }

    private record Large(LUDecomposition factors) implements Block {

        @Override
        public void solve(double[] right, boolean transposed) {
            if (transposed) {
                factors.solveTransposed(right);
            } else {
                factors.solve(right);
            }
        }

        @Override
        public void close() {
            factors.close();
        }
    }

    private Block block(int block) {
        int first = order.start()[block];
        int size = order.start()[block + 1] - first;
        int[] start = new int[size + 1];
        IntList index = new IntList();
        DoubleList value = new DoubleList();
        for (int place = 0; place < size; place++) {
            int column = order.columns()[first + place];
            for (int entry = byColumn.start()[column]; entry < byColumn.start()[column + 1]; entry++) {
                if (order.blockOfColumn()[byColumn.index()[entry]] == block) {
                    index.add(placeInBlock[byColumn.index()[entry]]);
                    value.add(byColumn.value()[entry]);
                }
            }
            start[place + 1] = index.size;
        }
        return factorized(new CompressedMatrix(start, index.copy(), value.copy(0, value.size)));
    }

    private static Block factorized(CompressedMatrix matrix) {
        int size = matrix.vectorCount();
        if (size == 1) {
            return new Single(matrix.value()[0]);
        }
        if (size <= DENSE) {
            double[][] cells = new double[size][size];
            for (int place = 0; place < size; place++) {
                for (int entry = matrix.start()[place]; entry < matrix.start()[place + 1]; entry++) {
                    cells[matrix.index()[entry]][place] = matrix.value()[entry];
                }
            }
            BasisInverse inverse = new BasisInverse(size);
            if (inverse.invert((row, place) -> cells[row][place])) {
                return new Dense(inverse, new double[size]);
            }
        }
        return new Large(new SparseMatrix(size, size, matrix.start(), matrix.index(), matrix.value()).decomposeLU());
    }

    /**
     * Solves matrix x = right.
     *
     * @param right by row; what a row occurs with several times is added up
     * @return by column, without zeros
     */
    Sparse solve(Sparse right) {
        for (int k = 0; k < right.size(); k++) {
            put(order.columnOfRow()[right.index(k)], right.value(k), false);
        }
        return solveReached(byColumn, right.largest(), false);
    }

    /**
     * Solves the transposed system.
     *
     * @param right by column; what a column occurs with several times is added up
     * @return by row, without zeros
     */
    Sparse solveTransposed(Sparse right) {
        for (int k = 0; k < right.size(); k++) {
            put(right.index(k), right.value(k), true);
        }
        return solveReached(byRow, right.largest(), true);
    }

    private void put(int column, double value, boolean transposed) {
        int block = order.blockOfColumn()[column];
        work[column] += value;
        if (!isReached[block]) {
            isReached[block] = true;
            reached.add(transposed ? -block : block);
        }
    }

    private Sparse solveReached(CompressedMatrix matrix, double largest, boolean transposed) {
        double rounding = ROUNDING * largest;
        Sparse solution = new Sparse();
        while (!reached.isEmpty()) {
            int block = Math.abs(reached.remove());
            isReached[block] = false;
            int first = order.start()[block];
            double[] values = take(first, order.start()[block + 1] - first);
            blocks[block].solve(values, transposed);
            for (int place = 0; place < values.length; place++) {
                if (Math.abs(values[place]) > rounding) {
                    int column = order.columns()[first + place];
                    solution.add(transposed ? rowOfColumn[column] : column, values[place]);
                    passOn(matrix, column, block, values[place], transposed);
                }
            }
        }
        return solution;
    }

    private double[] take(int first, int size) {
        double[] values = new double[size];
        for (int place = 0; place < size; place++) {
            int column = order.columns()[first + place];
            values[place] = work[column];
            work[column] = 0;
        }
        return values;
    }

    private void passOn(CompressedMatrix matrix, int column, int block, double value, boolean transposed) {
        for (int entry = matrix.start()[column]; entry < matrix.start()[column + 1]; entry++) {
            int other = matrix.index()[entry];
            if (order.blockOfColumn()[other] != block) {
                put(other, -matrix.value()[entry] * value, transposed);
            }
        }
    }

    @Override
    public void close() {
        for (int block = 0; block < factorized; block++) {
            blocks[block].close();
        }
    }
}
