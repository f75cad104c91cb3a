package org.rexnet.core.exchange;

/** How incoming orders meet resting ones (rules R3 to R8); works on the books it is given. */
final class Matching {

    /** An own order gave way: no lots were traded, and there may be more to meet. */
    private static final int NO_LOTS = 0;

    private static final int OWN_ORDER = -1;
    private static final int NOTHING = -2;

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final WholeOrders whole;

    Matching(Trading trading) {
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
        whole = new WholeOrders(trading, this);
    }

    /** Returns those that trade in full or not at all. */
    WholeOrders whole() {
        return whole;
    }

    /** Lets an order that was taken or came alive trade, and then rest, wait or end, as its type says. */
    void enter(int slot) {
        OrderType type = orders.type(slot);
        switch (type) {
            case LIMIT, MARKET, IMMEDIATE_OR_CANCEL, ICEBERG -> enterPlain(slot, type);
            case FILL_OR_KILL, ALL_OR_NONE -> whole.enter(slot, type);
            case BLOCK -> whole.enterBlock(slot);
            case FLEXIBLE -> enterFlexible(slot);
            case CONVERSION -> {}
        }
    }

    private void enterPlain(int slot, OrderType type) {
        Book book = books.of(slot);
        trading.touch(book);
        boolean own = book.matches() && match(slot, book, orders.lots(slot)) < 0;
        if (orders.lots(slot) == 0) {
            trading.finish(slot);
        } else if (own) {
            trading.cancel(slot, Event.Reason.OWN_ORDER);
        } else if (type.isImmediate()) {
            trading.cancel(slot, Event.Reason.NOT_FILLED);
        } else {
            trading.rest(book, slot);
        }
    }

    private void enterFlexible(int slot) {
        Terms terms = orders.terms(slot);
        long name = orders.id(slot);
        while (orders.id(slot) == name) {
            int face = bestFace(slot, terms);
            if (face < 0) {
                trading.flexible.rest(slot);
                return;
            }
            Book book = books.of(face);
            trading.touch(book);
            if (step(face, book, orders.lots(face)) == OWN_ORDER) {
                trading.cancel(slot, Event.Reason.OWN_ORDER);
                return;
            }
        }
    }

    /** Returns the face that would trade at the best price, in the earliest such period, or -1. */
    private int bestFace(int slot, Terms terms) {
        int found = -1;
        long leastCost = Long.MAX_VALUE;
        int side = trading.side(slot);
        for (int k = 0; k < terms.faces.length; k++) {
            int face = trading.flexible.face(slot, k);
            if (face >= 0 && books.of(face).matches()) {
                Book book = books.of(face);
                int at = book.counterpart(side, trading.bus(slot), orders.rank(slot));
                if (at >= 0 && book.cost(side, at, trading.bus(slot)) < leastCost) {
                    leastCost = book.cost(side, at, trading.bus(slot));
                    found = face;
                }
            }
        }
        return found;
    }

    /** Lets an incoming order trade up to so many lots; returns what is left, negative where it would meet an own order. */
    int match(int slot, Book book, int lots) {
        int left = lots;
        while (left > 0) {
            int traded = step(slot, book, left);
            if (traded == NOTHING) {
                return left;
            }
            if (traded == OWN_ORDER) {
                return OWN_ORDER;
            }
            left -= traded;
        }
        return left;
    }

    /** Lets an incoming order meet the first that it can; returns the lots, {@link #OWN_ORDER} or {@link #NOTHING}. */
    private int step(int slot, Book book, int lots) {
        int side = trading.side(slot);
        int bus = trading.bus(slot);
        int at = book.counterpart(side, bus, orders.rank(slot));
        if (at < 0) {
            return NOTHING;
        }
        int resting = book.first(1 - side, at);
        if (trading.participant(resting) == trading.participant(slot)) {
            if (!orders.has(slot, Orders.CANCELS_RESTING)) {
                return OWN_ORDER;
            }
            trading.cancel(resting, Event.Reason.OWN_ORDER);
            return NO_LOTS;
        }
        int traded = Math.min(lots, orders.shown(resting));
        if (at != bus) {
            int seller = side == Book.SELL ? bus : at;
            int overlap = book.overlap(orders.rank(slot), orders.rank(resting));
            traded = book.flows.carried(seller, side == Book.SELL ? at : bus, traded, overlap);
        }
        int price = books.ticks(orders.rank(resting), side == Book.SELL);
        trading.meet(book, slot, resting, traded, price);
        return traded;
    }
}
