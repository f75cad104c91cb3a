package org.rexnet.core.optimization;

/**
 * What a solver claims to be optimal, before anyone has checked it; the arrays are shared, not copied.
 *
 * @param value of every variable
 * @param reducedCost of every variable; empty for integer models
 * @param activity of every constraint
 * @param dual of every constraint, the change of cost per unit of its right-hand side; empty for integer models
 */
public record Point(double[] value, double[] reducedCost, double[] activity, double[] dual) {

    public boolean hasDuals() {
        return reducedCost.length == value.length && dual.length == activity.length;
    }
}
