package org.rexnet.core.simulation.statistics;

/**
 * Estimate with an interval around it.
 *
 * @param estimate in the unit of the sample
 * @param low lower end; negative infinity where nothing can be said
 * @param high upper end; positive infinity where nothing can be said
 */
public record Interval(double estimate, double low, double high) {

    /** Returns an estimate of which nothing is known but itself. */
    public static Interval unknown(double estimate) {
        return new Interval(estimate, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Returns an interval of that half width. */
    public static Interval around(double estimate, double halfWidth) {
        return new Interval(estimate, estimate - halfWidth, estimate + halfWidth);
    }

    /** Returns half of its width. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Returns whether a value lies between its ends, or at one of them. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Returns whether all of it lies above a value. */
    public boolean isAbove(double value) {
        return low > value;
    }

    /** Returns whether all of it lies below a value. */
    public boolean isBelow(double value) {
        return high < value;
    }
}
