package org.rexnet.core.trading;

/**
 * What a participant can do at one place, by delivery period.
 *
 * @param participant its name
 * @param place bus or charging station
 * @param sellMw most injection in MW, at least 0
 * @param buyMw most withdrawal in MW, at least 0
 */
record Capability(String participant, String place, double[] sellMw, double[] buyMw) {

    Capability(String participant, String place, int periods) {
        this(participant, place, new double[periods], new double[periods]);
    }

    /** Adds what one more component can do in a period; below 0 counts as 0. */
    void add(int period, double sell, double buy) {
        sellMw[period] += Math.max(0, sell);
        buyMw[period] += Math.max(0, buy);
    }
}
