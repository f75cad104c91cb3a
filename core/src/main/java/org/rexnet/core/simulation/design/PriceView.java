package org.rexnet.core.simulation.design;

import org.rexnet.core.simulation.dispatch.Schedule;

/** Prices that somebody expects, in money per MWh. */
@FunctionalInterface
interface PriceView {

    /** Returns the price of a site in a period. */
    double at(int site, int period);

    /** Writes the prices of a site from a period on to before another. */
    default void write(int site, int from, int end, double[] into) {
        for (int period = from; period < end; period++) {
            into[period - from] = at(site, period);
        }
    }

    /** Returns the prices of a schedule; beyond its end those of the same time on its last day. */
    static PriceView of(Schedule schedule, int periodsPerDay) {
        double[][] prices = schedule.prices();
        return (site, period) -> {
            int k = period - schedule.from();
            while (k >= prices.length) {
                k -= Math.min(periodsPerDay, prices.length);
            }
            return prices[Math.max(0, k)][site];
        };
    }
}
