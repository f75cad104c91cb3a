package org.rexnet.core.simulation.design;

/**
 * Periods in which something is to be done, none twice, as bits of the first words of an array. Periods share a power of two of places in a ring, as
 * in {@link Quoter}, whose other numbers stand behind them in memory.
 */
final class DuePeriods {

    private DuePeriods() {}

    /** Returns how many words are taken by so many places. */
    static int words(int ring) {
        return Math.max(1, ring / Long.SIZE);
    }

    static void add(long[] due, int ring, int period) {
        int place = period & last(ring);
        due[place >> 6] |= 1L << place;
    }

    static void add(long[] due, int ring, int from, int end) {
        for (int period = from; period < end; ) {
            int place = period & last(ring);
            int together = Math.min(Long.SIZE - (place & Long.SIZE - 1), end - period);
            due[place >> 6] |= -1L >>> Long.SIZE - together << place;
            period += together;
        }
    }

    /** Takes out the first one in a range; returns the range's end where there is none. */
    static int take(long[] due, int ring, int from, int end) {
        int period = from;
        while (period < end) {
            int place = period & last(ring);
            long word = due[place >> 6] >>> place;
            if (word == 0) {
                period += Long.SIZE - (place & Long.SIZE - 1);
            } else {
                int found = period + Long.numberOfTrailingZeros(word);
                if (found < end) {
                    due[(found & last(ring)) >> 6] &= ~(1L << found);
                }
                return Math.min(found, end);
            }
        }
        return end;
    }

    private static int last(int ring) {
        return Math.max(ring, Long.SIZE) - 1;
    }
}
