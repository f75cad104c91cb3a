package org.rexnet.core.exchange;

import java.util.Arrays;

/** Ends of orders that are good until a time, earliest first and by age; a heap that may hold orders which have ended otherwise. Mutable. */
final class Expiries {

    private final Orders orders;
    private long[] times = new long[16];
    private long[] names = new long[16];
    private int size;

    Expiries(Orders orders) {
        this.orders = orders;
    }

    void add(long time, long name) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            names = Arrays.copyOf(names, 2 * size);
        }
        int at = size++;
        while (at > 0 && times[at - 1 >> 1] > time) {
            times[at] = times[at - 1 >> 1];
            names[at] = names[at - 1 >> 1];
            at = at - 1 >> 1;
        }
        times[at] = time;
        names[at] = name;
    }

    /** Returns the earliest end; the largest number where there is none. */
    long next() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Takes the earliest end away and returns the slot of its order, or {@link Orders#NONE} where that has ended otherwise. */
    int take() {
        long time = times[0];
        long name = names[0];
        size--;
        long movedTime = times[size];
        long movedName = names[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= movedTime) {
                break;
            }
            times[at] = times[child];
            names[at] = names[child];
            at = child;
        }
        times[at] = movedTime;
        names[at] = movedName;
        int slot = orders.find(name);
        boolean same = slot != Orders.NONE && orders.has(slot, Orders.HAS_TERMS) && orders.terms(slot).expiry == time;
        return same ? slot : Orders.NONE;
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        size = snapshot.number(size);
        times = snapshot.numbers(times, size, 16);
        names = snapshot.numbers(names, size, 16);
    }
}
