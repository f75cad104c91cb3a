package org.rexnet.core.optimization;

/**
 * Bounds of variables that follow from a model's other bounds and its constraints: each row leaves a variable what the least and the most
 * of all its other terms leave. Rows are gone through again while that tightens a bound; mutable, for one thread.
 */
public final class ImpliedBounds {

    private static final int ROUNDS = 10;
    private static final double SMALLEST_GAIN = 1e-6;

    private final LinearModel model;
    private final double[] lower;
    private final double[] upper;
    private boolean contradictory;

    /** Starts from the bounds that the model has now. */
    public ImpliedBounds(LinearModel model) {
        this.model = model;
        lower = model.lowers().copy(0, model.variableCount());
        upper = model.uppers().copy(0, model.variableCount());
    }

    /** Forgets the bounds of a variable. */
    public void release(Variable variable) {
        set(variable, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Replaces the bounds of a variable. */
    public void set(Variable variable, double newLower, double newUpper) {
        lower[variable.index()] = newLower;
        upper[variable.index()] = newUpper;
    }

    /** Returns the least value that a variable can have, as far as it was tightened. */
    public double lower(Variable variable) {
        return lower[variable.index()];
    }

    /** Returns the largest value that a variable can have, as far as it was tightened. */
    public double upper(Variable variable) {
        return upper[variable.index()];
    }

    /**
     * Tightens all bounds, by less than rounding takes; returns whether the model may be feasible: false where they contradict each other.
     */
    public boolean tighten() {
        CompressedMatrix rows = CompressedMatrix.byRow(model);
        boolean gains = true;
        for (int round = 0; gains && round < ROUNDS; round++) {
            gains = false;
            for (int i = 0; !contradictory && i < rows.vectorCount(); i++) {
                double most = model.rowUppers().items[i];
                double least = model.rowLowers().items[i];
                gains |= !Double.isInfinite(most) && limit(rows, i, most, 1);
                gains |= !Double.isInfinite(least) && limit(rows, i, -least, -1);
            }
        }
        return !contradictory;
    }

    /** Takes account of {@code sign} x row <= limit; returns whether that tightened a bound. */
    private boolean limit(CompressedMatrix rows, int row, double limit, double sign) {
        double finite = 0;
        double size = Math.abs(limit);
        int infinite = 0;
        for (int e = rows.start()[row]; e < rows.start()[row + 1]; e++) {
            double least = least(rows.index()[e], sign * rows.value()[e]);
            if (Double.isInfinite(least)) {
                infinite++;
            } else {
                finite += least;
                size += Math.abs(least);
            }
        }
        boolean gains = false;
        for (int e = rows.start()[row]; infinite <= 1 && e < rows.start()[row + 1]; e++) {
            double factor = sign * rows.value()[e];
            double own = least(rows.index()[e], factor);
            if (infinite == 0 || Double.isInfinite(own)) {
                double rest = limit - (infinite == 0 ? finite - own : finite);
                gains |= bound(rows.index()[e], factor, rest + Tolerances.RELATIVE * size);
            }
        }
        return gains;
    }

    private double least(int column, double factor) {
        return factor * (factor > 0 ? lower[column] : upper[column]);
    }

    /** Takes account of factor x value <= rest; returns whether that is worth going on. */
    private boolean bound(int column, double factor, double rest) {
        double bound = rest / factor;
        double[] bounds = factor > 0 ? upper : lower;
        double gain = factor > 0 ? bounds[column] - bound : bound - bounds[column];
        if (!(gain > SMALLEST_GAIN * Math.max(1, Math.abs(bound)))) {
            return false;
        }
        bounds[column] = bound;
        contradictory |= lower[column] - upper[column] > Tolerances.PRIMAL * Math.max(1, Math.abs(bound));
        return true;
    }
}
