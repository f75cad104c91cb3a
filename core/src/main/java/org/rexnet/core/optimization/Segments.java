package org.rexnet.core.optimization;

import java.util.Arrays;

/**
 * The cost {@code q x^2} of one variable as the largest of its tangents at a few points; mutable, for one thread. Between
 * the places where one tangent takes over from the next the cost has one slope, so the variable is the sum of one bounded
 * variable per slope: {@code x = b_1 + d_1 + ... + d_n}, where d_1 reaches down from the first such place b_1 and the others
 * up from theirs. The points gather around a centre; the closer they are, the better the fit there. The slopes reach past
 * the variable's bounds, so that a variable at its bound is told from one where two slopes meet; an unlimited variable can
 * only go so far from the centre in one round.
 */
final class Segments {
    private static final double[] OFFSETS = {-12, -3, -1, 0, 1, 3, 12};
    private static final double FIRST_SHARE = 0.0617;
    private static final double SHRINK = 0.25;
    private static final double GROW = 50;
    private static final double WIDEN = 1000;

    /** How far from the centre an unlimited variable may go in one round, in widths. */
    private static final double REACH = 100;

    private static final double SMALLEST = 1e-10;
    private static final double LARGEST = 1e13;

    private final LinearModel linear;
    private final int column;
    private final Variable variable;
    private final Variables parts;
    private final Constraint link;
    private final double[] points = new double[OFFSETS.length + 1];
    private double quadratic;
    private double centre;
    private double guess;
    private double width;

    /**
     * @param column position of the variable in the quadratic model
     * @param variable the variable in the linear model
     */
    Segments(LinearModel linear, int column, Variable variable, double quadratic) {
        this.linear = linear;
        this.column = column;
        this.variable = variable;
        this.quadratic = quadratic;
        this.parts = linear.addVariables(points.length);
        this.link = linear.addConstraint(0, 0);
        linear.addTerm(link, variable, 1);
        for (int k = 0; k < points.length; k++) {
            linear.addTerm(link, parts.at(k), -1);
        }
        double lower = linear.lower(variable);
        double upper = linear.upper(variable);
        boolean isFinite = !Double.isInfinite(lower) && !Double.isInfinite(upper);
        this.centre = isFinite ? 0.5 * (lower + upper) : Math.max(lower, Math.min(upper, 0));
        this.width = firstWidth();
        this.guess = centre;
    }

    int column() {
        return column;
    }

    double centre() {
        return centre;
    }

    double quadratic() {
        return quadratic;
    }

    void setQuadratic(double quadratic) {
        this.quadratic = quadratic;
    }

    private double firstWidth() {
        double range = linear.upper(variable) - linear.lower(variable);
        return Double.isInfinite(range) ? 1 + Math.abs(centre) : Math.max(range, SMALLEST) * FIRST_SHARE;
    }

    /** Prepares for a model that may have changed: the points spread again. */
    void reopen() {
        width = Math.max(width, SHRINK * firstWidth());
        guess = centre;
    }

    /** Lets an unlimited variable go much further; false if it has no need to. */
    boolean widen() {
        double range = linear.upper(variable) - linear.lower(variable);
        boolean wider = Double.isInfinite(range) && width * WIDEN * (1 + quadratic) < LARGEST;
        if (wider) {
            width *= WIDEN;
        }
        return wider;
    }

    /** Moves the points around a better centre, and closer together the less it moved. */
    void move(double newCentre, double newGuess) {
        double step = Math.abs(newCentre - centre);
        double floor = SMALLEST * (1 + Math.abs(newCentre));
        width = Math.max(floor, Math.max(SHRINK * width, Math.min(step / 2, width * GROW)));
        centre = newCentre;
        guess = newGuess;
    }

    /** Writes the slopes and where they meet into the linear model. */
    void place() {
        for (int k = 0; k < OFFSETS.length; k++) {
            points[k] = centre + OFFSETS[k] * width;
        }
        points[OFFSETS.length] = guess;
        Arrays.sort(points);
        int last = points.length - 1;
        double margin = 1 + 3 * width;
        double lowest = finite(linear.lower(variable), centre - REACH * width) - margin;
        double highest = finite(linear.upper(variable), centre + REACH * width) + margin;
        double first = meeting(0);
        linear.setConstraintBounds(link, first, first);
        for (int k = 0; k <= last; k++) {
            double from = k == 0 ? Math.min(0, lowest - first) : 0;
            double to = k == 0 ? 0 : k < last ? meeting(k) - meeting(k - 1) : Math.max(0, highest - meeting(k - 1));
            linear.setBounds(parts.at(k), from, to);
            linear.setCost(parts.at(k), 2 * quadratic * points[k]);
        }
    }

    private static double finite(double bound, double otherwise) {
        return Double.isInfinite(bound) ? otherwise : bound;
    }

    /** Where the tangents at points k and k + 1 meet. */
    private double meeting(int k) {
        return 0.5 * (points[k] + points[k + 1]);
    }

    /** Whether a basis leaves it to the slopes alone where the variable is: it is where two of them meet. */
    boolean isLoose(Basis basis) {
        if (basis.status(link) == BasisStatus.BASIC) {
            return false;
        }
        for (int k = 0; k < points.length; k++) {
            if (basis.status(parts.at(k)) == BasisStatus.BASIC) {
                return false;
            }
        }
        return true;
    }
}
