package org.rexnet.core.simulation.design;

import java.util.Arrays;

/**
 * Lots bought less sold by portfolio in the periods that may still be traded or delivered; mutable. Periods share places in a ring: who has
 * delivered a period forgets it. All of a period stand together, as most is traded in few periods at a time.
 */
final class OpenLots {

    private final int[][] lots;

    /** Has room for so many periods in a row. */
    OpenLots(int portfolios, int periods) {
        lots = new int[ring(periods)][portfolios];
    }

    /** Returns the smallest power of two that is at least so large. */
    static int ring(int periods) {
        return Integer.highestOneBit(Math.max(1, 2 * periods - 1));
    }

    int at(int portfolio, int period) {
        return lots[period & lots.length - 1][portfolio];
    }

    void add(int portfolio, int period, int more) {
        lots[period & lots.length - 1][portfolio] += more;
    }

    void forget(int period) {
        Arrays.fill(lots[period & lots.length - 1], 0);
    }
}
