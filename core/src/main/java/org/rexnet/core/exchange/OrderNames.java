package org.rexnet.core.exchange;

import java.util.Arrays;

/**
 * Slots of orders by name: a table with open addresses, at most a quarter full. Beside each slot stands a tag, of which the place follows
 * where its name is looked for first: what is passed over need not be read. Mutable.
 */
final class OrderNames {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long EMPTY = -1;
    private static final int LEAST_BITS = 6;
    /** Bits of a table from which on names stand in groups. */
    private static final int LARGE_BITS = 16;

    private static final int GROUP_BITS = 4;
    private static final int GROUP = (1 << GROUP_BITS) - 1;

    private final Orders orders;
    /** Slots, and in the upper halves tags; {@link #EMPTY} where there is none. */
    private long[] table;

    private int bits;

    OrderNames(Orders orders) {
        this.orders = orders;
        table = empty(LEAST_BITS);
    }

    private long[] empty(int newBits) {
        bits = newBits;
        long[] made = new long[1 << newBits];
        Arrays.fill(made, EMPTY);
        return made;
    }

    /** Returns where an order of a name may be entered; below 0 where there is one of that name. */
    int vacancy(long[] words, long name) {
        long[] of = table;
        int tag = tag(name);
        int at = home(tag);
        while (of[at] != EMPTY) {
            if (tag(of, at) == tag && Orders.id(words, (int) of[at]) == name) {
                return -1;
            }
            at = at + 1 & of.length - 1;
        }
        return at;
    }

    /** Adds an order where {@link #vacancy} just told; {@code count} are alive, faces of flexible orders with them. */
    void enter(int slot, int vacancy, int count) {
        if (isFull(count)) {
            enterAll(count);
        } else {
            table[vacancy] = entry(slot);
        }
    }

    /** Adds an order; {@code count} are alive, faces of flexible orders with them. */
    void enter(int slot, int count) {
        if (isFull(count)) {
            enterAll(count);
        } else {
            put(slot);
        }
    }

    private boolean isFull(int count) {
        return 4L * count > table.length;
    }

    /** Enters all orders that are alive anew, but for the faces of flexible ones. */
    void enterAll(int count) {
        int needed = Long.SIZE - Long.numberOfLeadingZeros(4L * Math.max(1, count) - 1);
        table = empty(Math.max(LEAST_BITS, needed));
        for (int slot = 0; slot < orders.used(); slot++) {
            if (orders.isAlive(slot) && !orders.has(slot, Orders.FACE)) {
                put(slot);
            }
        }
    }

    private void put(int slot) {
        long entry = entry(slot);
        int at = home((int) (entry >>> Integer.SIZE));
        while (table[at] != EMPTY) {
            at = at + 1 & table.length - 1;
        }
        table[at] = entry;
    }

    private long entry(int slot) {
        return (long) tag(orders.id(slot)) << Integer.SIZE | slot;
    }

    /** Returns the slot of the order of that name, or {@link Orders#NONE}; {@code words} are those of the orders. */
    int find(long[] words, long name) {
        long[] of = table;
        int tag = tag(name);
        int at = home(tag);
        while (of[at] != EMPTY && (tag(of, at) != tag || Orders.id(words, (int) of[at]) != name)) {
            at = at + 1 & of.length - 1;
        }
        return (int) of[at];
    }

    /** Takes an entry out and moves those that follow back to where they are found. */
    void forget(int slot) {
        long[] of = table;
        int mask = of.length - 1;
        int hole = home(tag(orders.id(slot)));
        while ((int) of[hole] != slot) {
            hole = hole + 1 & mask;
        }
        for (int at = hole + 1 & mask; of[at] != EMPTY; at = at + 1 & mask) {
            int home = home(tag(of, at));
            if ((at - home & mask) >= (at - hole & mask)) {
                of[hole] = of[at];
                hole = at;
            }
        }
        of[hole] = EMPTY;
    }

    private static int tag(long[] of, int at) {
        return (int) (of[at] >>> Integer.SIZE);
    }

    /**
     * Returns what tells most names apart: the upper bits of a product spread names evenly. In a table that no cache holds names that
     * follow each other stand side by side, as they are used together, and groups of them are spread.
     */
    private int tag(long name) {
        return bits < LARGE_BITS
                ? (int) (name * SPREAD >>> Integer.SIZE)
                : (int) ((name >>> GROUP_BITS) * SPREAD >>> Integer.SIZE) & ~GROUP | (int) name & GROUP;
    }

    /** Returns where a name of a tag is looked for first. */
    private int home(int tag) {
        int upper = tag >>> Integer.SIZE - bits;
        return bits < LARGE_BITS ? upper : upper & ~GROUP | tag & GROUP;
    }
}
