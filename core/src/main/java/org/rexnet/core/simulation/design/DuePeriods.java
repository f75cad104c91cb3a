package org.rexnet.core.simulation.design;

/** Periods in which something is to be done, none twice; mutable. Periods share places in a ring, as in {@link Quoter}. */
final class DuePeriods {

    private final long[] bits;
    private final int last;

    /** Has room for a power of two of periods in a row. */
    DuePeriods(int ring) {
        bits = new long[Math.max(1, ring / Long.SIZE)];
        last = Math.max(ring, Long.SIZE) - 1;
    }

    void add(int period) {
        int place = period & last;
        bits[place >> 6] |= 1L << place;
    }

    void add(int from, int end) {
        for (int period = from; period < end; ) {
            int place = period & last;
            int together = Math.min(Long.SIZE - (place & Long.SIZE - 1), end - period);
            bits[place >> 6] |= -1L >>> Long.SIZE - together << place;
            period += together;
        }
    }

    /** Takes out the first one in a range; returns the range's end where there is none. */
    int take(int from, int end) {
        int period = from;
        while (period < end) {
            int place = period & last;
            long word = bits[place >> 6] >>> place;
            if (word == 0) {
                period += Long.SIZE - (place & Long.SIZE - 1);
            } else {
                int found = period + Long.numberOfTrailingZeros(word);
                if (found < end) {
                    bits[(found & last) >> 6] &= ~(1L << found);
                }
                return Math.min(found, end);
            }
        }
        return end;
    }
}
