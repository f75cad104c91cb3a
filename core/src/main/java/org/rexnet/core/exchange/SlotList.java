package org.rexnet.core.exchange;

import java.util.Arrays;

/** Slots of orders that stand in no ladder, sorted by price and age, or by age alone; mutable. */
final class SlotList {

    private final Orders orders;
    private final boolean byPrice;
    private int[] slots = new int[8];
    private int size;

    SlotList(Orders orders, boolean byPrice) {
        this.orders = orders;
        this.byPrice = byPrice;
    }

    int size() {
        return size;
    }

    int get(int position) {
        return slots[position];
    }

    void add(int slot) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, 2 * size);
        }
        long key = key(slot);
        int at = size++;
        for (; at > 0 && key(slots[at - 1]) > key; at--) {
            slots[at] = slots[at - 1];
        }
        slots[at] = slot;
    }

    void remove(int slot) {
        int at = 0;
        while (slots[at] != slot) {
            at++;
        }
        System.arraycopy(slots, at + 1, slots, at, size - at - 1);
        size--;
    }

    private long key(int slot) {
        return byPrice ? orders.key(slot) : orders.sequence(slot);
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        size = snapshot.number(size);
        slots = snapshot.numbers(slots, size, 8);
    }
}
