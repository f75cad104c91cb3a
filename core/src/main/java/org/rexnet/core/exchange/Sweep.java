package org.rexnet.core.exchange;

import java.util.Arrays;

/** Finds orders by whose they are or where they stand, in the order of their age; mutable scratch. */
final class Sweep {

    private final Trading trading;
    private final Orders orders;
    private int[] slots = new int[16];
    private long[] ages = new long[16];

    Sweep(Trading trading) {
        this.trading = trading;
        orders = trading.orders;
    }

    /** Returns the k-th slot found. */
    int slot(int k) {
        return slots[k];
    }

    /** Returns whether the k-th order found is still alive. */
    boolean isStillThere(int k) {
        return orders.isAlive(slots[k]) && orders.sequence(slots[k]) == ages[k];
    }

    /** Puts a slot at a position, to be sorted later; returns the next position. */
    int put(int position, int slot) {
        if (position == slots.length) {
            slots = Arrays.copyOf(slots, 2 * position);
            ages = Arrays.copyOf(ages, 2 * position);
        }
        slots[position] = slot;
        return position + 1;
    }

    /** Sorts the first {@code size} slots by age. */
    void sort(int size) {
        long[] sorted = new long[size];
        for (int k = 0; k < size; k++) {
            sorted[k] = orders.sequence(slots[k]);
        }
        int[] byAge = java.util.stream.IntStream.range(0, size)
                .boxed()
                .sorted(java.util.Comparator.<Integer>comparingLong(k -> sorted[k])
                        .thenComparing(k -> orders.has(slots[k], Orders.FACE)))
                .mapToInt(k -> slots[k])
                .toArray();
        System.arraycopy(byAge, 0, slots, 0, size);
        for (int k = 0; k < size; k++) {
            ages[k] = orders.sequence(slots[k]);
        }
    }

    /** Finds all orders and faces that end when a book closes. */
    int inBook(Book book) {
        int found = 0;
        for (int slot = 0; slot < orders.used(); slot++) {
            if (orders.isAlive(slot) && orders.book(slot) == book.number) {
                found = put(found, slot);
            }
        }
        sort(found);
        return found;
    }

    /** Finds the orders of a participant that trade in a period, or in any where it is {@link Command#ALL_PERIODS}. */
    int ofParticipant(int participant, int period) {
        int found = 0;
        for (int slot = 0; slot < orders.used(); slot++) {
            if (orders.isAlive(slot)
                    && !orders.has(slot, Orders.FACE)
                    && trading.participant(slot) == participant
                    && (period == Command.ALL_PERIODS || trades(slot, period))) {
                found = put(found, slot);
            }
        }
        sort(found);
        return found;
    }

    /** Finds the orders of a portfolio and side that offer lots in a book. */
    int offering(Book book, int portfolio, int side) {
        int found = 0;
        for (int slot = 0; slot < orders.used(); slot++) {
            if (orders.isAlive(slot) && sells(slot, book, portfolio, side)) {
                found = put(found, slot);
            } else if (orders.isAlive(slot) && orders.portfolio(slot) == portfolio && trading.side(slot) == side) {
                boolean offers = orders.type(slot) == OrderType.FLEXIBLE
                        ? orders.has(slot, Orders.FACE) && orders.book(slot) == book.number && orders.lots(slot) > 0
                        : trades(slot, book.period);
                if (offers) {
                    found = put(found, slot);
                }
            }
        }
        sort(found);
        return found;
    }

    /** Returns whether a conversion sells in a book. */
    private boolean sells(int slot, Book book, int portfolio, int side) {
        return orders.type(slot) == OrderType.CONVERSION
                && side == Book.SELL
                && trading.books.of(slot).period == book.period
                && trading.legs.offered(slot, portfolio) > 0;
    }

    private boolean trades(int slot, int period) {
        if (orders.type(slot).spansPeriods()) {
            Terms terms = orders.terms(slot);
            int k = period - terms.first;
            return k >= 0 && k < terms.periods.span() && terms.periods.contains(k);
        }
        return trading.books.of(slot).period == period;
    }
}
