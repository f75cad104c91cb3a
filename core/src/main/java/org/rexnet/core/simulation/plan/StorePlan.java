package org.rexnet.core.simulation.plan;

/**
 * Best plan of a single store, exact, by the chain of slopes; mutable and made to be used again, for one thread.
 *
 * <p>The least cost to go V_t(content) is convex and piecewise linear, so that it is a first content and a list of (worth, length) by
 * falling worth -V'. Backward in time a list is merged with the steps of the period, clipped to the content's limits, and scaled by the
 * share kept. Forward, steps are taken while they cost less than content is worth. Time grows with periods times steps within the limits.
 *
 * <p>At a kink the worth of content is an interval: the saving by the next MWh, and by the last one. Both ends are those of the
 * whole problem, earlier periods included, so that they are the interval of valid duals of each period's content.
 */
public final class StorePlan {

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double SLACK = WorthChain.SLACK;

    private final StoreProblem problem;
    private final WorthChain chain;
    private double[] content;
    private double[] filled;
    private double[] emptied;
    private double[] low;
    private double[] high;
    private double cost;
    private boolean feasible;

    /** Worth that the periods so far allow. */
    private double comingLow;

    private double comingHigh;

    /** Prepares plans of a problem that the caller fills before each. */
    public StorePlan(StoreProblem problem) {
        this.problem = problem;
        int periods = problem.keep.length;
        chain = new WorthChain(problem);
        content = new double[periods + 1];
        filled = new double[periods];
        emptied = new double[periods];
        low = new double[periods];
        high = new double[periods];
    }

    /** Solves the problem as it is now; returns whether its limits can be kept. */
    public boolean solve() {
        prepare();
        if (follow(chain.make(), problem.periods)) {
            cost -= endValue();
        }
        return feasible;
    }

    /**
     * Solves the problem for its first period alone: power and content there, and the value of content at its end. Nothing is told of later
     * periods, nor {@link #cost}. Returns whether limits can be kept.
     */
    public boolean solveFirst() {
        prepare();
        return follow(chain.make(), 1);
    }

    /** As {@link #solveFirst()}, where the worth of content is known of a store that differs in its first content only: later periods do not count. */
    public boolean solveFirst(FirstWorth known) {
        prepare();
        chain.know(known);
        return follow(true, 1);
    }

    /** Returns what content is worth at the end of the first period. */
    public FirstWorth firstWorth() {
        return chain.first();
    }

    private void prepare() {
        if (problem.periods > low.length) {
            int longer = problem.keep.length;
            content = new double[longer + 1];
            filled = new double[longer];
            emptied = new double[longer];
            low = new double[longer];
            high = new double[longer];
        }
    }

    /** Follows the best path through the first periods, where limits can be kept. */
    private boolean follow(boolean canBeKept, int followed) {
        feasible = canBeKept;
        cost = 0;
        comingLow = -INFINITE;
        comingHigh = INFINITE;
        content[0] = problem.start;
        for (int t = 0; t < followed && feasible; t++) {
            forward(t);
        }
        return feasible;
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

    /** Returns the least content from which limits can be kept from a point in time on, from 1 to the number of periods. */
    public double least(int time) {
        return chain.begin(time);
    }

    /** Returns how many steps the worth of content has at a point in time, from 1 to the number of periods. */
    public int steps(int time) {
        return chain.last(time) - chain.first(time);
    }

    /** Returns money per MWh of a step of content at a point in time, the first from {@link #least} on; they fall. */
    public double worth(int time, int step) {
        return chain.worth(chain.first(time) + step) + problem.held[time - 1];
    }

    /** Returns the MWh of a step. */
    public double length(int time, int step) {
        return chain.length(time, chain.first(time) + step);
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

    /** Takes the steps of a period while they cost less than the content that they make is worth. */
    private void forward(int t) {
        int step = t * problem.width;
        int steps = step + problem.steps[t];
        double now = problem.keep[t] * content[t] + problem.drift[t];
        double in = 0;
        double out = 0;
        for (int k = step; k < steps; k++) {
            if (problem.stepLength[k] < 0) {
                now += problem.stepLength[k];
                out -= problem.stepLength[k];
                cost += problem.stepPrice[k] * problem.stepLength[k];
            }
        }
        int at = chain.first(t + 1);
        int end = chain.last(t + 1);
        double from = chain.begin(t + 1);
        double slack = slack(from);
        double held = problem.held[t];
        double forced = Math.max(0, from - now);
        while (at < end && chain.end(at) <= now + SLACK) {
            at++;
        }
        double whole = at < end ? chain.length(t + 1, at) : 0;
        double left = at < end ? Math.min(whole, chain.end(at) - now) : 0;
        feasible = at < end || now <= reach(t + 1) + slack(now);
        double stepLeft = step < steps ? Math.abs(problem.stepLength[step]) : 0;
        boolean inside = at < end && left < whole - SLACK;
        while (step < steps) {
            double price = problem.stepPrice[step];
            double part;
            if (forced > slack) {
                part = Math.min(stepLeft, forced);
                forced -= part;
            } else if (at < end && price < chain.worth(at) + held) {
                part = Math.min(stepLeft, left);
                left -= part;
                inside = true;
            } else {
                break;
            }
            now += part;
            stepLeft -= part;
            cost += price * part;
            if (problem.stepLength[step] < 0) {
                out -= part;
            } else {
                in += part;
            }
            if (left <= SLACK && at < end && forced <= slack && inside) {
                at++;
                left = at < end ? chain.length(t + 1, at) : 0;
                inside = false;
            }
            if (stepLeft <= SLACK) {
                step++;
                stepLeft = step < steps ? Math.abs(problem.stepLength[step]) : 0;
            }
        }
        feasible &= forced <= slack;
        boolean partial = step < steps && stepLeft < Math.abs(problem.stepLength[step]) - SLACK;
        allow(t, step, partial);
        double right = at < end ? chain.worth(at) + held : -INFINITE;
        double before = inside ? right : at > chain.first(t + 1) ? chain.worth(at - 1) + held : INFINITE;
        low[t] = Math.max(comingLow, right);
        high[t] = Math.max(low[t], Math.min(comingHigh, before));
        filled[t] = in;
        emptied[t] = out;
        content[t + 1] = now;
        cost -= held * now;
    }

    /** Narrows the worth of content to what the steps of a period allow: the last one taken costs no more, the next one no less. */
    private void allow(int t, int step, boolean partial) {
        carry(t);
        int begun = t * problem.width;
        boolean more = step < begun + problem.steps[t];
        double next = more ? problem.stepPrice[step] : INFINITE;
        double last = partial ? next : step > begun ? problem.stepPrice[step - 1] : -INFINITE;
        comingLow = Math.max(comingLow, last);
        comingHigh = Math.min(comingHigh, next);
    }

    /** Hands the worth that earlier periods allow on to this one: a limit that binds lets it move away in one direction. */
    private void carry(int t) {
        if (t == 0) {
            return;
        }
        double keep = problem.keep[t];
        boolean atLeast = content[t] <= problem.least[t] + slack(problem.least[t]);
        boolean atMost = content[t] >= problem.most[t] - slack(problem.most[t]);
        comingLow = atLeast ? -INFINITE : (comingLow - problem.held[t - 1]) / keep;
        comingHigh = atMost ? INFINITE : (comingHigh - problem.held[t - 1]) / keep;
    }

    /** Returns the most content from which limits can be kept. */
    private double reach(int time) {
        int last = chain.last(time);
        return last > chain.first(time) ? chain.end(last - 1) : chain.begin(time);
    }

    private static double slack(double value) {
        return WorthChain.slack(value);
    }
}
