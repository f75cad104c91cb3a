package org.rexnet.investment.decomposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;

/** The points at which parts were cleared so far, the best of them, and both bounds of the least cost. Mutable, for one thread. */
final class Trajectory {

    private static final double INWARD = 0.5;
    private static final double SLACK_SHARE = 1e-9;

    /** Share of the cost below which what is decided is small. */
    private static final double SMALL = 0.01;

    /** Share of the cost up to which both bounds are known as parts are solved. */
    private static final double LEAST_GAP = 1e-9;

    private static final int MOST_MORE = 20;

    private final Columns columns;
    private final Consumer<Iteration> listener;
    private final List<Iteration> iterations = new ArrayList<>();
    private final long began = System.nanoTime();
    private double secondsBefore;
    private double lower = Double.NEGATIVE_INFINITY;
    private @Nullable Evaluated best;

    Trajectory(Columns columns, Consumer<Iteration> listener) {
        this.columns = columns;
        this.listener = listener;
    }

    /**
     * A point at which all parts were cleared.
     *
     * @param cost of operation and capacities; infinite where a part has no dispatch
     * @param slack of all parts, about MWh; 0 where it is too small to count
     */
    record Evaluated(double[] point, double cost, double slack) {

        boolean isFeasible() {
            return cost < Double.POSITIVE_INFINITY;
        }
    }

    /** Goes on where a checkpoint ends. */
    void recall(Checkpoint known) {
        lower = known.lower();
        best = known.best().length == 0 ? null : new Evaluated(known.best(), known.bestCost(), known.bestSlack());
        iterations.addAll(known.iterations());
        secondsBefore = iterations.get(iterations.size() - 1).seconds();
    }

    /** Adds a point and what the parts answered there. */
    Evaluated add(double[] point, double capacityCost, List<SubproblemAnswer> answers) {
        double cost = capacityCost;
        double slack = 0;
        double tonnes = 0;
        double unserved = 0;
        double energy = 0;
        for (SubproblemAnswer answer : answers) {
            switch (answer) {
                case SubproblemAnswer.Cleared cleared -> {
                    cost += cleared.cost();
                    slack += cleared.slack();
                    tonnes += cleared.tonnes();
                    unserved += cleared.unservedMwh();
                    energy += cleared.energyMwh();
                }
                case SubproblemAnswer.Infeasible infeasible -> cost = Double.POSITIVE_INFINITY;
                case SubproblemAnswer.Unbounded unbounded ->
                    throw new IllegalArgumentException("Cost without end is no point to go on from.");
            }
        }
        Evaluated evaluated = new Evaluated(point, cost, slack > SLACK_SHARE * Math.max(1, energy) ? slack : 0);
        if (evaluated.isFeasible() && (best == null || cost < best.cost())) {
            best = evaluated;
        }
        double upper = best == null ? Double.POSITIVE_INFINITY : best.cost();
        double perMwh = energy > 0 && evaluated.isFeasible() ? cost / energy : 0;
        Iteration iteration = new Iteration(
                iterations.size() + 1,
                lower,
                upper,
                cost,
                gap(upper),
                secondsBefore + (System.nanoTime() - began) / 1e9,
                capacities(point),
                tonnes,
                unserved,
                perMwh);
        iterations.add(iteration);
        listener.accept(iteration);
        return evaluated;
    }

    private double[] capacities(double[] point) {
        double[] capacities = new double[point.length];
        int count = 0;
        for (int j = 0; j < point.length; j++) {
            if (columns.at(j) instanceof Parameter.Capacity) {
                capacities[count++] = point[j];
            }
        }
        return Arrays.copyOf(capacities, count);
    }

    /** Takes note that no plan costs less. */
    void raiseLower(double bound) {
        lower = Math.max(lower, bound);
    }

    double lower() {
        return lower;
    }

    Optional<Evaluated> findBest() {
        return Optional.ofNullable(best);
    }

    /** Returns the best point; only after one was added. */
    Evaluated best() {
        return Objects.requireNonNull(best);
    }

    /** Forgets the best point, because other ones are to be compared from now on. */
    void forgetBest() {
        best = null;
    }

    List<Iteration> iterations() {
        return iterations;
    }

    /** Returns by how much, as a share of it, a cost is above what no plan can go below; infinite where either is. */
    double gap(double cost) {
        return Double.isInfinite(cost) || Double.isInfinite(lower)
                ? Double.POSITIVE_INFINITY
                : (cost - lower) / Math.max(1, Math.abs(cost));
    }

    /** Returns whether the best point is within a gap of the lower bound. */
    boolean isWithin(double gap) {
        return best != null && gap(best.cost()) <= gap;
    }

    /**
     * Returns whether a point is close enough also for what is decided there: where that costs little beside the whole, as a few lines of a
     * nation's grid do, it is within that gap of the cost of what is built or given up, so that a small decision is found as closely as a
     * large one. The iterations that this may take are limited.
     */
    boolean isRefined(double gap, Evaluated one) {
        double cost = Math.abs(one.cost());
        double decided = columns.decidedCost(one.point());
        if (decided == 0 || decided > SMALL * cost) {
            return true;
        }
        long more =
                iterations.stream().filter(iteration -> iteration.gap() <= gap).count();
        return one.cost() - lower <= Math.max(LEAST_GAP * cost, gap * decided) || more > MOST_MORE;
    }

    /** Returns the time since this trajectory was begun or taken up again. */
    long nanos() {
        return System.nanoTime() - began;
    }

    /** Returns a point between the best and a proposed one; the proposed one where there is no best. */
    double[] inward(double[] proposed) {
        if (best == null) {
            return proposed;
        }
        double[] point = new double[proposed.length];
        for (int j = 0; j < point.length; j++) {
            point[j] = best.point()[j] + INWARD * (proposed[j] - best.point()[j]);
        }
        return point;
    }
}
