package org.rexnet.core.study;

import java.util.List;

/**
 * Convex cost of an output, linear between breakpoints and continued with the last slope beyond them.
 *
 * @param points at least two, output strictly rising, slopes not falling
 */
public record PiecewiseCost(List<Point> points) {

    /**
     * Breakpoint.
     *
     * @param mw output in MW
     * @param costPerHour total cost at that output in money per hour
     */
    public record Point(double mw, double costPerHour) {}

    public PiecewiseCost {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("A piecewise cost needs at least two points.");
        }
        for (int k = 1; k < points.size(); k++) {
            if (!(points.get(k).mw() > points.get(k - 1).mw())) {
                throw new IllegalArgumentException("The outputs of a piecewise cost must rise, but %s follows %s."
                        .formatted(points.get(k).mw(), points.get(k - 1).mw()));
            }
        }
        for (int k = 2; k < points.size(); k++) {
            double before = slope(points, k - 1);
            double after = slope(points, k);
            if (!(after >= before - 1e-9 * Math.max(1, Math.abs(before)))) {
                throw new IllegalArgumentException(
                        "A piecewise cost must be convex, but its slope falls from %s to %s at %s MW."
                                .formatted(before, after, points.get(k - 1).mw()));
            }
        }
    }

    /** Returns the number of straight pieces. */
    public int pieces() {
        return points.size() - 1;
    }

    /** Returns the slope of piece {@code k}, counted from 0, in money per MWh. */
    public double slope(int k) {
        return slope(points, k + 1);
    }

    /** Returns what piece {@code k} costs per hour at an output of 0, continued beyond its ends. */
    public double intercept(int k) {
        return points.get(k).costPerHour() - slope(k) * points.get(k).mw();
    }

    /** Returns the cost in money per hour of an output in MW. */
    public double at(double mw) {
        double cost = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < pieces(); k++) {
            cost = Math.max(cost, intercept(k) + slope(k) * mw);
        }
        return cost;
    }

    private static double slope(List<Point> points, int end) {
        Point a = points.get(end - 1);
        Point b = points.get(end);
        return (b.costPerHour() - a.costPerHour()) / (b.mw() - a.mw());
    }
}
