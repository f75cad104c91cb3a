package org.rexnet.core.exchange;

import org.rexnet.core.market.MoneyUnit;

/** Orders that trade in full or not at all: fill-or-kill, all-or-none and blocks; works on the books it is given. */
final class WholeOrders {

    private final Trading trading;
    private final Matching matching;
    private final Books books;
    private final Orders orders;
    private final DryRun dryRun;

    WholeOrders(Trading trading, Matching matching) {
        this.trading = trading;
        this.matching = matching;
        books = trading.books;
        orders = trading.orders;
        dryRun = new DryRun(books, trading.portfolios);
    }

    DryRun dryRun() {
        return dryRun;
    }

    void enter(int slot, OrderType type) {
        Book book = books.of(slot);
        trading.touch(book);
        if (!execute(slot, book)) {
            if (type == OrderType.FILL_OR_KILL) {
                trading.cancel(slot, Event.Reason.NOT_FILLED);
            } else {
                book.await(slot, trading.side(slot));
                orders.flags(slot, orders.flags(slot) | Orders.WAITING);
                trading.events.rested(orders.id(slot), book.number, orders.lots(slot));
            }
        }
    }

    /** Executes an all-or-none or fill-or-kill order, where all of it can be. */
    private boolean execute(int slot, Book book) {
        if (!book.matches() || !runs(book, slot, orders.rank(slot))) {
            return false;
        }
        if (orders.has(slot, Orders.WAITING)) {
            book.dismiss(slot, trading.side(slot));
            orders.flags(slot, orders.flags(slot) & ~Orders.WAITING);
        }
        matching.match(slot, book, orders.lots(slot));
        trading.finish(slot);
        return true;
    }

    void enterBlock(int slot) {
        if (fits(slot)) {
            execute(slot);
        } else {
            trading.blocks[trading.side(slot)].add(slot);
            orders.flags(slot, orders.flags(slot) | Orders.WAITING);
            trading.events.rested(orders.id(slot), orders.book(slot), orders.lots(slot));
        }
    }

    /** Returns whether all periods of a block can trade, at an average price within its limit. */
    private boolean fits(int slot) {
        Terms terms = orders.terms(slot);
        boolean buying = orders.buys(slot);
        long limit = books.ticks(orders.rank(slot), buying);
        int minutes = books.periods.minutes();
        long excess = 0;
        dryRun.begin();
        for (int k = 0; k < terms.periods.span(); k++) {
            if (terms.periods.contains(k)) {
                Book book = trading.block(slot, k);
                if (!book.matches() || !dryRun.run(book, orders.portfolio(slot), buying, orders.lots(slot), 0)) {
                    return false;
                }
                long amount = MoneyUnit.unitsOfLots(1, dryRun.amount() - limit * orders.lots(slot), minutes);
                excess += buying ? amount + dryRun.fees() : amount - dryRun.fees();
            }
        }
        return buying ? excess <= 0 : excess >= 0;
    }

    /** Executes the older of the first executable block of each side among those that books invite; returns whether there was one. */
    boolean executeBlock() {
        int ask = firstBlock(Book.SELL);
        int bid = firstBlock(Book.BUY);
        int slot = older(ask, bid);
        if (slot != Orders.NONE) {
            execute(slot);
        }
        return slot != Orders.NONE;
    }

    private int firstBlock(int side) {
        SlotList list = trading.blocks[side];
        for (int position = 0; position < list.size(); position++) {
            int slot = list.get(position);
            if (isInvited(slot, side) && fits(slot)) {
                return slot;
            }
        }
        return Orders.NONE;
    }

    private boolean isInvited(int slot, int side) {
        Terms terms = orders.terms(slot);
        for (int k = 0; k < terms.periods.span(); k++) {
            if (terms.periods.contains(k) && trading.block(slot, k).invites(side)) {
                return true;
            }
        }
        return false;
    }

    private void execute(int slot) {
        if (orders.has(slot, Orders.WAITING)) {
            trading.blocks[trading.side(slot)].remove(slot);
        }
        Terms terms = orders.terms(slot);
        orders.rank(slot, 0);
        for (int k = 0; k < terms.periods.span(); k++) {
            if (terms.periods.contains(k)) {
                Book book = trading.block(slot, k);
                trading.touch(book);
                matching.match(slot, book, orders.lots(slot));
            }
        }
        trading.finish(slot);
    }

    private boolean runs(Book book, int slot, int rank) {
        dryRun.begin();
        return dryRun.run(book, orders.portfolio(slot), orders.buys(slot), orders.lots(slot), rank);
    }

    /** Executes the older of the first executable all-or-none order of each side (rule R8a); returns whether there was one. */
    boolean executeAllOrNone(Book book) {
        int ask = firstExecutable(book, Book.SELL);
        int bid = firstExecutable(book, Book.BUY);
        int slot = older(ask, bid);
        return slot != Orders.NONE && execute(slot, book);
    }

    private int firstExecutable(Book book, int side) {
        SlotList list = book.allOrNone(side);
        for (int position = 0; position < list.size(); position++) {
            int slot = list.get(position);
            if (runs(book, slot, orders.rank(slot))) {
                return slot;
            }
        }
        return Orders.NONE;
    }

    private int older(int ask, int bid) {
        if (ask == Orders.NONE || bid == Orders.NONE) {
            return ask == Orders.NONE ? bid : ask;
        }
        return orders.sequence(ask) < orders.sequence(bid) ? ask : bid;
    }
}
