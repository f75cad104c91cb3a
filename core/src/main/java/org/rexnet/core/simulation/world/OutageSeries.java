package org.rexnet.core.simulation.world;

import java.util.BitSet;
import org.rexnet.core.simulation.random.Digest;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;
import org.rexnet.core.study.Forecast.Outages;

/**
 * Whether a plant is up: a Markov chain of two states with the given mean times, which begins in the long run. A plant that is up fails in
 * a period with probability 1 - exp(-d / failure), one that is down is repaired with probability 1 - exp(-d / repair). What is expected is
 * the probability to be up, given the state before: A + (state - A) (1 - f - r)^n, A = r / (f + r) the share of time that it is up.
 */
final class OutageSeries implements Series {

    private final BitSet down = new BitSet();
    private final int count;
    private final double available;
    private final double memory;

    OutageSeries(long seed, long key, Outages outages, double periodHours, int count) {
        this.count = count;
        double fails = -Math.expm1(-periodHours / outages.hoursToFailure());
        double repairs = -Math.expm1(-periodHours / outages.hoursToRepair());
        available = repairs / (fails + repairs);
        memory = 1 - fails - repairs;
        boolean up = KeyedDraws.uniform(seed, key, DrawPurpose.OUTAGE, -1) < available;
        for (int t = 0; t < count; t++) {
            double draw = KeyedDraws.uniform(seed, key, DrawPurpose.OUTAGE, t);
            up = up ? draw >= fails : draw < repairs;
            down.set(t, !up);
        }
    }

    @Override
    public double realized(int period) {
        return down.get(period) ? 0 : 1;
    }

    @Override
    public double expected(int issued, int period) {
        if (period < issued) {
            return realized(period);
        }
        return issued == 0
                ? available
                : available + (realized(issued - 1) - available) * Math.pow(memory, period - issued + 1);
    }

    @Override
    public boolean changes(int issued) {
        return issued > 0;
    }

    @Override
    public void addTo(Digest digest) {
        for (int t = 0; t < count; t++) {
            digest.add(down.get(t) ? 0 : 1);
        }
    }
}
