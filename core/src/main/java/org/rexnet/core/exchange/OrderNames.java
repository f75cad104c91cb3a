package org.rexnet.core.exchange;

import java.util.Arrays;

/** Slots of orders by name: a table with open addresses, at most a quarter full. Mutable. */
final class OrderNames {

    private static final int NONE = Orders.NONE;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    /** Places of a table from which on names stand in groups. */
    private static final int LARGE = 1 << 16;

    private static final int GROUP_BITS = 4;
    private static final long GROUP = 1L << GROUP_BITS;

    private final Orders orders;
    private int[] table = new int[64];

    OrderNames(Orders orders) {
        this.orders = orders;
        Arrays.fill(table, NONE);
    }

    /** Returns where an order of a name may be entered; below 0 where there is one of that name. */
    int vacancy(long[] words, long name) {
        int mask = table.length - 1;
        int at = home(name, table.length);
        while (table[at] != NONE) {
            if (Orders.id(words, table[at]) == name) {
                return -1;
            }
            at = at + 1 & mask;
        }
        return at;
    }

    /** Adds an order where {@link #vacancy} just told; {@code count} are alive, faces of flexible orders with them. */
    void enter(int slot, int vacancy, int count) {
        if (4L * count > table.length) {
            enter(slot, count);
        } else {
            table[vacancy] = slot;
        }
    }

    /** Adds an order; {@code count} are alive, faces of flexible orders with them. */
    void enter(int slot, int count) {
        if (4L * count > table.length) {
            table = new int[2 * table.length];
            Arrays.fill(table, NONE);
            for (int s = 0; s < orders.used(); s++) {
                if (s != slot && orders.isAlive(s) && !orders.has(s, Orders.FACE)) {
                    put(s);
                }
            }
        }
        put(slot);
    }

    /** Returns the slot of the order of that name, or {@link Orders#NONE}; {@code words} are those of the orders. */
    int find(long[] words, long name) {
        int slot = atHome(name);
        return slot == NONE || Orders.id(words, slot) == name ? slot : findElsewhere(words, name);
    }

    /** Returns the slot of the order that stands where one of that name is looked for first, or {@link Orders#NONE}. */
    int atHome(long name) {
        int[] of = table;
        return of[home(name, of.length)];
    }

    /** Returns what {@link #find} does for a name that stands not where it is looked for first. */
    int findElsewhere(long[] words, long name) {
        int mask = table.length - 1;
        int slot;
        int at = home(name, table.length);
        do {
            at = at + 1 & mask;
            slot = table[at];
        } while (slot != NONE && Orders.id(words, slot) != name);
        return slot;
    }

    private void put(int slot) {
        int mask = table.length - 1;
        int at = home(orders.id(slot), table.length);
        while (table[at] != NONE) {
            at = at + 1 & mask;
        }
        table[at] = slot;
    }

    /** Takes an entry out and moves those that follow back to where they are found. */
    void forget(int slot) {
        int mask = table.length - 1;
        int hole = home(orders.id(slot), table.length);
        while (table[hole] != slot) {
            hole = hole + 1 & mask;
        }
        for (int at = hole + 1 & mask; table[at] != NONE; at = at + 1 & mask) {
            int home = home(orders.id(table[at]), table.length);
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = NONE;
    }

    /**
     * Returns where a name is looked for first: the upper bits of a product spread names evenly. In a table that no cache holds names that
     * follow each other stand side by side, as they are used together, and groups of them are spread.
     */
    private static int home(long name, int length) {
        int shift = Long.numberOfLeadingZeros(length) + 1;
        if (length < LARGE) {
            return (int) (name * SPREAD >>> shift);
        }
        return (int) ((name >>> GROUP_BITS) * SPREAD >>> shift & -GROUP | name & GROUP - 1);
    }

    /** Writes or reads the table. */
    void keep(Snapshot snapshot) {
        int length = snapshot.number(table.length);
        table = snapshot.numbers(table, length, length);
    }
}
