package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a solver claims to be optimal, before anyone has checked it; the arrays are shared, not copied.
 *
 * @param value of every variable
 * @param reducedCost of every variable; empty for integer models
 * @param activity of every constraint
 * @param dual of every constraint, the change of cost per unit of its right-hand side; empty for integer models
 */
public record Point(double[] value, double[] reducedCost, double[] activity, double[] dual) {

    /**
     * Returns the vertex of a basis of a linear model, its equations solved anew and refined until rounding is all that is left; empty
     * where they have no unique solution. Whether it is optimal has to be checked.
     */
    public static Optional<Point> of(LinearModel model, Basis basis) {
        return new OptimalityConditions(model, CompressedMatrix.byColumn(model), ActiveSet.of(model, basis)).solve();
    }

    /** Returns the same values with duals and reduced costs multiplied. */
    Point withMoney(double factor) {
        return new Point(
                value,
                Arrays.stream(reducedCost).map(cost -> factor * cost).toArray(),
                activity,
                Arrays.stream(dual).map(price -> factor * price).toArray());
    }

    /** Returns whether there are duals beside the values. */
    public boolean hasDuals() {
        return reducedCost.length == value.length && dual.length == activity.length;
    }
}
