package org.rexnet.core.exchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.market.MarketRules;

/**
 * All orders of a book that sell, or all that buy: by bus a queue, which many orders turn into a ladder, and price and age of its best
 * order as one number. Mutable.
 */
final class BookSide {

    static final long NO_KEY = Long.MAX_VALUE;
    /** In place of {@link #best} where it has to be found again. */
    private static final long UNKNOWN = Long.MIN_VALUE;
    /** Above all ranks. */
    private static final long NEVER = Long.MAX_VALUE;

    /** Orders that trade in full or not at all, which nobody sees. */
    final SlotList allOrNone;

    private final Orders orders;
    private final Ladders ladders;
    /** Orders by bus that has few. */
    private final long[][] queues;
    /** Ladders by bus that has, or had, many orders; {@link Ladders#NONE} otherwise. */
    private final int[] ladder;

    private final int longest;
    private final long mostRank;
    /** All bits where it buys: the rank of a limit is that of its complement then, as the better prices are the higher ones. */
    private final long mask;
    /** Rank of a limit, or of its complement, of 0 ticks. */
    private final long base;
    /** Least rank of an order that comes to rest here without meeting anything; {@link #NEVER} where that is not known at once. */
    private long quietFrom = NEVER;

    private final long[] keys;
    private long best = NO_KEY;
    /** Ranks by {@link Ladders#WINDOW_BITS} to which an order moved last, of a side with one bus, and the node of their leaves. */
    private int window = Ladders.NONE;

    private int windowNode;
    private int bestBus;
    /** The best order; {@link Ladders#NONE} where it has to be found again. */
    private int bestSlot = Ladders.NONE;

    /** Whether orders meet, and none waits to trade in full. */
    private boolean calm;

    private @Nullable BookSide other;

