package org.rexnet.core.simulation.design;

/** Expects the mean of prices at the same place and time of day, of the days so far, at most seven; mutable. */
final class DailyPrices implements PriceView {

    private static final int MOST_DAYS = 7;

    private final double[][] prices;
    private final int periodsPerDay;
    private final PriceView first;
    private int known;

    /**
     * Begins without any.
     *
     * @param first what is expected where no day has been seen
     */
    DailyPrices(int periods, int periodsPerDay, PriceView first) {
        prices = new double[periods][];
        this.periodsPerDay = periodsPerDay;
        this.first = first;
    }

    /** Notes the prices of the next period, by site. */
    void note(int period, double[] bySite) {
        prices[period] = bySite.clone();
        known = Math.max(known, period + 1);
    }

    @Override
    public double at(int site, int period) {
        double sum = 0;
        int days = 0;
        for (int t = period - periodsPerDay; t >= 0 && days < MOST_DAYS; t -= periodsPerDay) {
            if (t < known && prices[t] != null) {
                sum += prices[t][site];
                days++;
            }
        }
        return days == 0 ? first.at(site, period) : sum / days;
    }
}
