package org.rexnet.core.exchange;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All orders that are alive, in arrays by slot; a slot is used again when its order has ended. Mutable.
 *
 * <p>What few orders have (peak, expiry, parent, periods) stands in {@link Terms}.
 */
final class Orders {

    static final int NONE = -1;

    /** Bits of {@link #flags}. */
    static final int TYPE_BITS = 0xF;

    static final int BUY = 1 << 4;
    static final int CANCELS_RESTING = 1 << 5;
    /** Stands in a ladder. */
    static final int SHOWN = 1 << 6;
    /** Has {@link Terms}. */
    static final int HAS_TERMS = 1 << 7;
    /** Waits for its parent to be filled. */
    static final int INACTIVE = 1 << 8;
    /** Stands in a list of its book that nobody sees. */
    static final int WAITING = 1 << 10;
    /** One period's part of a flexible order. */
    static final int FACE = 1 << 9;

    long[] id;
    long[] sequence;
    /** What is left, in lots. */
    int[] lots;
    /** What of it stands in the ladder: less than all for an iceberg. */
    int[] shown;
    /** Ticks from the better end of the band. */
    int[] rank;

    int[] portfolio;
    int[] book;
    int[] flags;
    int[] next;
    int[] previous;
    private @Nullable Terms[] terms;
    private int free = NONE;
    private int used;
    private int count;
    private int[] table;

    Orders(int capacity) {
        int size = Math.max(16, capacity);
        id = new long[size];
        sequence = new long[size];
        lots = new int[size];
        shown = new int[size];
        rank = new int[size];
        portfolio = new int[size];
        book = new int[size];
        flags = new int[size];
        next = new int[size];
        previous = new int[size];
        terms = new @Nullable Terms[size];
        table = new int[Integer.highestOneBit(size) * 4];
        Arrays.fill(table, NONE);
    }

    /** Returns a slot for an order that {@link #find} does not know. */
    int add() {
        count++;
        if (free != NONE) {
            int slot = free;
            free = next[slot];
            return slot;
        }
        if (used == id.length) {
            grow();
        }
        return used++;
    }

    /** Lets an order be found by its name; faces of flexible orders are not. */
    void enter(int slot) {
        if (2 * count > table.length) {
            table = new int[2 * table.length];
            Arrays.fill(table, NONE);
            for (int s = 0; s < used; s++) {
                if (s != slot && id[s] != 0 && (flags[s] & FACE) == 0) {
                    put(s);
                }
            }
        }
        put(slot);
    }

    /** Returns the slot of the order of that name, or {@link #NONE}. */
    int find(long name) {
        int mask = table.length - 1;
        for (int at = home(name); table[at] != NONE; at = at + 1 & mask) {
            if (id[table[at]] == name) {
                return table[at];
            }
        }
        return NONE;
    }

    /** Ends an order. */
    void release(int slot) {
        if ((flags[slot] & FACE) == 0) {
            forget(slot);
        }
        id[slot] = 0;
        terms[slot] = null;
        next[slot] = free;
        free = slot;
        count--;
    }

    /** Returns the terms of an order that has some. */
    Terms terms(int slot) {
        return Objects.requireNonNull(terms[slot]);
    }

    /** Returns the terms of an order; plain ones are made where it has none. */
    Terms ensureTerms(int slot) {
        Terms known = terms[slot];
        if (known == null) {
            known = new Terms();
            terms[slot] = known;
            flags[slot] |= HAS_TERMS;
        }
        return known;
    }

    /** Returns one more than the largest slot ever used. */
    int used() {
        return used;
    }

    boolean isAlive(int slot) {
        return id[slot] != 0;
    }

    boolean buys(int slot) {
        return (flags[slot] & BUY) != 0;
    }

    boolean has(int slot, int flag) {
        return (flags[slot] & flag) != 0;
    }

    OrderType type(int slot) {
        return OrderType.of(flags[slot] & TYPE_BITS);
    }

    /** Returns price and age as one number: the smaller, the earlier it trades. */
    long key(int slot) {
        return key(rank[slot], sequence[slot]);
    }

    static long key(int rank, long sequence) {
        return (long) rank << SEQUENCE_BITS | sequence;
    }

    static final int SEQUENCE_BITS = 40;

    private void put(int slot) {
        int mask = table.length - 1;
        int at = home(id[slot]);
        while (table[at] != NONE) {
            at = at + 1 & mask;
        }
        table[at] = slot;
    }

    /** Takes an entry out and moves those that follow back to where they are found. */
    private void forget(int slot) {
        int mask = table.length - 1;
        int hole = home(id[slot]);
        while (table[hole] != slot) {
            hole = hole + 1 & mask;
        }
        for (int at = hole + 1 & mask; table[at] != NONE; at = at + 1 & mask) {
            int home = home(id[table[at]]);
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = NONE;
    }

    private int home(long name) {
        long mixed = name * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & table.length - 1;
    }

    private void grow() {
        int size = id.length + Math.max(16, id.length >> 1);
        id = Arrays.copyOf(id, size);
        sequence = Arrays.copyOf(sequence, size);
        lots = Arrays.copyOf(lots, size);
        shown = Arrays.copyOf(shown, size);
        rank = Arrays.copyOf(rank, size);
        portfolio = Arrays.copyOf(portfolio, size);
        book = Arrays.copyOf(book, size);
        flags = Arrays.copyOf(flags, size);
        next = Arrays.copyOf(next, size);
        previous = Arrays.copyOf(previous, size);
        terms = Arrays.copyOf(terms, size);
    }
}
