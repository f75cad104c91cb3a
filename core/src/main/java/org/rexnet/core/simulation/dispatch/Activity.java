package org.rexnet.core.simulation.dispatch;

import java.util.List;

/**
 * Something that a plant can do at a power between two limits: feed in, use, convert, fill or empty its store.
 *
 * <p>Numbers by period are arrays of one number for all periods, or of one for each.
 *
 * @param kind what is counted of it
 * @param legs where it injects how much per MW
 * @param least smallest power in MW by period
 * @param most largest power in MW by period, 0 beyond the array; a factor of the series where there is one
 * @param series position of the series that limits it; below 0 where none does
 * @param cost money per MWh by period: true cost of injections, below 0 the value of use
 * @param content MWh that one MWh of it adds to the plant's store
 */
public record Activity(
        Kind kind, List<Leg> legs, double[] least, double[] most, int series, double[] cost, double content) {

    /** What is counted of an activity. */
    public enum Kind {
        /** Feeds in at a cost; what wind, sun or inflow offer beyond it is spilled. */
        SUPPLY,
        /** Is needed: what is not served is shed at its value. */
        NEED,
        /** Is bought up to its price, and not missed beyond. */
        BID,
        /** Turns one carrier into another. */
        CONVERSION,
        /** Fills a store. */
        FILLING,
        /** Empties a store. */
        EMPTYING,
        /** Makes good the shortfall of a store, at the value of missing energy. */
        SHORTFALL,
        /** Lets go of what nobody takes, at the cost of spilling. */
        SPILL
    }

    /**
     * Injection at a site.
     *
     * @param site position of the site
     * @param perMw MW injected per MW of the activity, by period; withdrawal below 0
     */
    public record Leg(int site, double[] perMw) {

        /** Returns MW injected per MW in a period. */
        public double perMw(int period) {
            return perMw.length == 1 ? perMw[0] : perMw[period];
        }
    }

    public Activity {
        legs = List.copyOf(legs);
    }

    /** Returns the smallest power in a period, in MW. */
    public double least(int period) {
        return least.length == 1 ? least[0] : least[period];
    }

    /** Returns the largest power in a period in MW, as somebody sees it, at least the smallest. */
    public double most(int period, Sight sight) {
        double power = most.length == 1 ? most[0] : period < most.length ? most[period] : 0;
        double seen = series < 0 || power == 0 ? power : power * sight.at(series, period);
        return Math.max(least(period), seen);
    }

    /** Returns money per MWh in a period. */
    public double cost(int period) {
        return cost.length == 1 ? cost[0] : cost[period];
    }

    /** Returns whether all its numbers are the same in all periods, but for what a series makes of its limit. */
    public boolean isSteady() {
        return least.length == 1 && most.length == 1 && cost.length == 1 && areLegsSteady();
    }

    private boolean areLegsSteady() {
        for (int l = 0; l < legs.size(); l++) {
            if (legs.get(l).perMw.length != 1) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether it comes as the world decides, unless somebody holds it back: a need, or what feeds in for nothing. */
    public boolean comesByItself() {
        return kind == Kind.NEED || kind == Kind.SUPPLY && isDrawn() && cost(0) <= 0;
    }

    /** Returns whether the world decides its limit. */
    public boolean isDrawn() {
        return series >= 0;
    }
}
