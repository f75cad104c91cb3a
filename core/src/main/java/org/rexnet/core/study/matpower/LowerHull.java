package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.PiecewiseCost.Point;

/**
 * The lower convex hull of points of a cost.
 *
 * @param points those on the hull, by output
 * @param farthest the largest distance of a point above the hull, in money per hour
 */
record LowerHull(List<Point> points, double farthest) {

    /** Returns the hull of points by rising output; others are returned as they are, with a distance of 0. */
    static LowerHull of(List<Point> points) {
        List<Point> hull = new ArrayList<>();
        for (Point point : points) {
            while (hull.size() >= 2 && isAbove(hull.get(hull.size() - 2), hull.getLast(), point)) {
                hull.removeLast();
            }
            hull.add(point);
        }
        double farthest = 0;
        int piece = 0;
        for (Point point : points) {
            while (piece + 2 < hull.size() && hull.get(piece + 1).mw() <= point.mw()) {
                piece++;
            }
            farthest =
                    Math.max(farthest, point.costPerHour() - between(hull.get(piece), hull.get(piece + 1), point.mw()));
        }
        return farthest == 0 ? new LowerHull(List.copyOf(points), 0) : new LowerHull(List.copyOf(hull), farthest);
    }

    private static boolean isAbove(Point before, Point middle, Point after) {
        return middle.costPerHour() > between(before, after, middle.mw());
    }

    private static double between(Point from, Point to, double mw) {
        return from.costPerHour() + (to.costPerHour() - from.costPerHour()) * (mw - from.mw()) / (to.mw() - from.mw());
    }
}
