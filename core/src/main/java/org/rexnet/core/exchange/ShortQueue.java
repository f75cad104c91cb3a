package org.rexnet.core.exchange;

import java.util.Arrays;

/**
 * Few orders sorted by price and age, in one array: how many there are, then key and slot of each, best first. Most places have few
 * orders, which so lie side by side in memory; {@link Ladders} hold many.
 */
final class ShortQueue {

    /** A queue without orders and without room. */
    static final long[] EMPTY = new long[1];

    /** Orders beyond which a search along the array would take longer than a ladder's levels. */
    static final int MOST = 48;

    private static final int FIRST_ROOM = 4;

    private ShortQueue() {}

    static int size(long[] queue) {
        return (int) queue[0];
    }

    /** Returns the slot of the k-th order. */
    static int slot(long[] queue, int k) {
        return (int) queue[2 * k + 2];
    }

    /** Returns how many orders come before a key. */
    static int place(long[] queue, long key) {
        int size = size(queue);
        int k = 0;
        while (k < size && queue[2 * k + 1] < key) {
            k++;
        }
        return k;
    }

    /** Returns whether another order needs more room. */
    static boolean isFull(long[] queue) {
        return 2 * size(queue) + 2 > queue.length - 1;
    }

    /** Returns the same queue with room for more: for few orders at first, then for the most that it may ever have. */
    static long[] wider(long[] queue, int most) {
        return Arrays.copyOf(queue, 1 + 2 * (size(queue) == 0 ? Math.min(most, FIRST_ROOM) : most));
    }

    /** Adds an order to a queue that is not full. */
    static void add(long[] queue, long key, int slot) {
        int size = size(queue);
        int at = 2 * place(queue, key) + 1;
        System.arraycopy(queue, at, queue, at + 2, 2 * size + 1 - at);
        queue[at] = key;
        queue[at + 1] = slot;
        queue[0] = size + 1L;
    }

    /** Takes the order of a key away. */
    static void remove(long[] queue, long key) {
        int size = size(queue);
        int at = 2 * place(queue, key) + 1;
        System.arraycopy(queue, at + 2, queue, at, 2 * size - 1 - at);
        queue[0] = size - 1L;
    }

    /** Gives the order of a key another one, and its place. */
    static void move(long[] queue, long before, long key) {
        int from = place(queue, before);
        int slot = slot(queue, from);
        int to = place(queue, key);
        if (to > from) {
            to--;
            System.arraycopy(queue, 2 * from + 3, queue, 2 * from + 1, 2 * (to - from));
        } else {
            System.arraycopy(queue, 2 * to + 1, queue, 2 * to + 3, 2 * (from - to));
        }
        queue[2 * to + 1] = key;
        queue[2 * to + 2] = slot;
    }
}
