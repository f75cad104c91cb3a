package org.rexnet.core.exchange;

import java.util.List;

/**
 * Set of periods counted from a first one.
 *
 * @param early bit k stands for the k-th period after the first
 * @param late bit k stands for the (64 + k)-th
 */
public record PeriodSet(long early, long late) {

    /** Periods that a set may span. */
    public static final int SPAN = 2 * Long.SIZE;

    static final PeriodSet NONE = new PeriodSet(0, 0);

    /** Returns so many periods in a row. */
    public static PeriodSet first(int count) {
        if (count < 1 || count > SPAN) {
            throw new IllegalArgumentException("An order may span 1 to %d periods, not %d.".formatted(SPAN, count));
        }
        return new PeriodSet(ones(Math.min(count, Long.SIZE)), ones(Math.max(0, count - Long.SIZE)));
    }

    /** Returns periods by their offsets from the first, each from 0 to {@link #SPAN} - 1. */
    public static PeriodSet of(List<Integer> offsets) {
        long early = 0;
        long late = 0;
        for (int offset : offsets) {
            if (offset < 0 || offset >= SPAN) {
                throw new IllegalArgumentException(
                        "An order may span %d periods, but one lies %d after its first.".formatted(SPAN, offset));
            }
            early |= offset < Long.SIZE ? 1L << offset : 0;
            late |= offset < Long.SIZE ? 0 : 1L << offset - Long.SIZE;
        }
        return new PeriodSet(early, late);
    }

    /** Returns whether the period so many after the first belongs to it. */
    public boolean contains(int offset) {
        return ((offset < Long.SIZE ? early >>> offset : late >>> offset - Long.SIZE) & 1) != 0;
    }

    /** Returns one more than the largest offset; 0 for no period. */
    public int span() {
        return late != 0 ? SPAN - Long.numberOfLeadingZeros(late) : Long.SIZE - Long.numberOfLeadingZeros(early);
    }

    private static long ones(int count) {
        return count == 0 ? 0 : -1L >>> Long.SIZE - count;
    }
}
