package org.rexnet.core.study;

/**
 * Coefficient of performance of heat pumps, heat per power, from the difference between the temperatures of sink and source.
 *
 * <p>Quadratic regressions of manufacturers' data after I. Staffell et al., Energy and Environmental Science 5 (2012) 9291, with the
 * coefficients that O. Ruhnau et al. published as When2Heat, Scientific Data 6 (2019) 189 (MIT licence).
 */
public final class HeatPumps {

    /** Difference in K below which the regressions have no data; smaller ones count as this. */
    public static final double LEAST_KELVIN = 15;

    /** Where a heat pump takes its heat. */
    public enum Source {
        AIR(6.08, -0.0941, 0.000464),
        GROUND(10.29, -0.2084, 0.001322),
        WATER(9.99, -0.2049, 0.001249);

        private final double constant;
        private final double linear;
        private final double quadratic;

        Source(double constant, double linear, double quadratic) {
            this.constant = constant;
            this.linear = linear;
            this.quadratic = quadratic;
        }

        /** The parabola turns where more kelvin would help; beyond, the value at the turn holds. */
        private double mostKelvin() {
            return -linear / (2 * quadratic);
        }
    }

    /**
     * Factor by which heat pumps in the field fall short of the regressions, as When2Heat calibrated it: losses of part load, of cycling
     * and of defrosting.
     */
    public static final double FIELD_CORRECTION = 0.85;

    private HeatPumps() {}

    /** Returns heat per power at a difference between sink and source in K, at least 1. */
    public static double cop(Source source, double kelvin) {
        double within = Math.clamp(kelvin, LEAST_KELVIN, source.mostKelvin());
        return Math.max(1, source.constant + within * (source.linear + within * source.quadratic));
    }

    /** Returns heat per power in every snapshot, times a correction such as {@link #FIELD_CORRECTION}. */
    public static Profile cop(Source source, Profile sinkCelsius, Profile sourceCelsius, double correction) {
        int length = Math.max(sinkCelsius.length(), sourceCelsius.length());
        if (length == 0) {
            return Profile.of(correction * cop(source, sinkCelsius.at(0) - sourceCelsius.at(0)));
        }
        double[] cops = new double[length];
        for (int t = 0; t < length; t++) {
            cops[t] = correction * cop(source, sinkCelsius.at(t) - sourceCelsius.at(t));
        }
        return Profile.of(cops);
    }
}
