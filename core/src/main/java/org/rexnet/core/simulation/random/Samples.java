package org.rexnet.core.simulation.random;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Normal and exponential numbers by key, by the samplers of Commons RNG; mutable scratch, for one thread. */
public final class Samples {

    private final KeyedSource source = new KeyedSource();
    private final ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(source);
    private final ZigguratSampler.Exponential exponential = ZigguratSampler.Exponential.of(source);

    /** Returns a standard normal number. */
    public double normal(long stream, long index) {
        source.at(stream, index);
        return gaussian.sample();
    }

    /** Returns an exponential number of mean 1. */
    public double exponential(long stream, long index) {
        source.at(stream, index);
        return exponential.sample();
    }
}
