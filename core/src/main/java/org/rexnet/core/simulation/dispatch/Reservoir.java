package org.rexnet.core.simulation.dispatch;

/**
 * Store of a plant: content(t + 1) = keep(t) content(t) + drift(t) + what its activities add, within limits, from the beginning of one
 * period to the end of another. Numbers by period are arrays of one number for all periods, or of one for each.
 *
 * @param from first period in which there is a store
 * @param end period after the last
 * @param start content at the beginning, in MWh
 * @param least smallest content at the end of a period, in MWh
 * @param most largest content at the end of a period
 * @param keep share of the content that is left after a period
 * @param drift MWh added in a period by itself
 * @param series position of a series that adds more; below 0 where none does
 * @param perSeries MWh added in a period per unit of the series
 * @param worth money per MWh at the end, up to {@code needed}; what is more is worth nothing if {@code isNeed}, and as much otherwise
 * @param needed MWh wanted at the end, where {@code isNeed}
 * @param isNeed whether the content at the end serves a need, as that of a vehicle does
 */
public record Reservoir(
        int from,
        int end,
        double start,
        double[] least,
        double[] most,
        double[] keep,
        double[] drift,
        int series,
        double perSeries,
        double worth,
        double needed,
        boolean isNeed) {

    /** Returns whether there is a store in a period. */
    public boolean isThere(int period) {
        return period >= from && period < end;
    }

    /** Returns whether all periods are alike, and nothing is lost or added by itself. */
    public boolean isSteady() {
        return least.length == 1
                && most.length == 1
                && keep.length == 1
                && keep[0] == 1
                && drift.length == 1
                && drift[0] == 0
                && series < 0;
    }

    /** Returns the smallest content at the end of a period, in MWh. */
    public double least(int period) {
        return at(least, period);
    }

    /** Returns the largest content at the end of a period, in MWh. */
    public double most(int period) {
        return at(most, period);
    }

    /** Returns the share of the content that is left after a period. */
    public double keep(int period) {
        return at(keep, period);
    }

    /** Returns the MWh added in a period by itself, as somebody sees it. */
    public double drift(int period, Sight sight) {
        return at(drift, period) + (series < 0 ? 0 : perSeries * sight.at(series, period));
    }

    private static double at(double[] numbers, int period) {
        return numbers.length == 1 ? numbers[0] : numbers[period];
    }

    /** Returns what a content is worth when the store ends. */
    public double value(double content) {
        return worth * (isNeed ? Math.min(content, needed) : content);
    }
}
