package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.Optional;

/**
 * The bounded dual simplex method for a small model, from a basis whose prices are right: what is left to do after bounds changed or
 * rows were added. Used once; mutable, for one thread.
 *
 * <p>Every row's activity is a variable too, a x - activity = 0, so that a basis has as many variables as there are rows. Its inverse
 * is dense, and values and prices are computed from it anew in each iteration, which is the cheapest and safest up to some dozen rows.
 * The ratio test is the long-step one: variables with two bounds jump to the other as long as that brings the leaving one closer to
 * its own (Koberstein, The dual simplex method, 2005).
 */
final class DualSimplex {

    private static final int MOST_ROWS = 50;
    private static final int MOST_CELLS = 200_000;
    private static final int MOST_ITERATIONS = 50;

    private final LinearModel model;
    private final double[][] coefficients;
    private final double primalTolerance;
    private final double dualTolerance;
    private final int columns;
    private final int rows;

    /** By column, then by row: the variables, then the rows' activities. */
    private final BasisStatus[] status;

    private final double[] value;
    private final double[] reducedCost;

    /** Which variable is basic, by row of the inverse. */
    private final int[] basic;

    private final double[] price;
    private final double[] work;
    private final BasisInverse inverse;
    private int iterations;

    /** A vertex that no neighbour betters, unless rounding misled: a certificate has to tell. */
    record Vertex(Point point, Basis basis, int iterations) {}

    private DualSimplex(LinearModel model, Basis start, SolverOptions options) {
        this.model = model;
        columns = model.variableCount();
        rows = model.constraintCount();
        coefficients = model.terms().dense(rows, columns);
        primalTolerance = options.primalTolerance();
        dualTolerance = options.dualTolerance() * Tolerances.costUnit(model);
        status = new BasisStatus[columns + rows];
        value = new double[columns + rows];
        reducedCost = new double[columns + rows];
        basic = new int[rows];
        inverse = new BasisInverse(rows);
        price = new double[rows];
        work = new double[rows];
        for (int k = 0; k < status.length; k++) {
            status[k] = k < columns ? start.status(new Variable(k)) : start.status(new Constraint(k - columns));
        }
    }

    /** Returns whether a model is of the kind and size that is solved here. */
    static boolean suits(LinearModel model) {
        return model.variableCount() > 0
                && model.constraintCount() <= MOST_ROWS
                && model.variableCount() <= MOST_CELLS / Math.max(1, model.constraintCount())
                && !model.hasIntegers()
                && !model.isQuadratic();
    }

    /** Returns the optimal vertex; empty where a solver is needed, be it to find that there is none. */
    static Optional<Vertex> solve(LinearModel model, Basis start, SolverOptions options) {
        return new DualSimplex(model, start, options).solve();
    }

    private Optional<Vertex> solve() {
        if (!invert()) {
            return Optional.empty();
        }
        for (int k = 0; k < status.length; k++) {
            place(k);
        }
        while (iterations <= MOST_ITERATIONS) {
            priceOut();
            if (!holdPrices()) {
                return Optional.empty();
            }
            evaluate();
            int leaving = leaving();
            if (leaving < 0) {
                return Optional.of(vertex());
            }
            if (!pivot(leaving)) {
                return Optional.empty();
            }
            iterations++;
        }
        return Optional.empty();
    }

    private boolean invert() {
        int count = 0;
        for (int k = 0; k < status.length; k++) {
            if (status[k] == BasisStatus.BASIC) {
                if (count == rows) {
                    return false;
                }
                basic[count++] = k;
            }
        }
        return count == rows && inverse.invert((row, place) -> coefficient(row, basic[place]));
    }

    /** Puts a variable outside the basis at the bound that its status names, or at one that exists. */
    private void place(int k) {
        if (status[k] == BasisStatus.BASIC) {
            return;
        }
        boolean hasLower = !Double.isInfinite(lower(k));
        boolean hasUpper = !Double.isInfinite(upper(k));
        boolean toUpper = hasUpper && (status[k] == BasisStatus.AT_UPPER || !hasLower);
        status[k] = toUpper ? BasisStatus.AT_UPPER : hasLower ? BasisStatus.AT_LOWER : BasisStatus.AT_ZERO;
        value[k] = toUpper ? upper(k) : hasLower ? lower(k) : 0;
    }

    /** Computes prices of rows and reduced costs. */
    private void priceOut() {
        Arrays.fill(price, 0);
        for (int p = 0; p < rows; p++) {
            BasisInverse.subtract(price, -cost(basic[p]), inverse.row(p));
        }
        System.arraycopy(model.costs().items, 0, reducedCost, 0, columns);
        Arrays.fill(reducedCost, columns, reducedCost.length, 0);
        subtractProduct(reducedCost, price);
        for (int k : basic) {
            reducedCost[k] = 0;
        }
    }

    /** Subtracts a row vector times the columns of all variables and activities. */
    private void subtractProduct(double[] from, double[] row) {
        for (int i = 0; i < rows; i++) {
            BasisInverse.subtract(from, row[i], coefficients[i]);
            from[columns + i] += row[i];
        }
    }

