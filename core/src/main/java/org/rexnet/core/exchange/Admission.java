package org.rexnet.core.exchange;

import org.jspecify.annotations.Nullable;

/** Checks orders before anything changes (rules R1, R2, R8, R9, R14); the first rule broken is the one told. Mutable scratch. */
final class Admission {

    static final int MOST_LOTS = 1 << 29;
    private static final int MOST_CHILDREN = 100;

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final DryRun dryRun;
    private Rule rule = Rule.COMMAND;
    private long value;

    Admission(Trading trading, DryRun dryRun) {
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
        this.dryRun = dryRun;
    }

    /** Returns the rule that the last check found broken. */
    Rule rule() {
        return rule;
    }

    /** Returns the value that broke it. */
    long value() {
        return value;
    }

    /** Returns whether a new order may be taken. */
    boolean admits(Ticket ticket, long now) {
        if (ticket.order <= 0 || orders.find(ticket.order) != Orders.NONE) {
            return refuse(Rule.ORDER_NAME, ticket.order);
        }
        if (ticket.portfolio < 0 || ticket.portfolio >= trading.portfolios.count()) {
            return refuse(Rule.UNKNOWN_PORTFOLIO, ticket.portfolio);
        }
        if (!hasTerms(ticket, now)) {
            return false;
        }
        if (ticket.type.spansPeriods()) {
            return areOpen(ticket) && hasParent(ticket) && hasRoom(ticket, 0);
        }
        Book book = bookIn(ticket, ticket.period);
        return isOpen(ticket, book) && hasParent(ticket) && hasRoom(ticket, book, ticket.lots) && isFillable(ticket);
    }

    /** Returns whether an order may be changed; its own lots count as room. */
    boolean admitsReplace(int slot, Ticket ticket) {
        if (!hasLotsAndLimit(ticket)) {
            return false;
        }
        if (ticket.type.spansPeriods()) {
            return areOpen(ticket) && hasRoom(ticket, orders.lots(slot));
        }
        Book book = bookIn(ticket, ticket.period);
        return isOpen(ticket, book) && hasRoom(ticket, book, ticket.lots - orders.lots(slot));
    }

    private boolean hasTerms(Ticket ticket, long now) {
        if (!hasLotsAndLimit(ticket)) {
            return false;
        }
        boolean peaked = ticket.type == OrderType.ICEBERG || ticket.type == OrderType.FLEXIBLE;
        if (peaked && (ticket.peak < 1 || ticket.peak > ticket.lots)) {
            return refuse(Rule.PEAK, ticket.peak);
        }
        return ticket.expiry > now || refuse(Rule.EXPIRY, ticket.expiry);
    }

    private boolean hasLotsAndLimit(Ticket ticket) {
        if (ticket.lots < 1 || ticket.lots > MOST_LOTS) {
            return refuse(Rule.LOTS, ticket.lots);
        }
        boolean within = ticket.type == OrderType.MARKET
                || ticket.limit >= books.rules.lowestTicks() && ticket.limit <= books.rules.highestTicks();
        return within || refuse(Rule.BAND, ticket.limit);
    }

    private boolean isOpen(Ticket ticket, @Nullable Book book) {
        if (book != null && book.matches()) {
            return true;
        }
        if (book == null || !book.isOpen()) {
            return refuse(Rule.PERIOD, ticket.period);
        }
        if (book.phase() == Event.Phase.HALTED) {
            return refuse(Rule.HALTED, ticket.period);
        }
        return !ticket.type.isImmediate() || refuse(Rule.COLLECTING, ticket.period);
    }

    /** All periods of a block must be open; those of a flexible order may open later, but none may be closed. */
    private boolean areOpen(Ticket ticket) {
        int span = ticket.periods.span();
        if (ticket.period < 0 || !ticket.periods.contains(0) || ticket.period + (long) span > books.periods.count()) {
            return refuse(Rule.PERIOD, ticket.period);
        }
        for (int k = 0; k < span; k++) {
            if (ticket.periods.contains(k)) {
                Book book = bookIn(ticket, ticket.period + k);
                boolean later = book == null && ticket.type == OrderType.FLEXIBLE && isAhead(ticket.period + k);
                if (!later && (book == null || !book.isOpen())) {
                    return refuse(Rule.PERIOD, ticket.period + (long) k);
                }
                if (book != null && book.phase() == Event.Phase.HALTED) {
                    return refuse(Rule.HALTED, ticket.period + (long) k);
                }
            }
        }
        return true;
    }

    private boolean isAhead(int period) {
        return period >= books.firstUnopened();
    }

    private boolean hasParent(Ticket ticket) {
        if (ticket.parent == 0) {
            return true;
        }
        int slot = orders.find(ticket.parent);
        boolean fit = slot != Orders.NONE
                && !(orders.has(slot, Orders.HAS_TERMS)
                        && (orders.terms(slot).isChild || orders.terms(slot).children >= MOST_CHILDREN));
        return fit || refuse(Rule.PARENT, ticket.parent);
    }

    /** Returns whether an order over several periods fits into each of them; its own lots count as room. */
    private boolean hasRoom(Ticket ticket, long own) {
        for (int k = 0; k < ticket.periods.span(); k++) {
            if (ticket.periods.contains(k)) {
                long lots = ticket.lots;
                long held = own;
                if (ticket.type == OrderType.FLEXIBLE) {
                    lots = Math.min(ticket.peak - ticket.traded(k), ticket.lots);
                    held = ticket.held(k, orders);
                }
                if (!hasRoom(ticket, bookIn(ticket, ticket.period + k), lots - held)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean hasRoom(Ticket ticket, @Nullable Book book, long lots) {
        int portfolio = ticket.portfolio;
        int cap = ticket.buying ? trading.portfolios.buyCap(portfolio) : trading.portfolios.sellCap(portfolio);
        long room = book == null ? cap : book.room(portfolio, ticket.buying ? Book.BUY : Book.SELL, cap);
        return lots <= room || refuse(ticket.buying ? Rule.BUY_CAP : Rule.SELL_CAP, room);
    }

    private boolean isFillable(Ticket ticket) {
        if (ticket.type != OrderType.FILL_OR_KILL || ticket.parent != 0) {
            return true;
        }
        Book book = books.get(ticket.period, trading.portfolios.area(ticket.portfolio));
        dryRun.begin();
        boolean fills = dryRun.run(
                book,
                ticket.portfolio,
                ticket.buying,
                (int) ticket.lots,
                books.rank((int) ticket.limit, ticket.buying));
        return fills || refuse(Rule.NOT_FILLABLE, dryRun.filled());
    }

    private @Nullable Book bookIn(Ticket ticket, int period) {
        return period < 0 || period >= books.periods.count()
                ? null
                : books.find(books.number(period, trading.portfolios.area(ticket.portfolio)));
    }

    private boolean refuse(Rule broken, long by) {
        rule = broken;
        value = by;
        return false;
    }
}