    /**
     * Makes a side without orders.
     *
     * @param longest orders of a bus beyond which they stand in a ladder
     * @param rules of the market, whose price band counts
     * @param side 0 where it sells, 1 where it buys
     */
    BookSide(Orders orders, Ladders ladders, int longest, int buses, MarketRules rules, int side) {
        mostRank = rules.bandTicks();
        mask = -side;
        base = side == Book.BUY ? rules.highestTicks() + 1L : -(long) rules.lowestTicks();
        this.orders = orders;
        this.ladders = ladders;
        this.longest = longest;
        queues = new long[buses][];
        Arrays.fill(queues, ShortQueue.EMPTY);
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

    /** Lets the other side know from which rank on its orders do not meet the best of this one. */
    private void tell() {
        if (other != null) {
            other.quietFrom = calm && best != UNKNOWN ? Math.max(0, mostRank + 1 - Orders.rank(best)) : NEVER;
        }
    }

    /** Returns the rank of a limit in ticks, whatever the limit: outside the band it is below 0 or above {@link #mostRank}. */
    long rank(long limit) {
        return (limit ^ mask) + base;
    }

    /** Returns the largest rank of a limit within the band. */
    long mostRank() {
        return mostRank;
    }

    /** Returns whether a rank is that of a limit within the band. */
    boolean isInBand(long rank) {
        return rank >= 0 && rank <= mostRank;
    }

    /**
     * Returns the least rank from which on an order that comes to rest meets nothing, and sets nothing off but blocks; above all
     * ranks where that is not known at once.
     */
    long quietFrom() {
        return quietFrom;
    }

    /** Adds an order to the end of its price at a bus. */
    void show(int slot, int bus) {
        long key = orders.key(slot);
        int leaf = leaf(Orders.rank(key));
        if (leaf != Ladders.NONE) {
            ladders.append(slot, leaf, Orders.rank(key));
        } else if (ladder[bus] == Ladders.NONE) {
            enqueue(bus, slot, key);
        } else {
            append(bus, slot);
        }
        orders.flags(slot, orders.flags(slot) | Orders.SHOWN);
        better(slot, bus, key);
    }

    /** Returns the leaf of a rank where that is below the node last moved to, or {@link Ladders#NONE}. */
    private int leaf(int rank) {
        return rank >> Ladders.WINDOW_BITS == window ? ladders.leaf(windowNode, rank) : Ladders.NONE;
    }

    private void enqueue(int bus, int slot, long key) {
        long[] queue = queues[bus];
        if (ShortQueue.isFull(queue)) {
            if (ShortQueue.size(queue) >= longest) {
                toLadder(bus);
                append(bus, slot);
                return;
            }
            queue = ShortQueue.wider(queue, longest);
            queues[bus] = queue;
        }
        ShortQueue.add(queue, key, slot);
    }

    private void append(int bus, int slot) {
        ladders.append(ladder[bus], slot);
        if (ladders.lostNodes()) {
            window = Ladders.NONE;
        }
    }

    private void toLadder(int bus) {
        long[] queue = queues[bus];
        ladder[bus] = ladders.open();
        for (int k = 0; k < ShortQueue.size(queue); k++) {
            ladders.append(ladder[bus], ShortQueue.slot(queue, k));
        }
        queues[bus] = ShortQueue.EMPTY;
    }

    /** Takes an order out of its queue. */
    void hide(int slot, int bus) {
        long key = orders.key(slot);
        if (ladder[bus] == Ladders.NONE) {
            ShortQueue.remove(queues[bus], key);
        } else {
            ladders.remove(slot);
        }
        orders.flags(slot, orders.flags(slot) & ~Orders.SHOWN);
        if (key == keys[bus]) {
            renew(bus);
        }
    }

    /**
     * Gives an order a key of another price, and the place that belongs to it.
     *
     * @param words those of all orders
     */
    void move(long[] words, int slot, int rank, long before, long key) {
        int leaf = leaf(rank);
        if (leaf == Ladders.NONE) {
            moveElsewhere(words, slot, before, key);
            return;
        }
        Orders.key(words, slot, key);
        ladders.move(slot, leaf, rank);
        if (before == best || key <= best) {
            compare(slot, 0, before, key);
        }
    }

    /** Lets the best of a bus be known again after an order of it got another key. */
    private void compare(int slot, int bus, long before, long key) {
        if (before == keys[bus]) {
            renew(bus);
        }
        better(slot, bus, key);
    }

    private void moveElsewhere(long[] words, int slot, long before, long key) {
        int bus = orders.bus(slot);
        Orders.key(words, slot, key);
        int of = ladder[bus];
        if (of == Ladders.NONE) {
            ShortQueue.move(queues[bus], before, key);
        } else {
            int rank = Orders.rank(key);
            ladders.remove(slot);
            ladders.append(of, slot);
            if (ladder.length == 1) {
                window = rank >> Ladders.WINDOW_BITS;
                windowNode = ladders.window(of, rank);
            }
        }
        long first = keys[bus];
        if (before == first || key <= first) {
            compare(slot, bus, before, key);
        }
    }

    private void better(int slot, int bus, long key) {
        if (key <= keys[bus]) {
            keys[bus] = key;
            if (key < best) {
                best = key;
                bestBus = bus;
                bestSlot = slot;
                tell();
            }
        }
    }

    /** Finds the best order of a bus again. */
    private void renew(int bus) {
        int first = first(bus);
        keys[bus] = first == Ladders.NONE ? NO_KEY : orders.key(first);
        if (bestBus == bus) {
            best = keys.length == 1 ? keys[0] : UNKNOWN;
            bestSlot = keys.length == 1 ? first : Ladders.NONE;
            tell();
        }
    }

    /** Returns the first order at a bus, or {@link Ladders#NONE}. */
    int first(int bus) {
        if (ladder[bus] != Ladders.NONE) {
            int first = ladders.first(ladder[bus]);
            if (ladders.lostNodes()) {
                window = Ladders.NONE;
            }
            return first;
        }
        long[] queue = queues[bus];
        return ShortQueue.size(queue) == 0 ? Ladders.NONE : ShortQueue.slot(queue, 0);
    }

    /** Returns the order that follows another of the same bus, or {@link Ladders#NONE}. */
    int after(int slot, int bus) {
        if (ladder[bus] != Ladders.NONE) {
            return ladders.after(ladder[bus], slot);
        }
        long[] queue = queues[bus];
        int next = ShortQueue.place(queue, orders.key(slot)) + 1;
        return next < ShortQueue.size(queue) ? ShortQueue.slot(queue, next) : Ladders.NONE;
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

    /** Returns the best order where there is one. */
    int bestSlot() {
        int bus = bestBus();
        if (bestSlot == Ladders.NONE) {
            bestSlot = first(bus);
        }
        return bestSlot;
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

    /** Gives all queues and ladders back. */
    void close() {
        Arrays.fill(queues, ShortQueue.EMPTY);
        bestSlot = Ladders.NONE;
        window = Ladders.NONE;
        for (int bus = 0; bus < ladder.length; bus++) {
            if (ladder[bus] != Ladders.NONE) {
                ladders.close(ladder[bus]);
                ladder[bus] = Ladders.NONE;
            }
        }
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        for (int bus = 0; bus < queues.length; bus++) {
            int length = 1 + 2 * snapshot.number(ShortQueue.size(queues[bus]));
            queues[bus] = length == 1 ? ShortQueue.EMPTY : snapshot.numbers(queues[bus], length, length);
        }
        snapshot.fill(ladder);
        snapshot.fill(keys);
        allOrNone.keep(snapshot);
        best = snapshot.number(best);
        bestBus = snapshot.number(bestBus);
        bestSlot = Ladders.NONE;
        window = Ladders.NONE;
    }
}