    /** Moves variables with two bounds to the one that their reduced cost asks for; returns whether all prices are right then. */
    private boolean holdPrices() {
        for (int k = 0; k < status.length; k++) {
            boolean wrong =
                    switch (status[k]) {
                        case AT_LOWER -> reducedCost[k] < -dualTolerance && lower(k) < upper(k);
                        case AT_UPPER -> reducedCost[k] > dualTolerance && lower(k) < upper(k);
                        case AT_ZERO, NONBASIC -> Math.abs(reducedCost[k]) > dualTolerance;
                        case BASIC -> false;
                    };
            if (wrong) {
                if (Double.isInfinite(range(k))) {
                    return false;
                }
                flip(k);
            }
        }
        return true;
    }

    private void flip(int k) {
        boolean toUpper = status[k] == BasisStatus.AT_LOWER;
        status[k] = toUpper ? BasisStatus.AT_UPPER : BasisStatus.AT_LOWER;
        value[k] = toUpper ? upper(k) : lower(k);
    }

    /** Computes the values of the basic variables from those of all others. */
    private void evaluate() {
        for (int k : basic) {
            value[k] = 0;
        }
        for (int i = 0; i < rows; i++) {
            work[i] = value[columns + i] - product(coefficients[i], value);
        }
        for (int p = 0; p < rows; p++) {
            value[basic[p]] = product(inverse.row(p), work);
        }
    }

    private static double product(double[] row, double[] column) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < row.length; i += 2) { // Two sums, as each addition has to wait for the one before.
            even += row[i] * column[i];
            odd += row[i + 1] * column[i + 1];
        }
        return i < row.length ? even + odd + row[i] * column[i] : even + odd;
    }

    /** Returns the row of the basic variable furthest outside its bounds; -1 if none is outside. */
    private int leaving() {
        int worst = -1;
        double most = primalTolerance;
        for (int p = 0; p < rows; p++) {
            double outside = Math.abs(excess(basic[p]));
            if (outside > most) {
                most = outside;
                worst = p;
            }
        }
        return worst;
    }

    /** By how much a value is above its upper bound, or, below 0, below its lower one. */
    private double excess(int k) {
        return value[k] > upper(k) ? value[k] - upper(k) : Math.min(0, value[k] - lower(k));
    }

    /** Lets a basic variable leave for the bound that it exceeds; returns false where nothing can take its place. */
    private boolean pivot(int leaving) {
        int out = basic[leaving];
        double excess = excess(out);
        int entering = entering(inverse.row(leaving), excess);
        if (entering < 0) {
            return false;
        }
        status[out] = excess > 0 ? BasisStatus.AT_UPPER : BasisStatus.AT_LOWER;
        value[out] = excess > 0 ? upper(out) : lower(out);
        status[entering] = BasisStatus.BASIC;
        basic[leaving] = entering;
        inverse.replace(leaving, row -> coefficient(row, entering));
        return true;
    }

    /**
     * Returns the variable that enters, -1 if there is none: the one whose reduced cost is the first to reach 0 of those that cannot
     * jump to their other bound without taking the leaving variable past its own.
     */
    private int entering(double[] row, double excess) {
        double[] effect = new double[status.length];
        subtractProduct(effect, row);
        for (int k = 0; k < effect.length; k++) {
            double coefficient = -effect[k] * Math.signum(excess);
            boolean helps = status[k] == BasisStatus.AT_ZERO
                    || (status[k] == BasisStatus.AT_LOWER ? coefficient > 0 : coefficient < 0);
            boolean moves = helps && status[k] != BasisStatus.BASIC && lower(k) < upper(k);
            effect[k] = moves && Math.abs(coefficient) > BasisInverse.SMALLEST_PIVOT ? Math.abs(coefficient) : 0;
        }
        Breakpoints breakpoints = new Breakpoints(effect, reducedCost);
        double left = Math.abs(excess);
        for (int next = breakpoints.take(); next != Breakpoints.NONE; next = breakpoints.take()) {
            left -= effect[next] * range(next);
            if (!(left > 0)) {
                return next;
            }
            flip(next);
        }
        return -1;
    }

    private Vertex vertex() {
        int[] ordinals = Arrays.stream(status).mapToInt(BasisStatus::ordinal).toArray();
        Point point = new Point(
                Arrays.copyOf(value, columns),
                Arrays.copyOf(reducedCost, columns),
                Arrays.copyOfRange(value, columns, value.length),
                price.clone());
        Basis basis =
                Basis.of(Arrays.copyOf(ordinals, columns), Arrays.copyOfRange(ordinals, columns, ordinals.length));
        return new Vertex(point, basis, iterations);
    }

    private double coefficient(int row, int k) {
        return k < columns ? coefficients[row][k] : k == columns + row ? -1 : 0;
    }

    private double cost(int k) {
        return k < columns ? model.costs().items[k] : 0;
    }

    private double lower(int k) {
        return k < columns ? model.lowers().items[k] : model.rowLowers().items[k - columns];
    }

    private double upper(int k) {
        return k < columns ? model.uppers().items[k] : model.rowUppers().items[k - columns];
    }

    private double range(int k) {
        return upper(k) - lower(k);
    }
}
