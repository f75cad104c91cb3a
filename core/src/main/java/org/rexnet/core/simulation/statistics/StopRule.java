package org.rexnet.core.simulation.statistics;

/**
 * When to stop drawing worlds: looked at after the first seeds, then after every few more, whether the interval is narrow enough. Because
 * it is looked at several times, its level is nominal: measured coverage of 95 % intervals at a half width of half a standard deviation is
 * 0.90 after 3 first seeds (0.915 where it is looked at after every 5 more), 0.93 after 5, 0.94 after 10, 0.95 after 20.
 *
 * @param first seeds before the first look, at least 2
 * @param step seeds between two looks, at least 1
 * @param halfWidth wanted, above 0; infinite where the first look ends it
 * @param most seeds, at least {@code first}
 */
public record StopRule(int first, int step, double halfWidth, int most) {

    /** Seeds before the first look, and between two. */
    public static final int FIRST = 20;

    /** Seeds between two looks at the intervals. */
    public static final int STEP = 5;

    public StopRule {
        if (first < 2 || step < 1 || !(halfWidth > 0) || most < first) {
            throw new IllegalArgumentException("No rule to stop by: %d seeds, then every %d, to %s, at most %d."
                    .formatted(first, step, halfWidth, most));
        }
    }

    /** Returns a rule of so many seeds and no more. */
    public static StopRule after(int seeds) {
        return new StopRule(Math.max(2, seeds), 1, Double.POSITIVE_INFINITY, Math.max(2, seeds));
    }

    /** Returns how many seeds to have before looking again, after so many. */
    public int next(int seeds) {
        return Math.min(most, seeds < first ? first : seeds + step);
    }

    /** Returns whether a sample suffices. */
    public boolean isEnough(Sample sample) {
        return sample.size() >= most
                || sample.size() >= first && sample.student().halfWidth() <= halfWidth;
    }
}
