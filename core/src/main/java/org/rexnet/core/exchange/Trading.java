package org.rexnet.core.exchange;

import java.util.Arrays;

/**
 * What happens to single orders: they meet, rest, are refilled, withdrawn or filled. Mutable.
 *
 * <p>An incoming order is in no ladder; whoever matches it decides what becomes of its remainder.
 */
final class Trading {

    final Books books;
    final Orders orders;
    final Portfolios portfolios;
    final Events events;
    final FlexibleOrders flexible;
    /** Blocks that wait, by side. */
    final SlotList[] blocks;

    private final SlotList sellingBlocks;
    private final SlotList buyingBlocks;
    final ConversionLegs legs;
    private long sequence;
    private long quietUntil = Long.MIN_VALUE;
    private int[] ready = new int[8];
    /** Position of the next of them. */
    private int readyFirst;

    private int readyCount;
    private final TouchedBooks touched = new TouchedBooks();

    Trading(Books books, Portfolios portfolios, Events events) {
        this.books = books;
        this.portfolios = portfolios;
        this.events = events;
        orders = books.orders;
        flexible = new FlexibleOrders(this);
        legs = new ConversionLegs(books, portfolios);
        sellingBlocks = new SlotList(orders, true);
        buyingBlocks = new SlotList(orders, true);
        blocks = new SlotList[] {sellingBlocks, buyingBlocks};
    }

    /** Returns the age that the next order gets. */
    long nextSequence() {
        return ++sequence;
    }

    int side(int slot) {
        return orders.side(slot);
    }

    int bus(int slot) {
        return orders.bus(slot);
    }

    int participant(int slot) {
        return portfolios.participant(orders.portfolio(slot));
    }

    /** Lets two orders trade in a book. */
    void meet(Book book, int incoming, int resting, int lots, int priceTicks) {
        boolean buying = orders.buys(incoming);
        int seller = bus(buying ? resting : incoming);
        int buyer = bus(buying ? incoming : resting);
        long fee = book.flows.fee(seller, buyer, lots, books.periods.minutes());
        book.flows.trade(seller, buyer, lots);
        long pair = (long) orders.portfolio(incoming) << Integer.SIZE | orders.portfolio(resting);
        events.traded(book.number, orders.id(incoming), orders.id(resting), buying, pair, priceTicks, lots, fee);
        fill(book, incoming, lots);
        fill(book, resting, lots);
    }

    /** Counts lots of an order as traded in a book. */
    void fill(Book book, int slot, int lots) {
        book.fill(orders.portfolio(slot), side(slot), lots);
        if (orders.has(slot, Orders.FACE)) {
            flexible.filled(slot, lots);
            return;
        }
        if (orders.type(slot) == OrderType.BLOCK) {
            return;
        }
        orders.lots(slot, orders.lots(slot) - lots);
        if (orders.has(slot, Orders.SHOWN)) {
            orders.shown(slot, orders.shown(slot) - lots);
            if (orders.lots(slot) == 0) {
                book.hide(slot, side(slot), bus(slot));
                finish(slot);
            } else if (orders.shown(slot) == 0) {
                refill(book, slot);
            }
        }
    }

    /** Counts lots as traded in an auction, in which an iceberg takes part with all it has and keeps its place. */
    void fillWhole(Book book, int slot, int lots) {
        if (orders.type(slot) == OrderType.ICEBERG) {
            orders.shown(slot, orders.lots(slot));
            fill(book, slot, lots);
            if (orders.isAlive(slot)) {
                orders.shown(slot, Math.min(orders.terms(slot).peak, orders.lots(slot)));
            }
        } else {
            fill(book, slot, lots);
        }
    }

    /** Shows the next peak of an iceberg, at the end of its price. */
    private void refill(Book book, int slot) {
        book.hide(slot, side(slot), bus(slot));
        orders.shown(slot, Math.min(orders.terms(slot).peak, orders.lots(slot)));
        orders.sequence(slot, nextSequence());
        book.show(slot, side(slot), bus(slot));
    }

    /** Lets what is left of an order rest where others see it. */
    void rest(Book book, int slot) {
        int lots = orders.lots(slot);
        if (orders.type(slot) == OrderType.ICEBERG) {
            orders.shown(slot, Math.min(orders.terms(slot).peak, lots));
        }
        book.show(slot, side(slot), bus(slot));
        book.noteAdded(side(slot));
        events.rested(orders.id(slot), book.number, lots);
    }

    /** Ends an order that was filled; its children wait to come alive. */
    void finish(int slot) {
        if (orders.has(slot, Orders.HAS_TERMS)) {
            for (int child = orders.terms(slot).firstChild; child != Orders.NONE; ) {
                if (readyCount == ready.length) {
                    ready = Arrays.copyOf(ready, 2 * readyCount);
                }
                ready[readyCount++] = child;
                orders.terms(child).parent = Orders.NONE;
                child = orders.terms(child).nextChild;
            }
        }
        orders.release(slot);
    }

    /** Takes an order away for a reason. */
    void cancel(int slot, Event.Reason reason) {
        int order = order(slot);
        events.cancelled(orders.id(order), orders.lots(order), reason);
        remove(order);
    }

