package org.rexnet.core.exchange;

import java.util.Arrays;

/**
 * Orders that are good until a time, earliest end first: a heap of their slots, each of which knows its place, so that an order leaves when
 * it ends otherwise. Mutable.
 */
final class Expiries {

    private static final int LEAST = 16;

    private final Orders orders;
    private int[] heap = new int[LEAST];
    private int size;

    Expiries(Orders orders) {
        this.orders = orders;
    }

    int size() {
        return size;
    }

    /** Adds an order whose terms hold its end. */
    void add(int slot) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        rise(size++, slot);
    }

    /** Returns the earliest end in milliseconds; {@link Terms#NEVER} where there is none. */
    long next() {
        return size == 0 ? Terms.NEVER : end(heap[0]);
    }

    /** Takes the order of the earliest end away and returns its slot. */
    int take() {
        int slot = heap[0];
        remove(slot);
        return slot;
    }

    /** Takes an order away that ends, if it is here. */
    void remove(int slot) {
        Terms terms = orders.terms(slot);
        int at = terms.expiryAt;
        if (at == Orders.NONE) {
            return;
        }
        terms.expiryAt = Orders.NONE;
        int last = heap[--size];
        if (last != slot) {
            sink(at, last);
            rise(orders.terms(last).expiryAt, last);
        }
    }

    /** Puts an order at a place, or above it where it ends earlier. */
    private void rise(int place, int slot) {
        long end = end(slot);
        int at = place;
        while (at > 0 && end(heap[at - 1 >> 1]) > end) {
            put(at, heap[at - 1 >> 1]);
            at = at - 1 >> 1;
        }
        put(at, slot);
    }

    /** Puts an order at a place, or below it where it ends later. */
    private void sink(int place, int slot) {
        long end = end(slot);
        int at = place;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && end(heap[child + 1]) < end(heap[child])) {
                child++;
            }
            if (end(heap[child]) >= end) {
                break;
            }
            put(at, heap[child]);
            at = child;
        }
        put(at, slot);
    }

    private void put(int place, int slot) {
        heap[place] = slot;
        orders.terms(slot).expiryAt = place;
    }

    private long end(int slot) {
        return orders.terms(slot).expiry;
    }

    /** Writes or reads all of them; the orders themselves are there already. */
    void keep(Snapshot snapshot) {
        size = snapshot.number(size);
        heap = snapshot.numbers(heap, size, LEAST);
        for (int at = 0; at < size; at++) {
            put(at, heap[at]);
        }
    }
}
