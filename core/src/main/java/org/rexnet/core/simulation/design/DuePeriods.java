package org.rexnet.core.simulation.design;

/**
 * Periods that are marked for each of many, none twice, as bits: those of each share a power of two of places in a ring, and those of all
 * stand side by side in memory. Mutable, for one thread.
 */
final class DuePeriods {

    private final int last;
    private final int words;
    private final long[] bits;

    /**
     * Marks none.
     *
     * @param ring how many periods in a row are told apart, a power of two
     */
    DuePeriods(int many, int ring) {
        last = Math.max(ring, Long.SIZE) - 1;
        words = (last + 1) / Long.SIZE;
        bits = new long[Math.multiplyExact(many, words)];
    }

    private int word(int one, int period) {
        return one * words + ((period & last) >> 6);
    }

    /** Marks a period of one. */
    void add(int one, int period) {
        bits[word(one, period)] |= 1L << period;
    }

    /** Marks a range of periods of one. */
    void add(int one, int from, int end) {
        for (int period = from; period < end; ) {
            int together = Math.min(Long.SIZE - (period & Long.SIZE - 1), end - period);
            bits[word(one, period)] |= -1L >>> Long.SIZE - together << period;
            period += together;
        }
    }

    /** Marks a period of one, or no longer. */
    void put(int one, int period, boolean isMarked) {
        int word = word(one, period);
        bits[word] = isMarked ? bits[word] | 1L << period : bits[word] & ~(1L << period);
    }

    /** Returns whether a period of one is marked. */
    boolean has(int one, int period) {
        return (bits[word(one, period)] >>> period & 1) != 0;
    }

    /** Takes the mark from the first period of one in a range that has it; returns the range's end where there is none. */
    int take(int one, int from, int end) {
        int period = from;
        while (period < end) {
            long word = bits[word(one, period)] >>> period;
            if (word == 0) {
                period += Long.SIZE - (period & Long.SIZE - 1);
            } else {
                int found = period + Long.numberOfTrailingZeros(word);
                if (found < end) {
                    put(one, found, false);
                }
                return Math.min(found, end);
            }
        }
        return end;
    }
}
