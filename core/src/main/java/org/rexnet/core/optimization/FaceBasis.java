package org.rexnet.core.optimization;

import com.powsybl.math.matrix.MatrixException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A basis at a solution and how duals depend on the prices of what is basic although it stands at a bound.
 *
 * <p>Elements are the variables by position, then the activities of the constraints. With S the matrix of the nonbasic rows and basic
 * columns, S' y = c - z for basic columns and y = z for basic rows; a basic element has a price z only where it stands at a bound. Holds
 * native memory until closed; for one thread.
 */
final class FaceBasis implements AutoCloseable {

    private static final double SMALLEST = 1e-10;

    private final LinearModel model;
    private final Stand[] stands;
    private final double[] costs;
    /** Without constraints that are basic and within their bounds. */
    private final CompressedMatrix byColumn;

    /** The same by rows, once it is asked for. */
    private @Nullable CompressedMatrix byRow;

    private final boolean[] isBasic;
    private final int[] columns;
    private final int[] rows;
    private final BlockFactors factors;
    private final double[] scratch;

    private FaceBasis(
            LinearModel model,
            Stand[] stands,
            double[] costs,
            boolean[] isBasic,
            int[] columns,
            int[] rows,
            CompressedMatrix byColumn,
            BlockFactors factors) {
        this.model = model;
        this.stands = stands;
        this.costs = costs;
        this.isBasic = isBasic;
        this.columns = columns;
        this.rows = rows;
        this.byColumn = byColumn;
        this.factors = factors;
        scratch = new double[model.variableCount()];
    }

    /**
     * Factorizes a basis; empty where it is singular or no basis.
     *
     * @param stands of all elements
     * @param costs marginal costs of all variables at the solution
     */
    static Optional<FaceBasis> of(LinearModel model, Stand[] stands, double[] costs, Basis basis) {
        int variables = model.variableCount();
        boolean[] isBasic = new boolean[stands.length];
        for (int e = 0; e < stands.length; e++) {
            BasisStatus status =
                    e < variables ? basis.status(new Variable(e)) : basis.status(new Constraint(e - variables));
            isBasic[e] = status == BasisStatus.BASIC;
        }
        int[] columns = positions(isBasic, 0, variables, true);
        int[] rows = positions(isBasic, variables, stands.length, false);
        if (columns.length != rows.length) {
            return Optional.empty();
        }
        BitSet felt = new BitSet();
        for (int i = 0; i < model.constraintCount(); i++) {
            felt.set(i, !isBasic[variables + i] || stands[variables + i] != Stand.FREE);
        }
        CompressedMatrix byColumn = CompressedMatrix.byColumn(model, felt);
        try {
            BlockFactors factors = factorize(model, byColumn, columns, rows);
            return Optional.of(new FaceBasis(model, stands, costs, isBasic, columns, rows, byColumn, factors));
        } catch (MatrixException singular) {
            return Optional.empty();
        }
    }

