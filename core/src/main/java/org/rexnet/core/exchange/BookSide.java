package org.rexnet.core.exchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All orders of a book that sell, or all that buy: by bus a ladder, and price and age of its best order as one number. Mutable. */
final class BookSide {

    static final long NO_KEY = Long.MAX_VALUE;
    /** In place of {@link #best} where it has to be found again. */
    private static final long UNKNOWN = Long.MIN_VALUE;

    /** Orders that trade in full or not at all, which nobody sees. */
    final SlotList allOrNone;

    private final Orders orders;
    private final Ladders ladders;
    private final int[] ladder;
    private final long[] keys;
    private long best = NO_KEY;
    private int bestBus;
    /** Whether orders meet, and none waits to trade in full. */
    private boolean calm;
    /** The best key of the other side; {@link #UNKNOWN} where it has to be found again, or the book is not calm. */
    private long facing = UNKNOWN;

    private @Nullable BookSide other;

    BookSide(Orders orders, Ladders ladders, int buses) {
        this.orders = orders;
        this.ladders = ladders;
        ladder = new int[buses];
        keys = new long[buses];
        Arrays.fill(ladder, Ladders.NONE);
        Arrays.fill(keys, NO_KEY);
        allOrNone = new SlotList(orders, true);
    }

    /** Lets two sides face each other. */
    static void face(BookSide one, BookSide another) {
        one.other = another;
        another.other = one;
    }

    /** Notes whether orders meet, and none waits to trade in full. */
    void calm(boolean now) {
        calm = now;
        tell();
    }

    /** Lets the other side know the best key. */
    private void tell() {
        if (other != null) {
            other.facing = calm ? best : UNKNOWN;
        }
    }

    /**
     * Returns whether an order that comes to rest meets nothing, and sets nothing off but blocks; false also where that is not known at
     * once.
     *
     * @param crossing number below which the key of an opposite order crosses its limit
     */
    boolean isQuietFor(long crossing) {
        return facing >= crossing;
    }

    /** Returns the ladder of a bus, where an order ever stood. */
    int ladder(int bus) {
        return ladder[bus];
    }

    /** Adds an order to the end of its price at a bus. */
    void show(int slot, int bus) {
        if (ladder[bus] == Ladders.NONE) {
            ladder[bus] = ladders.open();
        }
        ladders.append(ladder[bus], slot);
        orders.flags(slot, orders.flags(slot) | Orders.SHOWN);
        better(bus, orders.key(slot));
    }

    /** Takes an order out of its ladder. */
    void hide(int slot, int bus) {
        ladders.remove(ladder[bus], slot);
        orders.flags(slot, orders.flags(slot) & ~Orders.SHOWN);
        if (orders.key(slot) == keys[bus]) {
            renew(bus);
        }
    }

    /** Notes that an order of a bus has another key than before, and stands where that belongs. */
    void moved(int bus, long before, long key) {
        if (before == keys[bus]) {
            renew(bus);
        }
        better(bus, key);
    }

    private void better(int bus, long key) {
        if (key <= keys[bus]) {
            keys[bus] = key;
            if (key < best) {
                best = key;
                bestBus = bus;
                tell();
            }
        }
    }

    /** Finds the best order of a bus again. */
    private void renew(int bus) {
        int first = ladders.first(ladder[bus]);
        keys[bus] = first == Ladders.NONE ? NO_KEY : orders.key(first);
        if (bestBus == bus) {
            best = keys.length == 1 ? keys[0] : UNKNOWN;
            tell();
        }
    }

    /** Returns the first order at a bus, or {@link Ladders#NONE}. */
    int first(int bus) {
        return ladder[bus] == Ladders.NONE ? Ladders.NONE : ladders.first(ladder[bus]);
    }

    /** Returns the order that follows another of the same bus, or {@link Ladders#NONE}. */
    int after(int slot, int bus) {
        return ladders.after(ladder[bus], slot);
    }

    /** Returns price and age of the best order at each bus; a shared array, to be read only. */
    long[] keys() {
        return keys;
    }

    /** Returns price and age of the best order over all buses; {@link #NO_KEY} where there is none. */
    long best() {
        if (best == UNKNOWN) {
            findBest();
        }
        return best;
    }

    /** Returns the bus of the best order. */
    int bestBus() {
        best();
        return bestBus;
    }

    private void findBest() {
        int bus = 0;
        for (int b = 1; b < keys.length; b++) {
            if (keys[b] < keys[bus]) {
                bus = b;
            }
        }
        best = keys[bus];
        bestBus = bus;
        tell();
    }

    /** Gives all ladders back. */
    void close() {
        for (int bus = 0; bus < ladder.length; bus++) {
            if (ladder[bus] != Ladders.NONE) {
                ladders.close(ladder[bus]);
                ladder[bus] = Ladders.NONE;
            }
        }
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        snapshot.fill(ladder);
        snapshot.fill(keys);
        allOrNone.keep(snapshot);
        best = snapshot.number(best);
        bestBus = snapshot.number(bestBus);
    }
}
