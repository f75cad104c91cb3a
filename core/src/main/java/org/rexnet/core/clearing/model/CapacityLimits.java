package org.rexnet.core.clearing.model;

import java.util.Arrays;
import java.util.function.Supplier;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Profile;

/**
 * Keeps one variable per snapshot between shares of capacities: sum of min x C at least, sum of max x C at most.
 *
 * <p>Capacities that are numbers become bounds; a capacity that is a variable makes a row, which names its rent.
 */
public final class CapacityLimits {

    private static final int NO_ROW = -1;

    private final Window problem;
    private final Variables output;
    private final Supplier<String> name;
    private final Share[] shares;
    private final boolean variable;
    private final boolean steady;
    private final int[] upperRows;
    private final int[] lowerRows;
    private boolean bounded;

    /**
     * One capacity and how much of it the output may use.
     *
     * @param min smallest output per unit of capacity
     * @param max largest output per unit of capacity
     */
    public record Share(Capacity capacity, Profile min, Profile max) {}

    /** Prepares limits of an output; its name is asked for where there are rows. */
    public CapacityLimits(Window problem, Supplier<String> name, Variables output, Share... shares) {
        this.problem = problem;
        this.name = name;
        this.output = output;
        this.shares = shares;
        boolean anyVariable = false;
        boolean allSteady = true;
        for (Share share : shares) {
            anyVariable |= share.capacity().isVariable();
            allSteady &= share.min().isConstant() && share.max().isConstant();
        }
        variable = anyVariable;
        steady = allSteady;
        upperRows = new int[variable ? problem.size() : 0];
        lowerRows = new int[variable ? problem.size() : 0];
        Arrays.fill(upperRows, NO_ROW);
        Arrays.fill(lowerRows, NO_ROW);
    }

    /** Adds the rows of capacities that are variables. */
    public void build() {
        if (!variable) {
            return;
        }
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            if (limited(t, true) && variablePart(t, true)) {
                upperRows[k] = row(k, t, true);
            }
            if (limited(t, false) && variablePart(t, false)) {
                lowerRows[k] = row(k, t, false);
            }
        }
    }

    /** Enters what the largest output means, for finding faults; call after building. */
    public void enterMost(LimitKind kind, String component) {
        note(upperRows, true, kind, component);
    }

    /** Enters what the smallest output means, for finding faults; call after building. */
    public void enterLeast(LimitKind kind, String component) {
        note(lowerRows, false, kind, component);
    }

    private void note(int[] rows, boolean isUpper, LimitKind kind, String component) {
        problem.limits().enterBounds(output, isUpper, kind, component);
        for (int k = 0; k < rows.length; k++) {
            if (hasRow(rows, k)) {
                problem.limits().enter(new Constraint(rows[k]), kind, component, k);
            }
        }
    }

    /** Returns whether the bounds are those of all snapshots. */
    public boolean isSteady() {
        return steady;
    }

    /** Sets the bounds for the snapshots at which the window stands, unless they are those of all snapshots. */
    public void parametrize() {
        if (steady && bounded) {
            return;
        }
        bounded = true;
        LinearModel model = problem.model();
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            double lower = hasRow(lowerRows, k) ? Double.NEGATIVE_INFINITY : fixedPart(t, false);
            double upper = hasRow(upperRows, k) ? Double.POSITIVE_INFINITY : fixedPart(t, true);
            model.setBounds(output.at(k), lower, Math.max(lower, upper));
        }
    }

    /** Returns the cost saved by one more unit of the capacity of share {@code i}, over snapshot {@code k} with its weight. */
    public double rent(Solution solution, int k, int i) {
        int t = problem.first() + k;
        return -product(upperDual(solution, k), shares[i].max().at(t))
                - product(lowerDual(solution, k), shares[i].min().at(t));
    }

    /** Returns the cost of one more unit of output allowed, over snapshot {@code k}: below 0 at the largest, above 0 at the smallest. */
    public double shadowPrice(Solution solution, int k) {
        return upperDual(solution, k) + lowerDual(solution, k);
    }

    private double upperDual(Solution solution, int k) {
        return hasRow(upperRows, k)
                ? solution.dual(new Constraint(upperRows[k]))
                : Math.min(solution.reducedCost(output.at(k)), 0);
    }

    private double lowerDual(Solution solution, int k) {
        return hasRow(lowerRows, k)
                ? solution.dual(new Constraint(lowerRows[k]))
                : Math.max(solution.reducedCost(output.at(k)), 0);
    }

    /** Splits the output of snapshot {@code k} among the shares, in proportion to the room that each has. */
    public double[] split(Solution solution, int k) {
        int t = problem.first() + k;
        double value = solution.value(output.at(k));
        if (shares.length == 1) {
            return new double[] {value};
        }
        double[] parts = new double[shares.length];
        double room = 0;
        double least = 0;
        for (Share share : shares) {
            double capacity = share.capacity().value(solution);
            least += product(share.min().at(t), capacity);
            room += product(share.max().at(t) - share.min().at(t), capacity);
        }
        for (int i = 0; i < parts.length; i++) {
            double capacity = shares[i].capacity().value(solution);
            double own = product(shares[i].max().at(t) - shares[i].min().at(t), capacity);
            double factor = room > 0 ? own / room : 1.0 / parts.length;
            parts[i] = product(shares[i].min().at(t), capacity) + (value - least) * factor;
        }
        return parts;
    }

    private int row(int k, int t, boolean upper) {
        LinearModel model = problem.model();
        double fixed = fixedPart(t, upper);
        Constraint row = upper
                ? model.addConstraint(Double.NEGATIVE_INFINITY, fixed)
                : model.addConstraint(fixed, Double.POSITIVE_INFINITY);
        model.addTerm(row, output.at(k), 1);
        for (Share share : shares) {
            double pu = pu(share, t, upper);
            if (share.capacity().isVariable() && pu != 0) {
                model.addTerm(row, share.capacity().variable(), -pu);
            }
        }
        problem.nameRow(row, upper ? "largest " : "smallest ", name, t);
        return row.index();
    }

    private boolean variablePart(int t, boolean upper) {
        return Arrays.stream(shares).anyMatch(s -> s.capacity().isVariable() && pu(s, t, upper) != 0);
    }

    private boolean limited(int t, boolean upper) {
        return Arrays.stream(shares).noneMatch(s -> s.capacity().isVariable() && Double.isInfinite(pu(s, t, upper)));
    }

    private double fixedPart(int t, boolean upper) {
        double sum = 0;
        for (Share share : shares) {
            double pu = pu(share, t, upper);
            if (!share.capacity().isVariable()) {
                sum += share.capacity().share(pu);
            } else if (Double.isInfinite(pu)) {
                sum = pu;
            }
        }
        return sum;
    }

    private static double pu(Share share, int t, boolean upper) {
        return upper ? share.max().at(t) : share.min().at(t);
    }

    private static boolean hasRow(int[] rows, int k) {
        return rows.length > 0 && rows[k] != NO_ROW;
    }

    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }
}
