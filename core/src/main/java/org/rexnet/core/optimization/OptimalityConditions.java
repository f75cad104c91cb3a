package org.rexnet.core.optimization;

import com.powsybl.math.matrix.LUDecomposition;
import com.powsybl.math.matrix.MatrixException;
import com.powsybl.math.matrix.SparseMatrix;
import java.util.Arrays;
import java.util.Optional;

/**
 * The linear equations that an active set turns the optimality conditions into: for every free variable x_j its marginal
 * cost equals the price of what it uses, {@code 2 q_j x_j - sum_i a_ij y_i = -c_j}; every active constraint holds,
 * {@code sum_j a_ij x_j = b_i} with the held variables at their bounds. Used once per active set.
 */
final class OptimalityConditions {
    private static final int REFINEMENTS = 2;

    private final LinearModel model;
    private final CompressedMatrix columns;
    private final ActiveSet set;

    /** Position among the unknowns: of every free variable, then of every active constraint; -1 for the others. */
    private final int[] unknownOfColumn;

    private final int[] unknownOfRow;
    private int unknownCount;

    /** @param columns the model's terms by column */
    OptimalityConditions(LinearModel model, CompressedMatrix columns, ActiveSet set) {
        this.model = model;
        this.columns = columns;
        this.set = set;
        this.unknownOfColumn = new int[model.variableCount()];
        this.unknownOfRow = new int[model.constraintCount()];
        for (int j = 0; j < unknownOfColumn.length; j++) {
            unknownOfColumn[j] = set.isFree(j) ? unknownCount++ : -1;
        }
        for (int i = 0; i < unknownOfRow.length; i++) {
            unknownOfRow[i] = set.isActive(i) ? unknownCount++ : -1;
        }
    }

    /** The point that satisfies the equations, empty if they have no unique solution. */
    Optional<Point> solve() {
        double[] right = rightHandSide();
        if (unknownCount == 0) {
            return Optional.of(point(right));
        }
        CompressedMatrix matrix = matrix();
        SparseMatrix sparse =
                new SparseMatrix(unknownCount, unknownCount, matrix.start(), matrix.index(), matrix.value());
        try (LUDecomposition factors = sparse.decomposeLU()) {
            double[] unknowns = right.clone();
            factors.solve(unknowns);
            for (int k = 0; k < REFINEMENTS; k++) {
                double[] correction = residual(matrix, right, unknowns);
                factors.solve(correction);
                for (int u = 0; u < unknownCount; u++) {
                    unknowns[u] += correction[u];
                }
            }
            return isFinite(unknowns) ? Optional.of(point(unknowns)) : Optional.empty();
        } catch (MatrixException singular) {
            return Optional.empty();
        }
    }

    int unknownCount() {
        return unknownCount;
    }

    /** Position among the unknowns of a free variable, -1 for a held one. */
    int unknownOfColumn(int column) {
        return unknownOfColumn[column];
    }

    /** Position among the unknowns of an active constraint's price, which is also its equation; -1 for another constraint. */
    int unknownOfRow(int row) {
        return unknownOfRow[row];
    }

    private double[] rightHandSide() {
        double[] right = new double[unknownCount];
        for (int i = 0; i < unknownOfRow.length; i++) {
            if (unknownOfRow[i] >= 0) {
                right[unknownOfRow[i]] = set.activeValue(i);
            }
        }
        for (int j = 0; j < unknownOfColumn.length; j++) {
            if (unknownOfColumn[j] >= 0) {
                right[unknownOfColumn[j]] = -model.costs().items[j];
                continue;
            }
            double value = set.heldValue(j);
            if (value != 0) {
                for (int entry = columns.start()[j]; entry < columns.start()[j + 1]; entry++) {
                    int unknown = unknownOfRow[columns.index()[entry]];
                    if (unknown >= 0) {
                        right[unknown] -= columns.value()[entry] * value;
                    }
                }
            }
        }
        return right;
    }

    /** Column by column: first those of the variables, then those of the prices. */
    CompressedMatrix matrix() {
        int[] start = new int[unknownCount + 1];
        for (int j = 0; j < unknownOfColumn.length; j++) {
            if (unknownOfColumn[j] >= 0) {
                start[unknownOfColumn[j] + 1] += quadratic(j) != 0 ? 1 : 0;
                for (int entry = columns.start()[j]; entry < columns.start()[j + 1]; entry++) {
                    int price = unknownOfRow[columns.index()[entry]];
                    if (price >= 0) {
                        start[unknownOfColumn[j] + 1]++;
                        start[price + 1]++;
                    }
                }
            }
        }
        for (int u = 0; u < unknownCount; u++) {
            start[u + 1] += start[u];
        }
        CompressedMatrix matrix =
                new CompressedMatrix(start, new int[start[unknownCount]], new double[start[unknownCount]]);
        fill(matrix);
        return matrix;
    }

    private void fill(CompressedMatrix matrix) {
        int[] next = Arrays.copyOf(matrix.start(), unknownCount);
        for (int j = 0; j < unknownOfColumn.length; j++) {
            int unknown = unknownOfColumn[j];
            if (unknown < 0) {
                continue;
            }
            if (quadratic(j) != 0) {
                put(matrix, next[unknown]++, unknown, 2 * quadratic(j));
            }
            for (int entry = columns.start()[j]; entry < columns.start()[j + 1]; entry++) {
                int price = unknownOfRow[columns.index()[entry]];
                if (price >= 0) {
                    put(matrix, next[unknown]++, price, columns.value()[entry]);
                    put(matrix, next[price]++, unknown, -columns.value()[entry]);
                }
            }
        }
    }

    private static void put(CompressedMatrix matrix, int place, int row, double value) {
        matrix.index()[place] = row;
        matrix.value()[place] = value;
    }

    private double quadratic(int j) {
        DoubleList quadratic = model.quadraticCosts();
        return j < quadratic.size ? quadratic.items[j] : 0;
    }

    private double[] residual(CompressedMatrix matrix, double[] right, double[] unknowns) {
        double[] residual = right.clone();
        for (int u = 0; u < unknownCount; u++) {
            for (int entry = matrix.start()[u]; entry < matrix.start()[u + 1]; entry++) {
                residual[matrix.index()[entry]] -= matrix.value()[entry] * unknowns[u];
            }
        }
        return residual;
    }

    private static boolean isFinite(double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    private Point point(double[] unknowns) {
        double[] value = new double[unknownOfColumn.length];
        double[] dual = new double[unknownOfRow.length];
        for (int j = 0; j < value.length; j++) {
            value[j] = unknownOfColumn[j] >= 0 ? unknowns[unknownOfColumn[j]] : set.heldValue(j);
        }
        for (int i = 0; i < dual.length; i++) {
            dual[i] = unknownOfRow[i] >= 0 ? unknowns[unknownOfRow[i]] : 0;
        }
        double[] reducedCost = new double[value.length];
        double[] activity = new double[dual.length];
        for (int j = 0; j < value.length; j++) {
            double price = 0;
            for (int entry = columns.start()[j]; entry < columns.start()[j + 1]; entry++) {
                int i = columns.index()[entry];
                price += columns.value()[entry] * dual[i];
                activity[i] += columns.value()[entry] * value[j];
            }
            reducedCost[j] = model.costs().items[j] + 2 * quadratic(j) * value[j] - price;
        }
        return new Point(value, reducedCost, activity, dual);
    }
}
