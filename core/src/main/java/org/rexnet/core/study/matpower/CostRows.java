package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.LargestNumber;
import org.rexnet.core.study.PiecewiseCost;

/** Reads rows of a cost table: polynomials up to the square, and piecewise-linear costs convex but for rounding. */
final class CostRows {

    private static final int FIRST = 4;
    private static final int PIECEWISE = 1;
    private static final int POLYNOMIAL = 2;
    private static final int MOST_TERMS = 3;

    /** How far above the lower convex hull a point may lie by rounding, as a share of the largest cost of its row. */
    private static final double ROUNDING = 1e-4;

    private final CaseRows rows;
    private double mostRounded;

    /**
     * Cost of an output p in MW, in money per hour: {@code fixed} + {@code linear} p + {@code quadratic} p^2 +
     * piecewise(p).
     *
     * @param piecewise by breakpoints, where the row is of that kind
     */
    record Cost(double fixed, double linear, double quadratic, Optional<PiecewiseCost> piecewise) {

        static final Cost NONE = new Cost(0, 0, 0, Optional.empty());
    }

    CostRows(CaseRows rows) {
        this.rows = rows;
    }

    /** Returns the largest distance, in money per hour, by which a point was moved onto the lower convex hull so far. */
    double mostRounded() {
        return mostRounded;
    }

    /** Returns whether the row has a cost of starting or stopping. */
    boolean hasTransitionCost(int row) {
        return rows.isUsable(row) && (rows.number(row, "startup") != 0 || rows.number(row, "shutdown") != 0);
    }

    /** Returns the cost that a row states; where it cannot be used, none and a fault. */
    Cost cost(int row) {
        if (!rows.isUsable(row)) {
            return Cost.NONE;
        }
        double model = rows.number(row, "model");
        double count = rows.number(row, "n");
        int cells = model == PIECEWISE ? 2 : 1;
        int leastCount = model == PIECEWISE ? 2 : 1;
        if (model != PIECEWISE && model != POLYNOMIAL) {
            rows.fault(row, "model", "must be 1 (piecewise linear) or 2 (polynomial)");
        } else if (!(count >= leastCount) || count != Math.rint(count)) {
            rows.fault(row, "n", "must be a whole number of at least " + leastCount);
        } else if (FIRST + cells * count > rows.columns(row)) {
            rows.fault(
                    row,
                    "n",
                    "needs %d columns but the row has %d".formatted(FIRST + cells * (long) count, rows.columns(row)));
        } else {
            return model == PIECEWISE ? piecewise(row, (int) count) : polynomial(row, (int) count);
        }
        return Cost.NONE;
    }

    private Cost polynomial(int row, int terms) {
        for (int k = 0; k < terms - MOST_TERMS; k++) {
            if (rows.finite(row, FIRST + k) != 0) {
                rows.fault(row, FIRST + k, "polynomial costs above the square are not supported: must be 0");
            }
        }
        double quadratic = coefficient(row, terms, 2);
        if (quadratic < 0) {
            rows.fault(row, FIRST + terms - 3, "must be at least 0: costs that are not convex are not supported");
            return Cost.NONE;
        }
        return new Cost(coefficient(row, terms, 0), coefficient(row, terms, 1), quadratic, Optional.empty());
    }

    private double coefficient(int row, int terms, int power) {
        return power < terms ? rows.finite(row, FIRST + terms - 1 - power) : 0;
    }

    private Cost piecewise(int row, int count) {
        List<PiecewiseCost.Point> points = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int position = FIRST + 2 * k;
            points.add(new PiecewiseCost.Point(rows.finite(row, position), rows.finite(row, position + 1)));
        }
        if (!rows.isUsable(row)) {
            return Cost.NONE;
        }
        try {
            LowerHull hull = LowerHull.of(points);
            double toleranceMoney = ROUNDING
                    * points.stream()
                            .mapToDouble(point -> Math.abs(point.costPerHour()))
                            .max()
                            .orElse(0);
            if (hull.farthest() > toleranceMoney) {
                // The piecewise cost says where its slope falls.
                return new Cost(0, 0, 0, Optional.of(new PiecewiseCost(points)));
            }
            mostRounded = Math.max(mostRounded, hull.farthest());
            PiecewiseCost cost = new PiecewiseCost(hull.points());
            for (int k = 0; k < cost.pieces(); k++) {
                if (!(Math.abs(cost.slope(k)) <= LargestNumber.SIZE)) {
                    rows.fault(
                            row,
                            FIRST + 2 * (k + 1),
                            "makes the cost rise by %s per MWh, and it may by %s at most"
                                    .formatted(cost.slope(k), LargestNumber.TEXT));
                    return Cost.NONE;
                }
            }
            return new Cost(0, 0, 0, Optional.of(cost));
        } catch (IllegalArgumentException e) {
            rows.fault(row, "n", "piecewise costs that are not convex are not supported: " + e.getMessage());
            return Cost.NONE;
        }
    }
}
