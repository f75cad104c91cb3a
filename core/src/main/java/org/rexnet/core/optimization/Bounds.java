package org.rexnet.core.optimization;

import org.jspecify.annotations.Nullable;

/** What holds for any pair of bounds and for any number that enters a model. */
final class Bounds {
    private Bounds() {}

    /** What is wrong with a pair of bounds, or null. */
    static @Nullable String fault(double lower, double upper) {
        if (Double.isNaN(lower) || Double.isNaN(upper)) {
            return "its bounds must be numbers but are " + lower + " and " + upper + ".";
        }
        if (lower > upper) {
            return "its lower bound " + lower + " is above its upper bound " + upper + ".";
        }
        if (normal(lower) == Double.POSITIVE_INFINITY) {
            return "its lower bound must be below 1e20 but is " + lower + ".";
        }
        if (normal(upper) == Double.NEGATIVE_INFINITY) {
            return "its upper bound must be above -1e20 but is " + upper + ".";
        }
        return null;
    }

    /** The bound itself, or the infinity that it stands for. */
    static double normal(double bound) {
        return Math.abs(bound) < Tolerances.INFINITE ? bound : Math.copySign(Double.POSITIVE_INFINITY, bound);
    }

    static boolean isUsable(double number) {
        return Math.abs(number) < Tolerances.INFINITE;
    }
}
