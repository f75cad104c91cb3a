package org.rexnet.core.simulation.world;

import org.rexnet.core.simulation.random.Digest;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;

/**
 * What data pairs say: expected a day ahead is the data's forecast; what happens differs from it by the error of another day at the same
 * time of day, a day of the data drawn for each day of the world, the same one for all. On the way there, what is expected is the day-ahead
 * forecast plus the last error seen, which fades by the correlation per hour.
 *
 * <p>That need not be a martingale: a bias of the data is kept, and said by {@link DataPair}.
 */
final class PairedSeries implements Series {

    /** All series take their errors from the same days, so that they err together as they did. */
    private static final long ALL = 0;

    private final double[] ahead;
    private final double[] real;
    private final double keptPerPeriod;

    /**
     * Draws one.
     *
     * @param pair data
     * @param scale capacity by that of the data
     * @param ahead expected a day ahead, by period of the world
     * @param ceiling most that can happen, by period
     * @param perDay periods of a day
     * @param keptPerPeriod share of an error that is left a period later
     */
    PairedSeries(
            long seed,
            DataPair pair,
            double scale,
            double[] ahead,
            double[] ceiling,
            int perDay,
            double keptPerPeriod) {
        this.ahead = ahead;
        this.keptPerPeriod = keptPerPeriod;
        real = new double[ahead.length];
        for (int t = 0; t < real.length; t++) {
            double draw = KeyedDraws.uniform(seed, ALL, DrawPurpose.ERROR_DAY, t / perDay);
            double error = scale * pair.errorMw((int) (draw * pair.days()), (double) (t % perDay) / perDay);
            real[t] = Math.clamp(ahead[t] + error, 0, Math.max(ahead[t], ceiling[t]));
        }
    }

    @Override
    public double realized(int period) {
        return real[period];
    }

    @Override
    public double expected(int issued, int period) {
        if (period < issued) {
            return real[period];
        }
        if (issued == 0) {
            return ahead[period];
        }
        double last = real[issued - 1] - ahead[issued - 1];
        return Math.max(0, ahead[period] + last * Math.pow(keptPerPeriod, period - issued + 1));
    }

    @Override
    public boolean changes(int issued) {
        return issued > 0;
    }

    @Override
    public void addTo(Digest digest) {
        for (int t = 0; t < real.length; t++) {
            digest.add(ahead[t]).add(real[t]);
        }
    }
}
