package org.rexnet.core.simulation.statistics;

import java.util.Arrays;

/**
 * Two samples in the same worlds, compared seed by seed.
 *
 * @param one numbers of the one
 * @param other numbers of the other, of the same seeds in the same order
 */
public record Paired(Sample one, Sample other) {

    /** Share of the larger number, at least this much, by which rounding alone may move a difference. */
    private static final double ROUNDING = 1e-12;

    public Paired {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException(
                    "Paired samples must have the same seeds but have %d and %d.".formatted(one.size(), other.size()));
        }
    }

    /** Returns the comparison of two samples of the same seeds, in their order. */
    public static Paired of(double[] one, double[] other) {
        return new Paired(new Sample(one), new Sample(other));
    }

    /** Returns one less other, of each seed; 0 where they differ by rounding alone. */
    public Sample differences() {
        double[] differences = new double[one.size()];
        for (int i = 0; i < differences.length; i++) {
            double a = one.values()[i];
            double b = other.values()[i];
            differences[i] = Math.abs(a - b) <= ROUNDING * Math.max(1, Math.max(Math.abs(a), Math.abs(b))) ? 0 : a - b;
        }
        return new Sample(differences);
    }

    /** Returns whether the two are the same in each seed. */
    public boolean isSame() {
        return Arrays.stream(differences().values()).allMatch(difference -> difference == 0);
    }

    /** Returns the correlation of the two; 0 where one of them does not vary. */
    public double correlation() {
        double ofOne = one.mean();
        double ofOther = other.mean();
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            sum += (one.values()[i] - ofOne) * (other.values()[i] - ofOther);
        }
        double scale = Math.sqrt(one.variance() * other.variance()) * (one.size() - 1);
        return scale == 0 ? 0 : Math.clamp(sum / scale, -1, 1);
    }

    /**
     * Returns the variance of the differences divided by that in independent worlds: the gain by common worlds. 0 where the two do not
     * vary.
     */
    public double varianceRatio() {
        double independent = one.variance() + other.variance();
        return independent == 0 ? 0 : differences().variance() / independent;
    }

    /**
     * Returns the ratio of the means, one by other, with its interval by the jackknife: pseudo-values n R - (n - 1) R without a seed, and
     * Student's interval of these.
     */
    public Interval ratio() {
        int n = one.size();
        double ratio = one.mean() / other.mean();
        if (n < 2) {
            return Interval.unknown(ratio);
        }
        double[] pseudo = new double[n];
        double sumOne = n * one.mean();
        double sumOther = n * other.mean();
        for (int i = 0; i < n; i++) {
            double without = (sumOne - one.values()[i]) / (sumOther - other.values()[i]);
            pseudo[i] = n * ratio - (n - 1) * without;
        }
        return Interval.around(ratio, new Sample(pseudo).student().halfWidth());
    }
}
