package org.rexnet.core.exchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Orders for energy over several periods: each has a face in the book of every open period, which shows what it would still take there.
 * Mutable.
 *
 * <p>Lots shown in a period = min(most lots per period - traded there, energy left); all faces have the order's age and limit.
 */
final class FlexibleOrders {

    private static final int NO_FACE = -1;

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final SlotList alive;

    FlexibleOrders(Trading trading) {
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
        alive = new SlotList(orders, false);
    }

    /** Prepares the terms of an order that was just taken. */
    void prepare(Terms terms) {
        int span = terms.periods.span();
        terms.faces = new int[span];
        terms.bought = new int[span];
        Arrays.fill(terms.faces, NO_FACE);
    }

    /** Makes faces in the periods that are open, which count as offered from now on. */
    void appear(int slot) {
        alive.add(slot);
        orders.flags(slot, orders.flags(slot) | Orders.WAITING);
        Terms terms = orders.terms(slot);
        for (int k = 0; k < terms.faces.length; k++) {
            Book book = book(slot, k);
            if (terms.periods.contains(k) && book != null && book.isOpen()) {
                addFace(slot, k, book);
            }
        }
    }

    /** Lets faces appear in the books of a period that opens. */
    void open(int period) {
        for (int position = 0; position < alive.size(); position++) {
            int slot = alive.get(position);
            Terms terms = orders.terms(slot);
            int k = period - terms.first;
            if (k >= 0 && k < terms.faces.length && terms.periods.contains(k)) {
                Book book = books.get(period, trading.portfolios.area(orders.portfolio(slot)));
                int lots = target(slot, terms, k);
                if (lots <= book.room(orders.portfolio(slot), trading.side(slot), usualCap(slot))) {
                    addFace(slot, k, book);
                    rest(book, terms.faces[k]);
                }
            }
        }
    }

    /** Returns the cap of an order's portfolio on its side where a period says nothing else. */
    int usualCap(int slot) {
        int portfolio = orders.portfolio(slot);
        return orders.buys(slot) ? trading.portfolios.buyCap(portfolio) : trading.portfolios.sellCap(portfolio);
    }

    /** Lets an order that comes alive, and its faces, have the age that it has now. */
    void renew(int slot) {
        alive.remove(slot);
        alive.add(slot);
        for (int face : orders.terms(slot).faces) {
            if (face != NO_FACE) {
                orders.sequence(face, orders.sequence(slot));
            }
        }
    }

    /** Lets all faces rest that have lots. */
    void rest(int slot) {
        Terms terms = orders.terms(slot);
        for (int k = 0; k < terms.faces.length; k++) {
            if (terms.faces[k] != NO_FACE) {
                rest(books.of(terms.faces[k]), terms.faces[k]);
            }
        }
    }

    private void rest(Book book, int face) {
        boolean inactive = orders.has(owner(face), Orders.INACTIVE);
        if (orders.lots(face) > 0 && !inactive && !orders.has(face, Orders.SHOWN)) {
            book.show(face, trading.side(face), trading.bus(face));
            book.noteAdded(trading.side(face));
            trading.touch(book);
            trading.events.rested(orders.id(face), book.number, orders.lots(face));
        }
    }

    /** Returns the slot of the face in the k-th period, or -1 where it has none or nothing is left to trade there. */
    int face(int slot, int k) {
        int face = orders.terms(slot).faces[k];
        return face != NO_FACE && orders.lots(face) > 0 ? face : NO_FACE;
    }

    /** Counts lots of a face as traded, and lets all faces show what is left. */
    void filled(int face, int lots) {
        int slot = owner(face);
        Terms terms = orders.terms(slot);
        orders.lots(slot, orders.lots(slot) - lots);
        orders.lots(face, orders.lots(face) - lots);
        terms.bought[books.of(face).period - terms.first] += lots;
        refresh(slot);
        if (orders.lots(slot) == 0) {
            alive.remove(slot);
            releaseFaces(terms);
            trading.finish(slot);
        }
    }

    /** Lets faces show no more than what is left. */
    void refresh(int slot) {
        Terms terms = orders.terms(slot);
        for (int k = 0; k < terms.faces.length; k++) {
            int face = terms.faces[k];
            if (face != NO_FACE) {
                Book book = books.of(face);
                int lots = target(slot, terms, k);
                book.reserve(orders.portfolio(face), trading.side(face), lots - orders.lots(face));
                orders.lots(face, lots);
                if (lots == 0 && orders.has(face, Orders.SHOWN)) {
                    book.hide(face, trading.side(face), trading.bus(face));
                }
            }
        }
    }

    /** Takes all faces away; the order stays alive. */
    void withdraw(int slot) {
        if (!orders.has(slot, Orders.WAITING)) {
            return;
        }
        orders.flags(slot, orders.flags(slot) & ~Orders.WAITING);
        alive.remove(slot);
        Terms terms = orders.terms(slot);
        for (int k = 0; k < terms.faces.length; k++) {
            if (terms.faces[k] != NO_FACE) {
                leave(terms, k);
            }
        }
    }

    /** Takes a face out of the book of a period that closes. */
    void close(int face) {
        Terms terms = orders.terms(owner(face));
        leave(terms, books.of(face).period - terms.first);
    }

    private void leave(Terms terms, int k) {
        int face = terms.faces[k];
        Book book = books.of(face);
        book.reserve(orders.portfolio(face), trading.side(face), -orders.lots(face));
        if (orders.has(face, Orders.SHOWN)) {
            book.hide(face, trading.side(face), trading.bus(face));
        }
        orders.release(face);
        terms.faces[k] = NO_FACE;
    }

    private void releaseFaces(Terms terms) {
        for (int k = 0; k < terms.faces.length; k++) {
            if (terms.faces[k] != NO_FACE) {
                orders.release(terms.faces[k]);
                terms.faces[k] = NO_FACE;
            }
        }
    }

    /** Returns the order that a face belongs to. */
    int owner(int face) {
        return orders.find(orders.id(face));
    }

    /** Returns what an order would trade in its k-th period. */
    private int target(int slot, Terms terms, int k) {
        return Math.min(terms.peak - terms.bought[k], orders.lots(slot));
    }

    private void addFace(int slot, int k, Book book) {
        int face = orders.add();
        Terms terms = orders.terms(slot);
        orders.id(face, orders.id(slot));
        orders.sequence(face, orders.sequence(slot));
        orders.rank(face, orders.rank(slot));
        int kept = Orders.TYPE_BITS | Orders.BUY | Orders.CANCELS_RESTING | -1 << Orders.BUS_SHIFT;
        orders.offer(
                face,
                target(slot, terms, k),
                book.number,
                orders.flags(slot) & kept | Orders.FACE,
                orders.portfolio(slot));
        book.reserve(orders.portfolio(face), trading.side(face), orders.lots(face));
        terms.faces[k] = face;
    }

    private @Nullable Book book(int slot, int k) {
        int area = trading.portfolios.area(orders.portfolio(slot));
        return books.find(books.number(orders.terms(slot).first + k, area));
    }

    /** Writes or reads which orders are alive. */
    void keep(Snapshot snapshot) {
        alive.keep(snapshot);
    }
}
