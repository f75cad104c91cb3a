package org.rexnet.core.optimization;

import com.powsybl.math.matrix.MatrixException;
import java.util.Arrays;

/**
 * Block triangular form of a square sparse matrix: rows are matched to columns, and matched pairs that need each other make up a block
 * (maximum transversal and strongly connected components; I. S. Duff, A. M. Erisman and J. K. Reid, Direct Methods for Sparse Matrices).
 *
 * <p>An entry in row i and column j lies in the block of both, or the block of j comes before that of the column matched to i. Immutable.
 *
 * @param columnOfRow column that each row is matched to
 * @param blockOfColumn block of each column
 * @param start where the columns of each block begin in {@code columns}, and the number of columns at the end
 * @param columns all columns, block by block
 */
record BlockOrder(int[] columnOfRow, int[] blockOfColumn, int[] start, int[] columns) {

    private static final int NONE = -1;

    /**
     * Finds the blocks of a square matrix, by columns.
     *
     * @throws MatrixException if no values at its entries could make it regular
     */
    static BlockOrder of(CompressedMatrix byColumn) {
        int[] columnOfRow = new Matching(byColumn).columnOfRow();
        Components components = new Components(byColumn, columnOfRow);
        int count = components.find();
        int[] blockOfColumn = components.component;
        int[] start = new int[count + 1];
        for (int column = 0; column < blockOfColumn.length; column++) {
            blockOfColumn[column] = count - 1 - blockOfColumn[column]; // What is reached was found first.
            start[blockOfColumn[column] + 1]++;
        }
        for (int block = 0; block < count; block++) {
            start[block + 1] += start[block];
        }
        int[] columns = new int[blockOfColumn.length];
        int[] next = start.clone();
        for (int column = 0; column < blockOfColumn.length; column++) {
            columns[next[blockOfColumn[column]]++] = column;
        }
        return new BlockOrder(columnOfRow, blockOfColumn, start, columns);
    }

    int blockCount() {
        return start.length - 1;
    }

    /** A matching of each column to a row in which it has an entry, by augmenting paths. */
    private static final class Matching {

        private final CompressedMatrix matrix;
        private final int[] columnOfRow;
        private final int[] seenFor;
        private final int[] cheap;
        private final int[] next;
        private final int[] path;
        private final int[] rowOnPath;

        private Matching(CompressedMatrix matrix) {
            int size = matrix.vectorCount();
            this.matrix = matrix;
            columnOfRow = filled(size);
            seenFor = filled(size);
            cheap = Arrays.copyOf(matrix.start(), size);
            next = new int[size];
            path = new int[size];
            rowOnPath = new int[size];
        }

        private int[] columnOfRow() {
            for (int column = 0; column < columnOfRow.length; column++) {
                if (!match(column)) {
                    throw new MatrixException("A matrix has no regular pattern.");
                }
            }
            return columnOfRow;
        }

        private boolean match(int column) {
            int depth = 0;
            path[0] = column;
            next[column] = matrix.start()[column];
            while (depth >= 0) {
                int top = path[depth];
                int free = freeRow(top);
                if (free != NONE) {
                    rowOnPath[depth] = free;
                    for (int d = depth; d >= 0; d--) {
                        columnOfRow[rowOnPath[d]] = path[d];
                    }
                    return true;
                }
                int row = unseenRow(top, column);
                if (row == NONE) {
                    depth--;
                } else {
                    rowOnPath[depth++] = row;
                    path[depth] = columnOfRow[row];
                    next[path[depth]] = matrix.start()[path[depth]];
                }
            }
            return false;
        }

        /** Rows that are matched once stay so: each entry is looked at once here. */
        private int freeRow(int column) {
            while (cheap[column] < matrix.start()[column + 1]) {
                int row = matrix.index()[cheap[column]++];
                if (columnOfRow[row] == NONE) {
                    return row;
                }
            }
            return NONE;
        }

        private int unseenRow(int column, int root) {
            while (next[column] < matrix.start()[column + 1]) {
                int row = matrix.index()[next[column]++];
                if (seenFor[row] != root) {
                    seenFor[row] = root;
                    return row;
                }
            }
            return NONE;
        }
    }

    /** Strongly connected components by R. Tarjan's algorithm, without recursion: what is reached gets its number first. */
    private static final class Components {

        private final CompressedMatrix matrix;
        private final int[] columnOfRow;
        private final int[] component;
        private final int[] order;
        private final int[] low;
        private final int[] next;
        private final int[] open;
        private final int[] path;
        private int openCount;
        private int visited;
        private int found;

        private Components(CompressedMatrix matrix, int[] columnOfRow) {
            int size = columnOfRow.length;
            this.matrix = matrix;
            this.columnOfRow = columnOfRow;
            component = filled(size);
            order = filled(size);
            low = new int[size];
            next = Arrays.copyOf(matrix.start(), size);
            open = new int[size];
            path = new int[size];
        }

        private int find() {
            for (int column = 0; column < component.length; column++) {
                if (order[column] == NONE) {
                    visit(column);
                }
            }
            return found;
        }

        private void visit(int root) {
            int depth = 0;
            enter(root, depth);
            while (depth >= 0) {
                int column = path[depth];
                if (next[column] < matrix.start()[column + 1]) {
                    int other = columnOfRow[matrix.index()[next[column]++]];
                    if (order[other] == NONE) {
                        enter(other, ++depth);
                    } else if (component[other] == NONE) {
                        low[column] = Math.min(low[column], order[other]);
                    }
                } else {
                    close(column);
                    depth--;
                    if (depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[column]);
                    }
                }
            }
        }

        private void enter(int column, int depth) {
            path[depth] = column;
            order[column] = visited;
            low[column] = visited++;
            open[openCount++] = column;
        }

        private void close(int column) {
            if (low[column] == order[column]) {
                int last = NONE;
                while (last != column) {
                    last = open[--openCount];
                    component[last] = found;
                }
                found++;
            }
        }
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }
}