    void expire(int slot) {
        events.expired(orders.id(slot), orders.lots(slot));
        remove(slot);
    }

    /** Returns the order that a face belongs to; any other order itself. */
    int order(int slot) {
        return orders.has(slot, Orders.FACE) ? flexible.owner(slot) : slot;
    }

    private void remove(int slot) {
        withdraw(slot);
        if (orders.has(slot, Orders.HAS_TERMS)) {
            Terms terms = orders.terms(slot);
            if (terms.parent != Orders.NONE) {
                leave(slot, terms);
            }
            int child = terms.firstChild;
            while (child != Orders.NONE) {
                int next = orders.terms(child).nextChild;
                orders.terms(child).parent = Orders.NONE;
                cancel(child, Event.Reason.PARENT);
                child = next;
            }
        }
        orders.release(slot);
    }

    /** Takes a child out of its parent's list. */
    private void leave(int slot, Terms terms) {
        Terms parent = orders.terms(terms.parent);
        parent.children--;
        if (parent.firstChild == slot) {
            parent.firstChild = terms.nextChild;
            return;
        }
        int at = parent.firstChild;
        while (orders.terms(at).nextChild != slot) {
            at = orders.terms(at).nextChild;
        }
        orders.terms(at).nextChild = terms.nextChild;
    }

    /** Takes an order from where it stands, and its lots from those that its participant offers; it stays alive. */
    void withdraw(int slot) {
        OrderType type = orders.type(slot);
        if (type == OrderType.FLEXIBLE) {
            flexible.withdraw(slot);
        } else if (type == OrderType.CONVERSION) {
            legs.withdraw(slot);
        } else if (type == OrderType.BLOCK) {
            if (orders.has(slot, Orders.WAITING)) {
                blocks[side(slot)].remove(slot);
                orders.flags(slot, orders.flags(slot) & ~Orders.WAITING);
            }
            reserveBlock(slot, -orders.lots(slot));
        } else {
            Book book = books.of(slot);
            if (orders.has(slot, Orders.SHOWN)) {
                book.hide(slot, side(slot), bus(slot));
            } else if (orders.has(slot, Orders.WAITING)) {
                book.dismiss(slot, side(slot));
                orders.flags(slot, orders.flags(slot) & ~Orders.WAITING);
            }
            book.reserve(orders.portfolio(slot), side(slot), -orders.lots(slot));
        }
    }

    /** Counts lots of a block as offered in each of its periods. */
    void reserveBlock(int slot, int lots) {
        Terms terms = orders.terms(slot);
        for (int k = 0; k < terms.periods.span(); k++) {
            if (terms.periods.contains(k)) {
                block(slot, k).reserve(orders.portfolio(slot), side(slot), lots);
            }
        }
    }

    /** Returns the book of an order's k-th period from its first. */
    Book block(int slot, int k) {
        return books.get(orders.terms(slot).first + k, portfolios.area(orders.portfolio(slot)));
    }

    /** Notes that a command changed something in a book. */
    void touch(Book book) {
        touched.add(book);
    }

    /** Notes that a command changes an order, in all books that it stands in. */
    void touchAll(int slot) {
        if (!orders.type(slot).spansPeriods()) {
            touch(books.of(slot));
            return;
        }
        Terms terms = orders.terms(slot);
        for (int k = 0; k < terms.periods.span(); k++) {
            Book book = terms.periods.contains(k)
                    ? books.find(books.number(terms.first + k, portfolios.area(orders.portfolio(slot))))
                    : null;
            if (book != null && book.isOpen()) {
                touch(book);
            }
        }
    }

    /** Lets everything in a book be tried that may trade after an auction, whether it was done or not. */
    void revive(Book book) {
        book.flows.relieve();
        book.noteAdded(Book.SELL);
        book.noteAdded(Book.BUY);
        touch(book);
    }

    /** Returns whether a command changed nothing that could set anything off. */
    boolean isQuiet() {
        return touched.isEmpty() && readyCount == 0;
    }

    /** Returns the instant before which orders that meet nothing set nothing off: nothing is due, and no block waits. */
    long quietUntil() {
        return quietUntil;
    }

    /** Notes the next instant at which something is due; the smallest number where nothing is traded. */
    void beQuietUntil(long due) {
        quietUntil = hasBlocks() ? Long.MIN_VALUE : due;
    }

    boolean hasBlocks() {
        return (sellingBlocks.size() | buyingBlocks.size()) != 0;
    }

    /** Returns the books that the command changed. */
    TouchedBooks touched() {
        return touched;
    }

    /** Returns the next order whose parent was filled, oldest first, or {@link Orders#NONE}. */
    int nextReady() {
        if (readyFirst == readyCount) {
            readyFirst = 0;
            readyCount = 0;
            return Orders.NONE;
        }
        return ready[readyFirst++];
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        sequence = snapshot.number(sequence);
        portfolios.keep(snapshot);
        books.keep(snapshot);
        blocks[Book.SELL].keep(snapshot);
        blocks[Book.BUY].keep(snapshot);
        flexible.keep(snapshot);
        legs.waiting.keep(snapshot);
    }
}