    private static int[] positions(boolean[] isBasic, int from, int end, boolean basic) {
        int[] found = new int[end - from];
        int count = 0;
        for (int e = from; e < end; e++) {
            if (isBasic[e] == basic) {
                found[count++] = e - from;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static BlockFactors factorize(LinearModel model, CompressedMatrix byColumn, int[] columns, int[] rows) {
        int[] placeOfRow = new int[model.constraintCount()];
        Arrays.fill(placeOfRow, -1);
        for (int p = 0; p < rows.length; p++) {
            placeOfRow[rows[p]] = p;
        }
        int[] start = new int[columns.length + 1];
        IntList index = new IntList();
        DoubleList value = new DoubleList();
        for (int p = 0; p < columns.length; p++) {
            for (int entry = byColumn.start()[columns[p]]; entry < byColumn.start()[columns[p] + 1]; entry++) {
                int place = placeOfRow[byColumn.index()[entry]];
                if (place >= 0) {
                    index.add(place);
                    value.add(byColumn.value()[entry]);
                }
            }
            start[p + 1] = index.size;
        }
        return new BlockFactors(new CompressedMatrix(start, index.copy(), value.copy(0, value.size)));
    }

    /** Returns the terms of the model, column by column, but for constraints that are basic and within their bounds, which say nothing. */
    CompressedMatrix byColumn() {
        return byColumn;
    }

    /** Returns the same terms row by row. */
    CompressedMatrix byRow() {
        CompressedMatrix known = byRow;
        if (known == null) {
            known = byColumn.transposed(model.constraintCount());
            byRow = known;
        }
        return known;
    }

    boolean isBasic(int element) {
        return isBasic[element];
    }

    Stand stand(int element) {
        return stands[element];
    }

    /** Returns the stands of all elements; not to be changed. */
    Stand[] stands() {
        return stands;
    }

    /** Returns the basic elements that stand at a bound: each has a price of its own. */
    List<Integer> degenerate() {
        List<Integer> found = new ArrayList<>();
        for (int e = 0; e < stands.length; e++) {
            if (isBasic[e] && stands[e] != Stand.FREE) {
                found.add(e);
            }
        }
        return found;
    }

    /** Returns the duals of all constraints with the prices of all basic elements 0. */
    double[] duals() {
        Sparse right = new Sparse();
        for (int p = 0; p < columns.length; p++) {
            right.add(p, costs[columns[p]]);
        }
        Sparse found = factors.solveTransposed(right);
        double[] duals = new double[model.constraintCount()];
        for (int k = 0; k < found.size(); k++) {
            duals[rows[found.index(k)]] = found.value(k);
        }
        return duals;
    }

    /** Returns the reduced costs of all variables by given duals. */
    double[] reducedCosts(double[] duals) {
        double[] reduced = costs.clone();
        for (int j = 0; j < reduced.length; j++) {
            for (int entry = byColumn.start()[j]; entry < byColumn.start()[j + 1]; entry++) {
                reduced[j] -= byColumn.value()[entry] * duals[byColumn.index()[entry]];
            }
        }
        return reduced;
    }

    /** Returns how duals change with the price of a degenerate element. */
    Sparse dualsPer(int element) {
        int row = element - model.variableCount();
        Sparse right = new Sparse();
        Sparse duals = new Sparse();
        if (row < 0) {
            right.add(Arrays.binarySearch(columns, element), -1);
        } else {
            duals.add(row, 1);
            CompressedMatrix terms = byRow();
            for (int entry = terms.start()[row]; entry < terms.start()[row + 1]; entry++) {
                int place = Arrays.binarySearch(columns, terms.index()[entry]);
                if (place >= 0) {
                    right.add(place, -terms.value()[entry]);
                }
            }
        }
        Sparse found = factors.solveTransposed(right);
        double smallest = SMALLEST * Math.max(1, found.largest());
        for (int k = 0; k < found.size(); k++) {
            if (Math.abs(found.value(k)) > smallest) {
                duals.add(rows[found.index(k)], found.value(k));
            }
        }
        return duals;
    }

    /** Returns how the prices of the nonbasic elements whose sign matters change with given changes of duals. */
    Sparse pricesPer(Sparse duals) {
        Sparse prices = new Sparse();
        IntList touched = new IntList();
        CompressedMatrix terms = byRow();
        double largest = 1;
        for (int k = 0; k < duals.size(); k++) {
            int row = duals.index(k);
            int element = row + model.variableCount();
            if (!isBasic[element] && stands[element] != Stand.FIXED) {
                prices.add(element, duals.value(k));
            }
            for (int entry = terms.start()[row]; entry < terms.start()[row + 1]; entry++) {
                int column = terms.index()[entry];
                if (!isBasic[column] && stands[column] != Stand.FIXED) {
                    if (scratch[column] == 0) {
                        touched.add(column);
                    }
                    scratch[column] -= terms.value()[entry] * duals.value(k);
                    largest = Math.max(largest, Math.abs(terms.value()[entry] * duals.value(k)));
                }
            }
        }
        for (int k = 0; k < touched.size; k++) {
            int column = touched.items[k];
            if (Math.abs(scratch[column]) > SMALLEST * largest) {
                prices.add(column, scratch[column]);
            }
            scratch[column] = 0;
        }
        return prices;
    }

    /**
     * Returns how variables move as constraints shift, if nonbasic elements move off their bounds by so much.
     *
     * @param off by element, each at most once
     * @return by variable, without zeros
     */
    Sparse moves(List<RowShift> shifts, Sparse off) {
        int variables = model.variableCount();
        Sparse right = new Sparse();
        Sparse moves = new Sparse();
        shifts.forEach(shift -> add(right, shift.row().index(), shift.amount()));
        for (int k = 0; k < off.size(); k++) {
            int element = off.index(k);
            double amount = off.value(k);
            if (element >= variables) {
                add(right, element - variables, amount);
            } else if (!isBasic[element] && amount != 0) {
                moves.add(element, amount);
                for (int entry = byColumn.start()[element]; entry < byColumn.start()[element + 1]; entry++) {
                    add(right, byColumn.index()[entry], -byColumn.value()[entry] * amount);
                }
            }
        }
        Sparse found = factors.solve(right);
        for (int k = 0; k < found.size(); k++) {
            moves.add(columns[found.index(k)], found.value(k));
        }
        return moves;
    }

    /** Adds to the right-hand side of a row; the activities of basic rows move freely. */
    private void add(Sparse right, int row, double amount) {
        int place = Arrays.binarySearch(rows, row);
        if (place >= 0) {
            right.add(place, amount);
        }
    }

    @Override
    public void close() {
        factors.close();
    }
}
