package org.rexnet.core.simulation.world;

import org.rexnet.core.simulation.random.Digest;

/**
 * Product of two series that know nothing of each other, such as what the wind gives and whether the turbine is up.
 *
 * @param one factor
 * @param other factor
 */
record ProductSeries(Series one, Series other) implements Series {

    @Override
    public double realized(int period) {
        return one.realized(period) * other.realized(period);
    }

    @Override
    public double expected(int issued, int period) {
        return one.expected(issued, period) * other.expected(issued, period);
    }

    @Override
    public boolean changes(int issued) {
        return one.changes(issued) || other.changes(issued);
    }

    @Override
    public void addTo(Digest digest) {
        one.addTo(digest);
        other.addTo(digest);
    }
}
