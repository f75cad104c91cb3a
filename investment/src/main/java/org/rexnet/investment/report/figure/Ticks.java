package org.rexnet.investment.report.figure;

/** Distances between the ticks of an axis. */
public final class Ticks {

    private Ticks() {}

    /** Returns the smallest of 1, 2, 2.5 and 5 times a power of ten that is at least so large. */
    public static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
