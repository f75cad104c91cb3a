package org.rexnet.core.exchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Trial of an order that trades in full or not at all: walks the orders that it would meet on copied flows; mutable scratch.
 *
 * <p>A used-up peak of an iceberg joins the end of its price, as it would in truth. A trial that meets an own order fails. Trials of a
 * block's periods follow each other: what they take from a flexible order in one period it does not offer in the next.
 */
final class DryRun {

    private final Books books;
    private final Portfolios portfolios;
    private final @Nullable Flows[] flowsByArea;
    private long[] keys = {};
    private int[] cursor = {};
    private int[] taken = {};
    private final Peaks peaks = new Peaks();
    private int[] flexible = new int[8];
    private int[] energy = new int[8];
    private int flexibleCount;
    private long filled;
    private long amount;
    private long fees;

    DryRun(Books books, Portfolios portfolios) {
        this.books = books;
        this.portfolios = portfolios;
        flowsByArea = new @Nullable Flows[books.grids.size()];
    }

    /** Returns the lots that the last trial could execute. */
    long filled() {
        return filled;
    }

    /** Returns the sum of lots x price in ticks of the last trial. */
    long amount() {
        return amount;
    }

    /** Returns the capacity fees of the last trial in units of money. */
    long fees() {
        return fees;
    }

    /** Begins a trial of one order. */
    void begin() {
        flexibleCount = 0;
    }

    /** Returns whether lots could trade in full at a limit, after what earlier calls took since {@link #begin}. */
    boolean run(Book book, int portfolio, boolean buying, int lots, int rank) {
        int side = buying ? Book.BUY : Book.SELL;
        int other = 1 - side;
        int bus = portfolios.bus(portfolio);
        start(book, other);
        Flows flows = copied(book);
        long crossing = book.crossing(rank);
        while (filled < lots) {
            int at = flows.fees == null
                    ? flows.near.best(bus, !buying, keys, crossing)
                    : flows.fees.counterpart(flows, keys, side, bus, rank, books.rules.bandTicks());
            if (at < 0) {
                return false;
            }
            int peak = peaks.first(at, keys[at]);
            int slot = peak >= 0 ? peaks.slot(peak) : cursor[at];
            if (portfolios.participant(books.orders.portfolio(slot)) == portfolios.participant(portfolio)) {
                return false;
            }
            int there = peak >= 0 ? peaks.shown(peak) : shown(slot) - taken[at];
            int quantity = (int) Math.min(lots - filled, there);
            int seller = buying ? at : bus;
            int buyer = buying ? bus : at;
            int overlap = books.rules.bandTicks() - rank - books.orders.rank(slot);
            quantity = flows.carried(seller, buyer, quantity, overlap);
            fees += flows.fee(seller, buyer, quantity, books.periods.minutes());
            flows.trade(seller, buyer, quantity);
            filled += quantity;
            noteEnergy(slot, quantity);
            amount += (long) quantity * books.ticks(books.orders.rank(slot), !buying);
            advance(book, other, at, peak, quantity);
        }
        return true;
    }

    private void start(Book book, int side) {
        long[] now = book.keys(side);
        if (keys.length < now.length) {
            cursor = new int[now.length];
            taken = new int[now.length];
        }
        if (keys.length != now.length) {
            keys = new long[now.length];
        }
        for (int bus = 0; bus < now.length; bus++) {
            cursor[bus] = offering(book, side, bus, book.first(side, bus));
            keys[bus] = cursor[bus] == Ladders.NONE ? Long.MAX_VALUE : books.orders.key(cursor[bus]);
        }
        Arrays.fill(taken, 0, now.length, 0);
        peaks.clear();
        filled = 0;
        amount = 0;
        fees = 0;
    }

    private Flows copied(Book book) {
        Flows flows = flowsByArea[book.area];
        if (flows == null) {
            flows = new Flows(books.grids.get(book.area), books.rules, books.edition, 0, book.flows.fees);
            flowsByArea[book.area] = flows;
        }
        flows.copy(book.flows);
        return flows;
    }

    /** Goes on to what stands next at a bus after some lots of its first order are used. */
    private void advance(Book book, int side, int bus, int peak, int quantity) {
        Orders orders = books.orders;
        if (peak >= 0) {
            peaks.use(peak, quantity);
        } else {
            int slot = cursor[bus];
            taken[bus] += quantity;
            if (taken[bus] == shown(slot)) {
                if (orders.type(slot) == OrderType.ICEBERG) {
                    peaks.refill(bus, slot, orders.lots(slot) - taken[bus], orders);
                }
                cursor[bus] = offering(book, side, bus, book.after(slot, side, bus));
                taken[bus] = 0;
            }
        }
        long own = cursor[bus] == Ladders.NONE ? Long.MAX_VALUE : orders.key(cursor[bus]);
        keys[bus] = Math.min(own, peaks.key(bus));
    }

    /** Returns the first order from one on that still offers something. */
    private int offering(Book book, int side, int bus, int from) {
        int slot = from;
        while (slot != Ladders.NONE && shown(slot) == 0) {
            slot = book.after(slot, side, bus);
        }
        return slot;
    }

    /** Returns the lots that an order shows, less what a flexible one gave in other periods of the trial. */
    private int shown(int slot) {
        Orders orders = books.orders;
        if (flexibleCount == 0 || !orders.has(slot, Orders.FACE)) {
            return orders.shown(slot);
        }
        int owner = orders.find(orders.id(slot));
        int left = orders.lots(owner);
        for (int k = 0; k < flexibleCount; k++) {
            if (flexible[k] != slot && orders.id(flexible[k]) == orders.id(slot)) {
                left -= energy[k];
            }
        }
        return Math.min(orders.shown(slot), left);
    }

    private void noteEnergy(int slot, int quantity) {
        if (books.orders.has(slot, Orders.FACE)) {
            if (flexibleCount == flexible.length) {
                flexible = Arrays.copyOf(flexible, 2 * flexibleCount);
                energy = Arrays.copyOf(energy, 2 * flexibleCount);
            }
            flexible[flexibleCount] = slot;
            energy[flexibleCount++] = quantity;
        }
    }
}
