package org.rexnet.core.simulation.design;

/**
 * Lots bought less sold in the periods that may still be traded or delivered; mutable. Periods share places in a ring: who has delivered a period
 * forgets it.
 */
final class OpenLots {

    private final int[] lots;

    /** Has room for so many periods in a row. */
    OpenLots(int periods) {
        lots = new int[ring(periods)];
    }

    /** Returns the smallest power of two that is at least so large. */
    static int ring(int periods) {
        return Integer.highestOneBit(Math.max(1, 2 * periods - 1));
    }

    int at(int period) {
        return lots[period & lots.length - 1];
    }

    void add(int period, int more) {
        lots[period & lots.length - 1] += more;
    }

    void forget(int period) {
        lots[period & lots.length - 1] = 0;
    }
}
