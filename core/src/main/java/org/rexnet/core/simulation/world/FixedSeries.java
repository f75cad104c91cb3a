package org.rexnet.core.simulation.world;

import org.rexnet.core.simulation.random.Digest;

/**
 * What happens as it was always expected.
 *
 * @param values by period
 */
record FixedSeries(double[] values) implements Series {

    @Override
    public double realized(int period) {
        return values[period];
    }

    @Override
    public double expected(int issued, int period) {
        return values[period];
    }

    @Override
    public boolean changes(int issued) {
        return false;
    }

    @Override
    public boolean isSure() {
        return true;
    }

    @Override
    public boolean isLookedUp() {
        return true;
    }

    @Override
    public void addTo(Digest digest) {
        for (double value : values) {
            digest.add(value);
        }
    }
}
