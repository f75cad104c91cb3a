package org.rexnet.core.simulation.plan;

import java.util.Arrays;

/**
 * What content is worth: from a least content on, parts of falling worth per MWh. Made backward in time; mutable and made to be used again,
 * for one thread.
 *
 * <p>The list of a point in time is that of the next one with the steps of the period between them put in, clipped to the content's limits,
 * and scaled by the share kept. Each part is what is left of a step. Content <i>covers</i> the parts up to it: it is used for an emptying,
 * and it makes a filling needless. So what is clipped decides its step: below, content covers it whatever the start, above it never does.
 */
final class WorthChain {

    /** Parts that are shorter, in MWh, are none. */
    static final double SLACK = 1e-11;

    private final StoreProblem problem;

    /** Parts from {@code head} on to before {@code tail}, with room at both ends for all steps. */
    private double[] worth = new double[0];

    private double[] length = new double[0];
    /** Which step a part is left of, by its place in the problem; the place after all of them for what content is worth at the end. */
    private int[] step = new int[0];

    private int head;
    private int tail;
    /** Content at which the parts begin and end. */
    private double begin;

    private double end;

    /** By step: MWh of it that are covered, and MWh of it that are or may still be. */
    private double[] covered = new double[0];

    private double[] open = new double[0];

    WorthChain(StoreProblem problem) {
        this.problem = problem;
    }

    /** Makes the list at the first period's end; returns whether the limits of all later periods can be kept. */
    boolean make() {
        room(problem.endSteps + 1);
        boolean feasible = value(problem.periods);
        for (int t = problem.periods - 1; t > 0 && feasible; t--) {
            feasible = back(t);
        }
        return feasible;
    }

    /** Returns a copy of the list at the first period's end. */
    FirstWorth first() {
        return new FirstWorth(begin, Arrays.copyOfRange(worth, head, tail), Arrays.copyOfRange(length, head, tail));
    }

    /** Takes over a list at the first period's end that was made before. */
    void know(FirstWorth known) {
        room(known.worth().length);
        begin = known.least();
        end = begin;
        for (int k = 0; k < known.worth().length; k++) {
            append(known.worth()[k], known.length()[k]);
        }
    }

    /** Returns the least content at the first period's end from which limits can be kept. */
    double begin() {
        return begin;
    }

    /** Returns how many parts there are at the first period's end. */
    int parts() {
        return tail - head;
    }

    /** Returns money per MWh of a part at the first period's end. */
    double worth(int part) {
        return worth[head + part];
    }

    /** Returns the MWh of a part at the first period's end. */
    double length(int part) {
        return length[head + part];
    }

    /** Returns how much of a step content covers, in MWh, by its place in the problem. */
    double covered(int place) {
        return covered[place];
    }

    /** Makes an empty list with room for some parts and all steps of the problem. */
    private void room(int parts) {
        int steps = problem.stepPrice.length;
        if (covered.length <= steps) {
            covered = new double[steps + 1];
            open = new double[steps + 1];
        }
        if (worth.length < 2 * steps + parts) {
            worth = new double[2 * steps + parts];
            length = new double[worth.length];
            step = new int[worth.length];
        }
        head = steps;
        tail = steps;
        covered[steps] = 0;
        open[steps] = 0;
    }

    /** What content is worth at the last point in time, within its limits. */
    private boolean value(int periods) {
        double least = problem.least[periods];
        double most = problem.most[periods];
        begin = least;
        end = least;
        double at = 0;
        for (int k = 0; k < problem.endSteps; k++) {
            at += problem.endLength[k];
            append(problem.endPrice[k], Math.min(at, most) - end);
        }
        // Content below 0 is worth what the first MWh is, content beyond all steps nothing.
        append(0, most - end);
        return most >= least - SLACK;
    }

    private void append(double price, double mwh) {
        if (mwh > SLACK) {
            worth[tail] = price;
            length[tail] = mwh;
            step[tail++] = problem.stepPrice.length;
            end += mwh;
        }
    }

