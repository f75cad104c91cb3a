package org.rexnet.core.simulation.plan;

/**
 * Best plan of a single store, exact, by the chain of slopes; mutable and made to be used again, for one thread.
 *
 * <p>The least cost to go V_t(content) is convex and piecewise linear, so that it is a first content and a list of (worth, length) by
 * falling worth -V'. Backward in time the steps of a period are put into the list, what lies beyond the content's limits is clipped, and
 * the rest is scaled by the share kept. What is clipped is decided then, what is left by the content at the beginning, so that nothing need
 * be kept of the lists of later times. Time grows with periods times, at most, steps within the limits.
 *
 * <p>At a kink the worth of content is an interval: the saving by the next MWh, and by the last one. Both ends are those of the
 * whole problem, earlier periods included, so that they are the interval of valid duals of each period's content.
 */
public final class StorePlan {

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double SLACK = WorthChain.SLACK;

    private final StoreProblem problem;
    private final WorthChain chain;
    private double[] content = new double[1];
    private double[] filled = new double[0];
    private double[] emptied = new double[0];
    private double[] low = new double[0];
    private double[] high = new double[0];
    /** Price of the last step that a period takes; minus infinity where it takes none. */
    private double[] last = new double[0];

    /** Price of the next step that a period would take; infinity where it takes all. */
    private double[] next = new double[0];

    private double cost;

    /** Prepares plans of a problem that the caller fills before each. */
    public StorePlan(StoreProblem problem) {
        this.problem = problem;
        chain = new WorthChain(problem);
    }

    /** Solves the problem as it is now; returns whether its limits can be kept. */
    public boolean solve() {
        boolean feasible = chain.make() && follow(problem.periods);
        if (feasible) {
            cost -= endValue();
            findWorth();
        }
        return feasible;
    }

    /**
     * Solves the problem for its first period alone: power and content there, and the value of content at its end. Nothing is told of later
     * periods, nor {@link #cost}, {@link #low} and {@link #high}. Returns whether limits can be kept.
     */
    public boolean solveFirst() {
        return chain.make() && follow(1);
    }

    /**
     * As {@link #solveFirst()}, where the worth of content is known of a store that differs in its first content only: later periods do not
     * count.
     */
    public boolean solveFirst(FirstWorth known) {
        chain.know(known);
        return follow(1);
    }

    /** Returns what content is worth at the end of the first period. */
    public FirstWorth firstWorth() {
        return chain.first();
    }

    /** Returns the cost of filling, less what emptying earns and the content is worth at the end. */
    public double cost() {
        return cost;
    }

    /** Returns the content at a point in time, from 0 to the number of periods. */
    public double content(int time) {
        return content[time];
    }

    /** Returns the MWh filled in a period. */
    public double filled(int period) {
        return filled[period];
    }

    /** Returns the MWh emptied in a period. */
    public double emptied(int period) {
        return emptied[period];
    }

    /** Returns what one more MWh of content at the end of a period would save, per MWh; minus infinity where there is no room. */
    public double low(int period) {
        return low[period];
    }

    /** Returns what one MWh of content less at the end of a period would cost, per MWh; infinity where it cannot be spared. */
    public double high(int period) {
        return high[period];
    }

    /** Returns the worth of content at the end of a period, within its interval: the middle, or its finite end. */
    public double multiplier(int period) {
        if (low[period] == -INFINITE) {
            return high[period] == INFINITE ? 0 : high[period];
        }
        return high[period] == INFINITE ? low[period] : (low[period] + high[period]) / 2;
    }

    /** Returns the least content at the end of the first period from which limits can be kept. */
    public double least() {
        return chain.begin();
    }

    /** Returns how many steps the worth of content has at the end of the first period. */
    public int steps() {
        return chain.parts();
    }

    /** Returns money per MWh of a step of content at the end of the first period, the first from {@link #least} on; they fall. */
    public double worth(int step) {
        return chain.worth(step) + problem.held[0];
    }

    /** Returns the MWh of a step. */
    public double length(int step) {
        return chain.length(step);
    }

