package org.rexnet.core.simulation.plan;

import java.util.Arrays;

/**
 * What content is worth at each point in time: from a least content on, parts of falling worth per MWh. Made backward in time; mutable and made to
 * be used again, for one thread.
 *
 * <p>The list of a point in time is that of the next one merged with the steps of the period between them, clipped to the content's limits, and
 * scaled by the share kept. Parts are kept by where they end, so that those between two steps move by the same amount.
 */
final class WorthChain {

    /** Parts that are shorter, in MWh, are none. */
    static final double SLACK = 1e-11;

    private final StoreProblem problem;

    /** Lists of all points in time from the last on backward, each from {@code first} on. */
    private double[] worth = new double[64];

    private double[] end = new double[64];
    private int[] first;
    private int[] count;
    private double[] begin;

    WorthChain(StoreProblem problem) {
        this.problem = problem;
        int points = problem.keep.length + 1;
        first = new int[points];
        count = new int[points];
        begin = new double[points];
    }

    /** Makes all lists from the last point in time on to the first period's end; returns whether the limits can be kept. */
    boolean make() {
        int periods = problem.periods;
        if (periods >= first.length) {
            int points = problem.keep.length + 1;
            first = new int[points];
            count = new int[points];
            begin = new double[points];
        }
        boolean feasible = value(periods);
        for (int t = periods - 1; t > 0 && feasible; t--) {
            feasible = back(t);
        }
        return feasible;
    }

    /** Returns a copy of the list at the first period's end. */
    FirstWorth first() {
        return new FirstWorth(
                begin[1], Arrays.copyOfRange(worth, first[1], last(1)), Arrays.copyOfRange(end, first[1], last(1)));
    }

    /** Takes over a list at the first period's end that was made before. */
    void know(FirstWorth known) {
        int parts = known.worth().length;
        room(parts);
        first[1] = 0;
        count[1] = parts;
        begin[1] = known.least();
        System.arraycopy(known.worth(), 0, worth, 0, parts);
        System.arraycopy(known.end(), 0, end, 0, parts);
    }

    /** Returns the position of the first part at a point in time. */
    int first(int time) {
        return first[time];
    }

    /** Returns the position after the last part at a point in time. */
    int last(int time) {
        return first[time] + count[time];
    }

    /** Returns the least content from which limits can be kept. */
    double begin(int time) {
        return begin[time];
    }

    /** Returns money per MWh of a part by its position. */
    double worth(int position) {
        return worth[position];
    }

    /** Returns the content up to which a part counts. */
    double end(int position) {
        return end[position];
    }

    /** Returns the MWh of a part at a point in time. */
    double length(int time, int position) {
        return end[position] - (position == first[time] ? begin[time] : end[position - 1]);
    }

    /** What content is worth at the last point in time, within its limits. */
    private boolean value(int periods) {
        double least = problem.least[periods];
        double most = problem.most[periods];
        if (most < least - SLACK) {
            return false;
        }
        room(problem.endSteps + 1);
        first[periods] = 0;
        begin[periods] = least;
        int n = 0;
        double at = 0;
        for (int k = 0; k < problem.endSteps; k++) {
            double from = Math.max(at, least);
            at += problem.endLength[k];
            double to = Math.min(at, most);
            if (to > from + SLACK) {
                worth[n] = problem.endPrice[k];
                end[n++] = to;
            }
        }
        // Content below 0 is worth what the first MWh is, content beyond all steps nothing.
        if (most > Math.max(at, least) + SLACK) {
            worth[n] = 0;
            end[n++] = most;
        }
        count[periods] = n;
        return true;
    }

    /** Makes the list of time t from that of t + 1; returns whether the limits can be kept. */
    private boolean back(int t) {
        int begun = last(t + 1);
        int steps = problem.steps[t];
        room(begun + count[t + 1] + steps);
        double moved = 0;
        for (int k = t * problem.width; k < t * problem.width + steps; k++) {
            moved -= Math.max(0, problem.stepLength[k]);
        }
        double start = begin[t + 1] + moved;
        int stop = merge(t, begun, start, moved);
        double lowest = problem.keep[t] * problem.least[t] + problem.drift[t];
        double highest = problem.keep[t] * problem.most[t] + problem.drift[t];
        double from = Math.max(start, lowest);
        double reached = stop > begun ? end[stop - 1] : start;
        int head = begun;
        while (head < stop && end[head] <= lowest + SLACK) {
            head++;
        }
        int tail = stop;
        while (tail > head && (tail - 1 == head ? from : end[tail - 2]) >= highest - SLACK) {
            tail--;
        }
        if (tail > head) {
            end[tail - 1] = Math.min(end[tail - 1], highest);
        }
        first[t] = head;
        count[t] = tail - head;
        begin[t] = (from - problem.drift[t]) / problem.keep[t];
        scale(t, head, tail);
        return from <= highest + slack(highest) && reached >= lowest - slack(lowest);
    }

    /** Merges the next list with the steps of a period by falling worth, from a position and a content on; returns where it ends. */
    private int merge(int t, int begun, double start, double moved) {
        double[] worths = worth;
        double[] ends = end;
        int next = first[t + 1];
        int nextEnd = last(t + 1);
        double held = problem.held[t];
        int n = begun;
        double at = start;
        double shift = moved;
        for (int k = t * problem.width + problem.steps[t] - 1; k >= t * problem.width; k--) {
            double price = problem.stepPrice[k];
            while (next < nextEnd && worths[next] + held >= price) {
                worths[n] = held == 0 ? worths[next] : worths[next] + held;
                at = ends[next++] + shift;
                ends[n++] = at;
            }
            double width = Math.abs(problem.stepLength[k]);
            shift += width;
            if (width > SLACK) {
                at += width;
                worths[n] = price;
                ends[n++] = at;
            }
        }
        while (next < nextEnd) {
            worths[n] = held == 0 ? worths[next] : worths[next] + held;
            ends[n++] = ends[next++] + shift;
        }
        return n;
    }

    /** Turns content at the end of a period into content at its beginning. */
    private void scale(int t, int head, int tail) {
        double keep = problem.keep[t];
        double drift = problem.drift[t];
        if (keep == 1 && drift == 0) {
            return;
        }
        for (int k = head; k < tail; k++) {
            worth[k] *= keep;
            end[k] = (end[k] - drift) / keep;
        }
    }

    static double slack(double value) {
        return 1e-10 * (1 + Math.abs(value));
    }

    private void room(int places) {
        if (places > worth.length) {
            worth = Arrays.copyOf(worth, Math.max(places, 2 * worth.length));
            end = Arrays.copyOf(end, worth.length);
        }
    }
}
