package org.rexnet.core.simulation.world;

import org.rexnet.core.simulation.random.Digest;

/**
 * Forecast of a need or of what the weather gives, in whole units, that ends at what happens: at each news time it moves by a whole number
 * of units, as far up as down with the same probability, and never past its bounds. So it is exactly a martingale, whatever the distances
 * and whatever the correlations between periods: what is expected is the mean of what happens.
 *
 * <p>A move is a normal number of the standard deviation that forecasts lose between two news times, rounded up or down by chance so that
 * its mean size is kept, and cut to the distance of the nearer bound.
 */
final class LotMartingale implements Series {

    private final NewsTimes news;
    private final double origin;
    private final double unit;
    private final int[] base;
    private final int[] most;

    /** Forecast after each change, by target and change; the last one of a target is the outcome. */
    private final int[] after;

    /**
     * Prepares one.
     *
     * @param origin value of 0 units
     * @param unit size of a unit
     * @param base what is expected before any news, in units, by period
     * @param most upper bound in units, by period, at least {@code base}; the lower bound is 0
     */
    LotMartingale(NewsTimes news, double origin, double unit, int[] base, int[] most) {
        this.news = news;
        this.origin = origin;
        this.unit = unit;
        this.base = base;
        this.most = most;
        after = new int[news.issueOf.length + base.length];
    }

    /** Returns the position of the first change of a target. */
    int offset(int target) {
        return news.offsets[target] + target;
    }

    /** Notes a change of a target; changes of a target come in their order, that of what happens last. */
    void move(int target, int change, double units, double uniform) {
        int position = offset(target) + change;
        int before = change == 0 ? base[target] : after[position - 1];
        int size = (int) Math.min(1 << 30, Math.floor(Math.abs(units) + uniform));
        int step = Math.min(size, Math.min(before, most[target] - before));
        after[position] = units > 0 ? before + step : before - step;
    }

    /** Returns how many changes a target has before what happens, as far as they are known at the start of a period. */
    private int changes(int issued, int target) {
        return news.known(issued, target);
    }

    @Override
    public double realized(int period) {
        return origin + unit * after[offset(period) + changes(period, period)];
    }

    @Override
    public double expected(int issued, int period) {
        if (period < issued) {
            return realized(period);
        }
        int known = changes(issued, period);
        return origin + unit * (known == 0 ? base[period] : after[offset(period) + known - 1]);
    }

    @Override
    public boolean changes(int issued) {
        return news.isIssue(issued);
    }

    @Override
    public boolean isLookedUp() {
        return true;
    }

    @Override
    public void addTo(Digest digest) {
        for (int value : after) {
            digest.add(value);
        }
    }
}
