package org.rexnet.core.simulation.design;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * When stores planned last, how far prices had moved by then, and the content that they meant to hold in the periods that follow: what
 * tells whether a plan still holds. A plan is kept while its store trades only as it meant to and holds what it meant to hold, while the
 * prices at its sites have moved by no more than a threshold, and while few periods have opened since. Mutable, for one thread.
 */
final class KeptPlans {

    private static final int NEVER = -1;

    private final double threshold;
    private final int longest;
    private final double slackMwh;
    private final IntToDoubleFunction moved;
    /** By quoter: the period in which it planned. */
    private final int[] planned;
    /** By quoter: how far prices had moved by then. */
    private final double[] movedThen;
    /** By quoter and period after that in which it planned: the content meant for that period's end. */
    private final double[] meantMwh;

    /**
     * Begins without plans.
     *
     * @param threshold by how much prices must move, as shares of each added up, before a plan is given up; with 0 none is kept
     * @param longest how many periods a plan is kept at most, as its store has no orders in those that have opened since
     * @param slackMwh content that differs by no more is as it was meant to be
     * @param moved how far prices of a site have moved so far
     */
    KeptPlans(double threshold, int longest, double slackMwh, IntToDoubleFunction moved, int quoters) {
        this.threshold = threshold;
        this.longest = longest;
        this.slackMwh = slackMwh;
        this.moved = moved;
        planned = new int[quoters];
        Arrays.fill(planned, NEVER);
        movedThen = new double[quoters];
        meantMwh = new double[threshold > 0 ? longest * quoters : 0];
    }

    /** Returns whether the plan of a store without news still holds, given the content that it has at the end of the present period. */
    boolean holds(Quoter quoter, int now, double contentMwh) {
        int k = quoter.index;
        if (threshold == 0 || planned[k] == NEVER || quoter.isOffPlan()) {
            return false;
        }
        int since = now - planned[k];
        return since < longest
                && moved(quoter) - movedThen[k] <= threshold
                && (since == 0 || Math.abs(contentMwh - meantMwh[longest * k + since - 1]) <= slackMwh);
    }

    /** Keeps a plan that was made in the present period, with the content meant for the end of each later one before its end. */
    void keep(Quoter quoter, int now, int end, IntToDoubleFunction contentMwh) {
        if (threshold > 0) {
            int k = quoter.index;
            quoter.keepPlan();
            planned[k] = now;
            movedThen[k] = moved(quoter);
            for (int since = 1; since <= longest && now + since < end; since++) {
                meantMwh[longest * k + since - 1] = contentMwh.applyAsDouble(now + since);
            }
        }
    }

    private double moved(Quoter quoter) {
        double sum = 0;
        for (int site : quoter.sites) {
            sum += moved.applyAsDouble(site);
        }
        return sum;
    }
}
