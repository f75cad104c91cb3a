package org.rexnet.core.exchange;

import java.util.Arrays;

/** Next peaks of icebergs that a trial used up, oldest first; mutable. */
final class Peaks {

    private static final int NONE = -1;
    private int[] slots = new int[8];
    private int[] buses = new int[8];
    private int[] shown = new int[8];
    private int[] hidden = new int[8];
    private long[] keys = new long[8];
    private int[] sizes = new int[8];
    private int count;

    void clear() {
        count = 0;
    }

    int slot(int peak) {
        return slots[peak];
    }

    int shown(int peak) {
        return shown[peak];
    }

    /** Returns the peak that stands first at a bus, where its key is the one asked for. */
    int first(int bus, long key) {
        for (int k = 0; k < count; k++) {
            if (buses[k] == bus && shown[k] > 0 && keys[k] == key) {
                return k;
            }
        }
        return NONE;
    }

    /** Returns the best key of a bus. */
    long key(int bus) {
        long best = Long.MAX_VALUE;
        for (int k = 0; k < count; k++) {
            if (buses[k] == bus && shown[k] > 0) {
                best = Math.min(best, keys[k]);
            }
        }
        return best;
    }

    void refill(int bus, int slot, int left, Orders orders) {
        if (left > 0) {
            int size = orders.terms(slot).peak;
            add(bus, slot, size, left, orders.rank(slot));
        }
    }

    void use(int peak, int quantity) {
        shown[peak] -= quantity;
        if (shown[peak] == 0 && hidden[peak] > 0) {
            int rank = (int) (keys[peak] >>> Orders.SEQUENCE_BITS);
            add(buses[peak], slots[peak], sizes[peak], hidden[peak], rank);
        }
    }

    /** Adds a peak younger than all orders: its key counts back from the end of its price. */
    private void add(int bus, int slot, int size, int left, int rank) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
            buses = Arrays.copyOf(buses, 2 * count);
            shown = Arrays.copyOf(shown, 2 * count);
            hidden = Arrays.copyOf(hidden, 2 * count);
            keys = Arrays.copyOf(keys, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        slots[count] = slot;
        buses[count] = bus;
        sizes[count] = size;
        shown[count] = Math.min(size, left);
        hidden[count] = left - shown[count];
        keys[count] = Orders.key(rank, YOUNGEST + count);
        count++;
    }

    private static final long YOUNGEST = (1L << Orders.SEQUENCE_BITS) - (1 << 30);
}
