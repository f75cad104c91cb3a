package org.rexnet.core.simulation.design;

import java.util.Arrays;

/**
 * Prices that are expected by what was told of them: of a period that nothing was told of, the price of the same time on the last day
 * before it of which something was; NaN where there is none. In money per MWh. Mutable, for one thread.
 */
final class Signals implements PriceView {

    private final int perDay;
    /** By site and period. */
    private final double[][] expected;

    private final boolean[][] told;

    Signals(int sites, int periods, int perDay) {
        this.perDay = perDay;
        expected = new double[sites][periods];
        told = new boolean[sites][periods];
        for (double[] prices : expected) {
            Arrays.fill(prices, Double.NaN);
        }
    }

    /** Tells the price of a site in a period, and so of the days after it of which nothing was told. */
    void tell(int site, int period, double price) {
        double[] prices = expected[site];
        boolean[] known = told[site];
        known[period] = true;
        prices[period] = price;
        for (int later = period + perDay; later < prices.length && !known[later]; later += perDay) {
            prices[later] = price;
        }
    }

    @Override
    public double at(int site, int period) {
        return expected[site][period];
    }

    @Override
    public void write(int site, int from, int end, double[] into) {
        System.arraycopy(expected[site], from, into, 0, end - from);
    }
}
