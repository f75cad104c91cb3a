package org.rexnet.core.simulation.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** Shares of cases in which something holds. */
public final class Shares {

    private Shares() {}

    /**
     * Returns a share with the interval of C. Clopper and E. Pearson (Biometrika 26, 1934), which contains the true one with at least 95 %
     * probability, if the cases are independent.
     */
    public static Interval clopperPearson(int holds, int of) {
        double tail = (1 - Sample.LEVEL) / 2;
        if (of == 0) {
            return new Interval(Double.NaN, 0, 1);
        }
        double low =
                holds == 0 ? 0 : BetaDistribution.of(holds, of - holds + 1.0).inverseCumulativeProbability(tail);
        double high = holds == of
                ? 1
                : BetaDistribution.of(holds + 1.0, of - (double) holds).inverseSurvivalProbability(tail);
        return new Interval((double) holds / of, low, high);
    }
}
