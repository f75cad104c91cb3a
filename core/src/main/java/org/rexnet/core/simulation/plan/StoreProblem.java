package org.rexnet.core.simulation.plan;

import java.util.Arrays;

/**
 * A store, the periods ahead and the prices at which it may be filled and emptied; mutable and made to be filled again for the next plan,
 * for one thread.
 *
 * <pre>content(t + 1) = keep(t) content(t) + drift(t) + filled(t) - emptied(t),  least(t) &lt;= content(t) &lt;= most(t)</pre>
 *
 * <p>Energy is in MWh of content. What is filled and emptied comes in <i>steps</i> of equal price: levels of a book's depth, limits of a
 * power, what is lost or missing at a penalty. Both directions may be used in one period; at negative prices that pays.
 */
public final class StoreProblem {

    static final int FIRST_STEPS = 4;

    int periods;
    double start;
    double[] keep;
    double[] drift;
    /** By point in time from 0 to {@code periods}; those of 0 do not count, as the content there is given. */
    double[] least;

    double[] most;

    /** Money per MWh that content earns by being there at the end of a period. */
    double[] held;

    /** Steps of all periods by ascending price within each, {@code width} places a period; below 0 a length empties. */
    double[] stepPrice;

    double[] stepLength;
    int[] steps;
    int width;

    /** Worth of the content at the end, by descending price. */
    double[] endPrice = new double[FIRST_STEPS];

    double[] endLength = new double[FIRST_STEPS];
    int endSteps;

    /** Makes room for problems of so many periods; longer ones make room for themselves. */
    public StoreProblem(int mostPeriods) {
        width = FIRST_STEPS;
        keep = new double[mostPeriods];
        drift = new double[mostPeriods];
        held = new double[mostPeriods];
        least = new double[mostPeriods + 1];
        most = new double[mostPeriods + 1];
        steps = new int[mostPeriods];
        stepPrice = new double[mostPeriods * width];
        stepLength = new double[mostPeriods * width];
    }

    /**
     * Begins a new problem in which nothing is lost, nothing drifts and nothing can be done.
     *
     * @param newPeriods how many there are
     * @param newStart content at the beginning
     * @param leastContent lower end of the content at all times
     * @param mostContent upper end
     */
    public void begin(int newPeriods, double newStart, double leastContent, double mostContent) {
        if (newPeriods > keep.length) {
            int longer = Math.max(newPeriods, 2 * keep.length);
            keep = new double[longer];
            drift = new double[longer];
            held = new double[longer];
            least = new double[longer + 1];
            most = new double[longer + 1];
            steps = new int[longer];
            stepPrice = new double[longer * width];
            stepLength = new double[longer * width];
        }
        periods = newPeriods;
        start = newStart;
        Arrays.fill(keep, 0, periods, 1);
        Arrays.fill(drift, 0, periods, 0);
        Arrays.fill(held, 0, periods, 0);
        Arrays.fill(least, 0, periods + 1, leastContent);
        Arrays.fill(most, 0, periods + 1, mostContent);
        Arrays.fill(steps, 0, periods, 0);
        endSteps = 0;
    }

    /** Returns how many periods there are. */
    public int periods() {
        return periods;
    }

    /** Lets a period keep a share of the content that it begins with, above 0, and add a drift to it. */
    public void pass(int period, double share, double added) {
        if (!(share > 0)) {
            throw new IllegalArgumentException("The share kept must be above 0 but is %s.".formatted(share));
        }
        keep[period] = share;
        drift[period] = added;
    }

    /** Lets content earn so much per MWh by being there at the end of a period; below 0 it costs. */
    public void hold(int period, double price) {
        held[period] = price;
    }

    /** Bounds the content at the end of a period. */
    public void bound(int period, double leastContent, double mostContent) {
        least[period + 1] = leastContent;
        most[period + 1] = mostContent;
    }

    /** Lets a period fill so much at a price, both per MWh of content. */
    public void fill(int period, double price, double mwh) {
        step(period, price, mwh);
    }

    /** Lets a period empty so much at a price, both per MWh of content. */
    public void empty(int period, double price, double mwh) {
        step(period, price, -mwh);
    }

    /** Adds what the next MWh of content are worth at the end; prices must not rise from one call to the next. */
    public void value(double price, double mwh) {
        if (endSteps > 0 && price > endPrice[endSteps - 1]) {
            throw new IllegalArgumentException("The worth of content must not rise with content, but %s follows %s."
                    .formatted(price, endPrice[endSteps - 1]));
        }
        if (endSteps == endPrice.length) {
            endPrice = Arrays.copyOf(endPrice, 2 * endSteps);
            endLength = Arrays.copyOf(endLength, 2 * endSteps);
        }
        endPrice[endSteps] = price;
        endLength[endSteps++] = mwh;
    }

    /**
     * Lets a period fill so much at a price, both per MWh of content, or empty it where it is below 0. Steps of a period are kept in
     * ascending order of price, equal ones in the order they came.
     */
    public void step(int period, double price, double length) {
        if (length == 0) {
            return;
        }
        if (steps[period] == width) {
            widen();
        }
        int first = period * width;
        int at = first + steps[period]++;
        while (at > first && stepPrice[at - 1] > price) {
            stepPrice[at] = stepPrice[at - 1];
            stepLength[at] = stepLength[at - 1];
            at--;
        }
        stepPrice[at] = price;
        stepLength[at] = length;
    }

    private void widen() {
        int wider = 2 * width;
        double[] prices = new double[steps.length * wider];
        double[] lengths = new double[steps.length * wider];
        for (int period = 0; period < periods; period++) {
            System.arraycopy(stepPrice, period * width, prices, period * wider, steps[period]);
            System.arraycopy(stepLength, period * width, lengths, period * wider, steps[period]);
        }
        stepPrice = prices;
        stepLength = lengths;
        width = wider;
    }
}