    private double endValue() {
        double value = 0;
        double left = content[problem.periods];
        for (int k = 0; k < problem.endSteps && left > 0; k++) {
            value += problem.endPrice[k] * Math.min(left, problem.endLength[k]);
            left -= problem.endLength[k];
        }
        return value;
    }

    /** Follows the best path through the first periods; returns whether limits can be kept. */
    private boolean follow(int periods) {
        if (periods > low.length) {
            room(problem.keep.length);
        }
        double now = problem.start;
        double paid = 0;
        boolean feasible = chain.coverFirst(problem.keep[0] * now + problem.drift[0]);
        content[0] = now;
        for (int t = 0; t < periods && feasible; t++) {
            paid += take(t);
            now = problem.keep[t] * now + (problem.drift[t] + filled[t] - emptied[t]);
            paid -= problem.held[t] * now;
            content[t + 1] = now;
        }
        cost = paid;
        return feasible;
    }

    /** Takes what content does not cover of the fillings of a period, and what it covers of the emptyings; returns what that costs. */
    private double take(int t) {
        double in = 0;
        double out = 0;
        double paid = 0;
        double dearest = -INFINITE;
        double cheapest = INFINITE;
        int begun = t * problem.width;
        for (int k = begun + problem.steps[t] - 1; k >= begun; k--) {
            double mwh = problem.stepLength[k];
            double price = problem.stepPrice[k];
            double covered = chain.covered(k);
            double rest = Math.abs(mwh) - covered;
            if (mwh < 0) {
                out += covered;
                paid -= price * covered;
            } else {
                in += rest;
                paid += price * rest;
            }
            if (rest > SLACK && price > dearest) {
                dearest = price;
            }
            if (covered > SLACK) {
                cheapest = price;
            }
        }
        filled[t] = in;
        emptied[t] = out;
        last[t] = dearest;
        next[t] = cheapest;
        return paid;
    }

    /**
     * Finds the worth of content at the end of each period: no less than the last step that is taken before content meets a limit, in
     * either direction of time, and no more than the next one.
     */
    private void findWorth() {
        int periods = problem.periods;
        double least = -INFINITE;
        double most = INFINITE;
        for (int t = 0; t < periods; t++) {
            least = last[t] > least ? last[t] : least;
            most = next[t] < most ? next[t] : most;
            low[t] = least;
            high[t] = most;
            boolean passes = t + 1 < periods && (problem.held[t] != 0 || problem.keep[t + 1] != 1);
            least = isAtLeast(t + 1) ? -INFINITE : passes ? (least - problem.held[t]) / problem.keep[t + 1] : least;
            most = isAtMost(t + 1) ? INFINITE : passes ? (most - problem.held[t]) / problem.keep[t + 1] : most;
        }
        least = endWorth(content[periods] + SLACK);
        most = endWorth(content[periods] - SLACK);
        for (int t = periods - 1; t >= 0; t--) {
            least = isAtMost(t + 1) ? -INFINITE : least + problem.held[t];
            most = isAtLeast(t + 1) ? INFINITE : most + problem.held[t];
            low[t] = least > low[t] ? least : low[t];
            high[t] = most < high[t] ? most : high[t];
            high[t] = Math.max(low[t], high[t]);
            least = problem.keep[t] * (last[t] > least ? last[t] : least);
            most = problem.keep[t] * (next[t] < most ? next[t] : most);
        }
    }

    /** Returns what the next MWh beyond a content is worth at the end. */
    private double endWorth(double beyond) {
        double at = 0;
        for (int k = 0; k < problem.endSteps; k++) {
            at += problem.endLength[k];
            if (at > beyond) {
                return problem.endPrice[k];
            }
        }
        return 0;
    }

    private boolean isAtLeast(int time) {
        return content[time] <= problem.least[time] + WorthChain.slack(problem.least[time]);
    }

    private boolean isAtMost(int time) {
        return content[time] >= problem.most[time] - WorthChain.slack(problem.most[time]);
    }

    private void room(int periods) {
        content = new double[periods + 1];
        filled = new double[periods];
        emptied = new double[periods];
        low = new double[periods];
        high = new double[periods];
        last = new double[periods];
        next = new double[periods];
    }
}
