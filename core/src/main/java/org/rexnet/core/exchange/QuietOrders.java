package org.rexnet.core.exchange;

/**
 * What most commands do: a plain limit order comes, moves or goes, meets nothing and sets nothing off. The same happens as in {@link
 * OrderDesk}, with each look-up once; what is anything else is left to it, with nothing changed. Works on the books it is given.
 */
final class QuietOrders {

    private static final int PLAIN = OrderType.LIMIT.ordinal();
    private static final int PLAIN_BITS = (1 << Orders.BUS_SHIFT) - 1 & ~(Orders.BUY | Orders.CANCELS_RESTING);
    private static final int PLAIN_SHOWN = PLAIN | Orders.SHOWN;
    static final int IMMEDIATE = OrderType.IMMEDIATE_OR_CANCEL.ordinal();

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final OrderNames names;
    private final Events events;
    private final Portfolios portfolios;
    private final PlainTrades trades;

    QuietOrders(Trading trading, PlainTrades trades) {
        this.trades = trades;
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
        names = orders.names();
        events = trading.events;
        portfolios = trading.portfolios;
    }

    /** Returns whether an order is a limit order in a ladder, without terms, by its flags. */
    static boolean isPlain(int flags) {
        return (flags & PLAIN_BITS) == PLAIN_SHOWN;
    }

    /** Moves an order to another limit; returns false where there is more to it. */
    boolean move(long[] command, int at) {
        long[] words = orders.words();
        int slot = names.find(words, command[at + 2]);
        if (slot == Orders.NONE) {
            return false;
        }
        int place = Orders.place(words, slot);
        if (!isPlain(Orders.flags(words, slot)) || Orders.lots(words, slot) != command[at + 3]) {
            return false;
        }
        BookSide own = books.side(place);
        long limit = command[at + 4];
        long rank = own.rank(limit);
        long before = Orders.key(words, slot);
        if (rank == Orders.rank(before) || rank > own.mostRank()) {
            return false;
        }
        if (rank < own.quietFrom()) {
            return rank >= 0 && moveInto(slot, limit, (int) rank);
        }
        long sequence = trading.nextSequence();
        events.moved(command[at + 2], sequence, command[at + 3], limit, place >> 1);
        own.move(words, slot, (int) rank, before, Orders.key((int) rank, sequence));
        return true;
    }

    /** Moves a plain order to a limit at which it may meet others. */
    private boolean moveInto(int slot, long limit, int rank) {
        Book book = books.of(slot);
        int portfolio = orders.portfolio(slot);
        if (!trades.begins(book, orders.side(slot), portfolio, orders.bus(slot), rank)) {
            return false;
        }
        trades.move(book, slot, limit, rank);
        return true;
    }

    /** Takes an order that rests, trades or ends at once; returns false where there is more to it. */
    boolean submit(long[] command, int at) {
        long name = command[at + 2];
        long portfolio = command[at + 3];
        long period = command[at + 4];
        long lots = command[at + 5];
        int side = (int) (command[at] >>> 16) & 1;
        int type = (int) (command[at] >>> 8) & 0xFF;
        boolean plain = (type == PLAIN || type == IMMEDIATE)
                && (command[at + 7] | (command[at + 8] ^ Terms.NEVER) | command[at + 9]) == 0;
        if (!plain
                || lots < 1
                || lots > Admission.MOST_LOTS
                || name <= 0
                || portfolio < 0
                || portfolio >= portfolios.count()
                || period < 0
                || period >= books.periods.count()) {
            return false;
        }
        Book book = books.find(books.number((int) period, portfolios.area((int) portfolio)));
        int vacancy = names.vacancy(orders.words(), name);
        if (book == null || vacancy < 0) {
            return false;
        }
        BookSide own = book.side(side);
        long rank = own.rank(command[at + 6]);
        if (!own.isInBand(rank)) {
            return false;
        }
        int cap = side == Book.BUY ? portfolios.buyCap((int) portfolio) : portfolios.sellCap((int) portfolio);
        if (book.room((int) portfolio, side, cap) < lots) {
            return false;
        }
        int bus = portfolios.bus((int) portfolio);
        int terms = side << Orders.SIDE_SHIFT
                | (int) (command[at] >>> 24 & 1) * Orders.CANCELS_RESTING
                | bus << Orders.BUS_SHIFT;
        boolean rests = rank >= own.quietFrom();
        if (!rests || type == IMMEDIATE) {
            if (!rests && !trades.begins(book, side, (int) portfolio, bus, rank)) {
                return false;
            }
            trades.submit(book, name, type | terms, (int) portfolio, (int) rank, (int) lots);
            return true;
        }
        int slot = orders.add();
        long sequence = trading.nextSequence();
        orders.id(slot, name);
        orders.place(slot, Orders.key((int) rank, sequence));
        orders.offer(slot, (int) lots, book.number, PLAIN_SHOWN | terms, (int) portfolio);
        orders.enter(slot, vacancy);
        book.reserve((int) portfolio, side, (int) lots);
        events.accepted(name, sequence);
        events.rested(name, book.number, (int) lots);
        own.show(slot, bus);
        return true;
    }

    /** Takes an order back; returns false where there is more to it. */
    boolean cancel(long name) {
        long[] words = orders.words();
        int slot = names.find(words, name);
        if (slot == Orders.NONE) {
            return false;
        }
        int flags = Orders.flags(words, slot);
        if (!isPlain(flags) || !books.get(Orders.book(words, slot)).isCalm()) {
            return false;
        }
        int side = Orders.sideOf(flags);
        Book book = books.get(Orders.book(words, slot));
        int lots = Orders.lots(words, slot);
        events.cancelled(name, lots, Event.Reason.REQUESTED);
        book.reserve(orders.portfolio(slot), side, -lots);
        book.side(side).hide(slot, Orders.busOf(flags));
        orders.release(slot);
        return true;
    }
}
