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

    /** Words of an order: its name, its key, lots and place, flags and portfolio; of two numbers in a word the first is the lower half. */
    private static final int WORDS = 4;

    private static final int KEY = 1;
    private static final int LOTS_AND_PLACE = 2;
    private static final int FLAGS_AND_PORTFOLIO = 3;
    private static final long LOWER = 0xFFFF_FFFFL;
    private static final int ICEBERG = OrderType.ICEBERG.ordinal();

    /** Bits of {@link #flags}. */
    static final int TYPE_BITS = 0xF;

    static final int SIDE_SHIFT = 4;
    static final int BUY = 1 << SIDE_SHIFT;
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

    /** Above these bits stands the number of the bus. */
    static final int BUS_SHIFT = 12;

    /** {@link #WORDS} for each slot, so that an order lies within a line or two of the cache; a free slot's key is the next free one. */
    private long[] words;

    private @Nullable Terms[] terms;
    private int free = NONE;
    private int used;
    private int count;
    private final OrderNames known = new OrderNames(this);
    private final Expiries expiries = new Expiries(this);

    Orders(int capacity) {
        int size = Math.max(16, capacity);
        words = new long[size * WORDS];
        terms = new @Nullable Terms[size];
    }

    /** Returns the name that events give; 0 where the slot is free. */
    long id(int slot) {
        return words[slot * WORDS];
    }

    void id(int slot, long id) {
        words[slot * WORDS] = id;
    }

    /** Returns the age: the smaller, the older. */
    long sequence(int slot) {
        return key(slot) & SEQUENCE;
    }

    void sequence(int slot, long sequence) {
        place(slot, key(slot) & ~SEQUENCE | sequence);
    }

    /** Returns what is left, in lots. */
    int lots(int slot) {
        return (int) words[slot * WORDS + LOTS_AND_PLACE];
    }

    void lots(int slot, int lots) {
        int at = slot * WORDS + LOTS_AND_PLACE;
        words[at] = words[at] & ~LOWER | lots;
    }

    /** Returns what of it stands in the ladder: less than all for an iceberg. */
    int shown(int slot) {
        return (flags(slot) & TYPE_BITS) == ICEBERG ? terms(slot).shown : lots(slot);
    }

    /** Lets an iceberg show so many lots; any other order shows all that is left. */
    void shown(int slot, int shown) {
        if ((flags(slot) & TYPE_BITS) == ICEBERG) {
            terms(slot).shown = shown;
        }
    }

    /** Returns the limit in ticks from the better end of the band. */
    int rank(int slot) {
        return rank(key(slot));
    }

    /** Returns the rank of a key. */
    static int rank(long key) {
        return (int) (key >>> SEQUENCE_BITS);
    }

    /** Returns the age in a key: the younger an order, the larger. */
    static long age(long key) {
        return key & SEQUENCE;
    }

    void rank(int slot, int rank) {
        place(slot, key(rank, sequence(slot)));
    }

    int portfolio(int slot) {
        return (int) (words[slot * WORDS + FLAGS_AND_PORTFOLIO] >>> Integer.SIZE);
    }

    int book(int slot) {
        return (int) (words[slot * WORDS + LOTS_AND_PLACE] >>> Integer.SIZE) >> 1;
    }

    int flags(int slot) {
        return (int) words[slot * WORDS + FLAGS_AND_PORTFOLIO];
    }

    void flags(int slot, int flags) {
        int at = slot * WORDS + FLAGS_AND_PORTFOLIO;
        words[at] = words[at] & ~LOWER | flags & LOWER;
    }

    /** Gives a new order what it offers, and to whom it belongs. */
    void offer(int slot, int lots, int book, int flags, int portfolio) {
        words[slot * WORDS + LOTS_AND_PLACE] = (2L * book + sideOf(flags)) << Integer.SIZE | lots;
        words[slot * WORDS + FLAGS_AND_PORTFOLIO] = (long) portfolio << Integer.SIZE | flags & LOWER;
    }

    /** Returns a slot for an order that {@link #find} does not know. */
    int add() {
        count++;
        if (free != NONE) {
            int slot = free;
            free = (int) key(slot);
            return slot;
        }
        if (used == terms.length) {
            grow();
        }
        return used++;
    }

    /** Lets an order be found by its name; faces of flexible orders are not. */
    void enter(int slot) {
        known.enter(slot, count);
    }

    /** Lets an order be found by its name, which has that {@link OrderNames#vacancy vacancy}. */
    void enter(int slot, int vacancy) {
        known.enter(slot, vacancy, count);
    }

    /** Returns the slot of the order of that name, or {@link #NONE}. */
    int find(long name) {
        return known.find(words, name);
    }

    /** Returns the table of names. */
    OrderNames names() {
        return known;
    }

    /** Returns those that are good until a time. */
    Expiries expiries() {
        return expiries;
    }

    /** Returns the words of all orders, for whoever reads several of an order; they hold until one is added. */
    long[] words() {
        return words;
    }

    static long id(long[] words, int slot) {
        return words[slot * WORDS];
    }

    static long key(long[] words, int slot) {
        return words[slot * WORDS + KEY];
    }

    static void key(long[] words, int slot, long key) {
        words[slot * WORDS + KEY] = key;
    }

    static int lots(long[] words, int slot) {
        return (int) words[slot * WORDS + LOTS_AND_PLACE];
    }

    static int book(long[] words, int slot) {
        return (int) (words[slot * WORDS + LOTS_AND_PLACE] >>> Integer.SIZE) >> 1;
    }

    /** Returns twice the number of the book, and 1 more where the order buys. */
    static int place(long[] words, int slot) {
        return (int) (words[slot * WORDS + LOTS_AND_PLACE] >>> Integer.SIZE);
    }

    static int portfolio(long[] words, int slot) {
        return (int) (words[slot * WORDS + FLAGS_AND_PORTFOLIO] >>> Integer.SIZE);
    }

    static int flags(long[] words, int slot) {
        return (int) words[slot * WORDS + FLAGS_AND_PORTFOLIO];
    }

    static int sideOf(int flags) {
        return flags >>> SIDE_SHIFT & 1;
    }

    static int busOf(int flags) {
        return flags >>> BUS_SHIFT;
    }

    /** Ends an order. */
    void release(int slot) {
        int flags = flags(slot);
        if ((flags & FACE) == 0) {
            known.forget(slot);
        }
        if ((flags & HAS_TERMS) != 0) {
            expiries.remove(slot);
            terms[slot] = null;
        }
        id(slot, 0);
        place(slot, free);
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
            flags(slot, flags(slot) | HAS_TERMS);
        }
        return known;
    }

    /** Returns one more than the largest slot ever used. */
    int used() {
        return used;
    }

    boolean isAlive(int slot) {
        return id(slot) != 0;
    }

    /** Returns the bus that it trades at. */
    int bus(int slot) {
        return flags(slot) >>> BUS_SHIFT;
    }

    boolean buys(int slot) {
        return (flags(slot) & BUY) != 0;
    }

    /** Returns 0 where it sells, 1 where it buys. */
    int side(int slot) {
        return flags(slot) >>> SIDE_SHIFT & 1;
    }

    boolean has(int slot, int flag) {
        return (flags(slot) & flag) != 0;
    }

    OrderType type(int slot) {
        return OrderType.of(flags(slot) & TYPE_BITS);
    }

    /** Returns price and age as one number: the smaller, the earlier it trades. */
    long key(int slot) {
        return words[slot * WORDS + KEY];
    }

    void place(int slot, long key) {
        words[slot * WORDS + KEY] = key;
    }

    /** Gives an order a limit and an age. */
    void place(int slot, int rank, long sequence) {
        place(slot, key(rank, sequence));
    }

    static long key(int rank, long sequence) {
        return (long) rank << SEQUENCE_BITS | sequence;
    }

    static final int SEQUENCE_BITS = 40;
    private static final long SEQUENCE = (1L << SEQUENCE_BITS) - 1;

    private void grow() {
        int size = terms.length + Math.max(16, terms.length >> 1);
        words = Arrays.copyOf(words, size * WORDS);
        terms = Arrays.copyOf(terms, size);
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        used = snapshot.number(used);
        count = snapshot.number(count);
        free = snapshot.number(free);
        int size = Math.max(16, used);
        words = snapshot.numbers(words, used * WORDS, size * WORDS);
        if (snapshot.reads()) {
            terms = new @Nullable Terms[size];
            known.enterAll(count);
        }
        for (int slot = 0; slot < used; slot++) {
            if (isAlive(slot) && has(slot, HAS_TERMS)) {
                ensureTerms(slot).keep(snapshot);
            }
        }
    }
}