    /** Makes the list of time t from that of t + 1; returns whether the limits can be kept. */
    private boolean back(int t) {
        double keep = problem.keep[t];
        double drift = problem.drift[t];
        double lowest = keep * problem.least[t] + drift;
        double highest = keep * problem.most[t] + drift;
        hold(problem.held[t]);
        for (int k = t * problem.width; k < t * problem.width + problem.steps[t]; k++) {
            insert(k);
        }
        boolean feasible = begin <= highest + slack(highest) && end >= lowest - slack(lowest);
        if (begin < lowest) {
            cover(lowest - begin);
            begin = lowest;
        }
        if (end > highest) {
            drop(end - highest);
            end = highest;
        }
        scale(keep, drift);
        return feasible;
    }

    /** Adds what content earns by being there. */
    private void hold(double price) {
        for (int k = head; k < tail && price != 0; k++) {
            worth[k] += price;
        }
    }

    /** Puts a step in, before parts of the same worth, from the end that is nearer. */
    private void insert(int place) {
        double price = problem.stepPrice[place];
        double signed = problem.stepLength[place];
        int at;
        if (head < tail && worth[(head + tail) >>> 1] > price) {
            at = tail++;
            while (worth[at - 1] <= price) {
                move(at - 1, at);
                at--;
            }
        } else {
            at = --head;
            while (at + 1 < tail && worth[at + 1] > price) {
                move(at + 1, at);
                at++;
            }
        }
        double mwh = Math.abs(signed);
        worth[at] = price;
        length[at] = mwh;
        step[at] = place;
        covered[place] = 0;
        open[place] = mwh;
        if (signed > 0) {
            begin -= mwh;
        } else {
            end += mwh;
        }
    }

    private void move(int from, int to) {
        worth[to] = worth[from];
        length[to] = length[from];
        step[to] = step[from];
    }

    /** Takes so much off the beginning of the list: content covers it. */
    private void cover(double mwh) {
        double left = mwh;
        while (left > SLACK && head < tail) {
            if (!cover(head, left)) {
                length[head] -= left;
                return;
            }
            left -= length[head++];
        }
    }

    /** Covers so much of a part; returns whether that is all of it. */
    private boolean cover(int part, double mwh) {
        int place = step[part];
        boolean isAll = length[part] <= mwh + SLACK;
        covered[place] = isAll ? open[place] : covered[place] + mwh / length[part] * (open[place] - covered[place]);
        return isAll;
    }

    /** Takes so much off the end of the list: content never covers it. */
    private void drop(double mwh) {
        double left = mwh;
        while (left > SLACK && head < tail) {
            int last = tail - 1;
            if (length[last] > left + SLACK) {
                int place = step[last];
                open[place] -= left / length[last] * (open[place] - covered[place]);
                length[last] -= left;
                return;
            }
            left -= length[last];
            tail = last;
        }
    }

    /** Turns content at the end of a period into content at its beginning. */
    private void scale(double keep, double drift) {
        if (keep == 1 && drift == 0) {
            return;
        }
        begin = (begin - drift) / keep;
        end = (end - drift) / keep;
        for (int k = head; k < tail && keep != 1; k++) {
            worth[k] *= keep;
            length[k] /= keep;
        }
    }

    /**
     * Decides what is left by the content in the first period before its steps are taken; returns whether limits can be kept. The list
     * stays as it is.
     */
    boolean coverFirst(double content) {
        int next = problem.steps[0] - 1;
        double lowest = begin;
        double highest = end;
        for (int k = 0; k <= next; k++) {
            lowest -= Math.max(0, problem.stepLength[k]);
            highest -= Math.min(0, problem.stepLength[k]);
            covered[k] = 0;
        }
        double held = problem.held[0];
        double left = content - lowest;
        int part = head;
        while (left > SLACK && (part < tail || next >= 0)) {
            if (next < 0 || part < tail && worth[part] + held > problem.stepPrice[next]) {
                cover(part, left);
                left -= length[part++];
            } else {
                double mwh = Math.abs(problem.stepLength[next]);
                covered[next--] = mwh <= left + SLACK ? mwh : left;
                left -= mwh;
            }
        }
        return content >= lowest - slack(begin) && content <= highest + slack(content);
    }

    static double slack(double value) {
        return 1e-10 * (1 + Math.abs(value));
    }
}
