package org.rexnet.core.simulation.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;

/**
 * Independent numbers, one of each seed; immutable, at least one.
 *
 * @param values in the order of the seeds
 */
public record Sample(double[] values) {

    /** Share of intervals that are to contain the mean. */
    public static final double LEVEL = 0.95;

    private static final int RESAMPLES = 2000;

    public Sample {
        if (values.length == 0) {
            throw new IllegalArgumentException("A sample needs at least one value.");
        }
        values = values.clone();
    }

    /** Returns how many values there are. */
    public int size() {
        return values.length;
    }

    /** Returns the mean. */
    public double mean() {
        return mean(values);
    }

    /** Returns the variance, by n - 1; 0 of a single value. */
    public double variance() {
        double mean = mean();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length > 1 ? sum / (values.length - 1) : 0;
    }

    /** Returns Student's interval of the mean at {@link #LEVEL}: mean -+ t s / sqrt(n). */
    public Interval student() {
        return student(LEVEL);
    }

    /** Returns Student's interval of the mean at a level. */
    public Interval student(double level) {
        if (values.length < 2) {
            return Interval.unknown(mean());
        }
        double t = TDistribution.of(values.length - 1).inverseSurvivalProbability((1 - level) / 2);
        return Interval.around(mean(), t * Math.sqrt(variance() / values.length));
    }

    /** Returns Student's two-sided probability of a mean at least as far from 0, were the true one 0; 1 where all values are 0. */
    public double pValue() {
        double spread = Math.sqrt(variance() / values.length);
        if (spread == 0 || values.length < 2) {
            return mean() == 0 || values.length < 2 ? 1 : 0;
        }
        double t = Math.abs(mean()) / spread;
        return 2 * TDistribution.of(values.length - 1).survivalProbability(t);
    }

    /**
     * Returns the interval of the mean by the bootstrap, corrected for bias and acceleration (B. Efron, JASA 82, 1987), for skewed samples;
     * the resamples are the same whenever the sample is.
     */
    public Interval bootstrap() {
        int n = values.length;
        double mean = mean();
        double[] means = resampledMeans();
        if (n < 2 || means[0] == means[RESAMPLES - 1]) {
            return n < 2 ? Interval.unknown(mean) : new Interval(mean, mean, mean);
        }
        long below = Arrays.stream(means).filter(one -> one < mean).count();
        long equal = Arrays.stream(means).filter(one -> one == mean).count();
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double share = Math.clamp((below + equal / 2.0) / RESAMPLES, 0.5 / RESAMPLES, 1 - 0.5 / RESAMPLES);
        double bias = normal.inverseCumulativeProbability(share);
        double acceleration = acceleration();
        return new Interval(
                mean,
                quantile(means, corrected(normal, bias, acceleration, (1 - LEVEL) / 2)),
                quantile(means, corrected(normal, bias, acceleration, (1 + LEVEL) / 2)));
    }

    private double[] resampledMeans() {
        int n = values.length;
        double[] means = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double draw = KeyedDraws.uniform(0, n, DrawPurpose.RESAMPLE, (long) b * n + i);
                sum += values[(int) (draw * n)];
            }
            means[b] = sum / n;
        }
        Arrays.sort(means);
        return means;
    }

    /** Returns a sixth of the skewness of the jackknife's means. */
    private double acceleration() {
        double mean = mean();
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            // Leaving a value out moves the mean by (mean - value) / (n - 1).
            double move = value - mean;
            squares += move * move;
            cubes += move * move * move;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double corrected(NormalDistribution normal, double bias, double acceleration, double probability) {
        double z = bias + normal.inverseCumulativeProbability(probability);
        return normal.cumulativeProbability(bias + z / (1 - acceleration * z));
    }

    private static double quantile(double[] sorted, double probability) {
        double at = Math.clamp(probability, 0, 1) * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    static double mean(double[] values) {
        // Differences to the first value keep the digits of large values that are nearly equal.
        double sum = 0;
        for (double value : values) {
            sum += value - values[0];
        }
        return values[0] + sum / values.length;
    }
}
