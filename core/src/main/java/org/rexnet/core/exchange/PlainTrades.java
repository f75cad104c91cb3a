package org.rexnet.core.exchange;

/**
 * Trades of an incoming limit or immediate order with plain orders of its own bus, which load no branch and set nothing off. The same
 * happens as in {@link Matching}, with each look-up once; whatever else the order meets is left to that. Works on the books it is given.
 */
final class PlainTrades {

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final Portfolios portfolios;
    private final Events events;
    private final Matching matching;
    private final FollowUp followUp;

    PlainTrades(Trading trading, Matching matching, FollowUp followUp) {
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
        portfolios = trading.portfolios;
        events = trading.events;
        this.matching = matching;
        this.followUp = followUp;
    }

    /** Returns whether an order of a portfolio and rank first meets a plain order of its bus, of another participant. */
    boolean begins(Book book, int side, int portfolio, int bus, long rank) {
        if (!book.isCalm() || book.flows.fees != null) {
            return false;
        }
        BookSide opposite = book.side(1 - side);
        return opposite.best() < books.crossing(rank)
                && opposite.bestBus() == bus
                && isPlain(opposite.bestSlot(), portfolios.participant(portfolio));
    }

    private boolean isPlain(int resting, int participant) {
        long[] words = orders.words();
        return QuietOrders.isPlain(Orders.flags(words, resting))
                && portfolios.participant(Orders.portfolio(words, resting)) != participant;
    }

    /** Takes a plain order from its ladder to another limit at which it trades, as {@link #begins} tells. */
    void move(Book book, int slot, long limit, int rank) {
        long[] words = orders.words();
        int flags = Orders.flags(words, slot);
        int side = Orders.sideOf(flags);
        int bus = Orders.busOf(flags);
        int portfolio = Orders.portfolio(words, slot);
        long name = Orders.id(words, slot);
        int lots = Orders.lots(words, slot);
        long sequence = trading.nextSequence();
        book.hide(slot, side, bus);
        Orders.key(words, slot, Orders.key(rank, sequence));
        events.replaced(name, sequence, lots, (int) limit);
        int left = trade(book, name, side, portfolio, bus, rank, lots);
        book.fill(portfolio, side, lots - left);
        if (left == 0) {
            orders.release(slot);
            return;
        }
        orders.lots(slot, left);
        if (meetsMore(book, side, rank)) {
            goOn(slot);
        } else {
            book.show(slot, side, bus);
            events.rested(name, book.number, left);
        }
    }

    /**
     * Takes a new order that trades, as {@link #begins} tells, or an immediate one that meets nothing.
     *
     * @param flags those of the order, with its bus
     */
    void submit(Book book, long name, int flags, int portfolio, int rank, int lots) {
        int side = Orders.sideOf(flags);
        int bus = Orders.busOf(flags);
        long sequence = trading.nextSequence();
        events.accepted(name, sequence);
        int left = trade(book, name, side, portfolio, bus, rank, lots);
        book.take(portfolio, side, lots - left);
        if (left == 0) {
            return;
        }
        boolean more = meetsMore(book, side, rank);
        if (!more && (flags & Orders.TYPE_BITS) == QuietOrders.IMMEDIATE) {
            events.cancelled(name, left, Event.Reason.NOT_FILLED);
            return;
        }
        int slot = orders.add();
        orders.id(slot, name);
        orders.place(slot, Orders.key(rank, sequence));
        orders.offer(slot, left, book.number, flags, portfolio);
        orders.enter(slot);
        book.reserve(portfolio, side, left);
        if (more) {
            goOn(slot);
        } else {
            book.show(slot, side, bus);
            events.rested(name, book.number, left);
        }
    }

    private boolean meetsMore(Book book, int side, int rank) {
        return book.side(1 - side).best() < books.crossing(rank);
    }

    /** Lets an order meet what is not plain. */
    private void goOn(int slot) {
        matching.enter(slot);
        followUp.run();
        trading.beQuietUntil(trading.quietUntil());
    }

    /** Lets an order trade with plain orders of its bus while these are first; returns what is left. */
    private int trade(Book book, long name, int side, int portfolio, int bus, int rank, int lots) {
        long[] words = orders.words();
        BookSide opposite = book.side(1 - side);
        int participant = portfolios.participant(portfolio);
        long crossing = books.crossing(rank);
        long own = (long) portfolio << Integer.SIZE;
        int left = lots;
        while (left > 0 && opposite.best() < crossing && opposite.bestBus() == bus) {
            int resting = opposite.bestSlot();
            if (!isPlain(resting, participant)) {
                return left;
            }
            int other = Orders.portfolio(words, resting);
            int offered = Orders.lots(words, resting);
            int traded = Math.min(left, offered);
            int price = books.ticks(Orders.rank(Orders.key(words, resting)), side == Book.SELL);
            events.traded(
                    book.number, name, Orders.id(words, resting), side == Book.BUY, own | other, price, traded, 0);
            book.fill(other, 1 - side, traded);
            left -= traded;
            if (traded == offered) {
                opposite.hide(resting, bus);
                orders.release(resting);
            } else {
                orders.lots(resting, offered - traded);
            }
        }
        return left;
    }
}
