package org.rexnet.core.exchange;

import org.jspecify.annotations.Nullable;

/** What whoever runs the market does: portfolios and their limits, branches, halts, mass cancels; works on the books it is given. */
final class Supervision {

    private final Trading trading;
    private final Books books;
    private final Session session;
    private final Sweep sweep;

    Supervision(Trading trading, Session session, Sweep sweep) {
        this.trading = trading;
        books = trading.books;
        this.session = session;
        this.sweep = sweep;
    }

    void apply(Command.Kind kind, long[] words, int at) {
        switch (kind) {
            case ADD_PORTFOLIO ->
                addPortfolio(words[at + 2], words[at + 3], words[at + 4], words[at + 5], words[at + 6]);
            case CHANGE_CAPS -> changeCaps(words[at + 2], words[at + 3], words[at + 4], words[at + 5]);
            case HALT -> halt(words[at + 2], true);
            case RESUME -> halt(words[at + 2], false);
            case MASS_CANCEL -> massCancel(words[at + 2], words[at + 3]);
            case CHANGE_BRANCH -> changeBranch(words, at);
            default -> throw new IllegalArgumentException("Not a command of the market's supervision: " + kind);
        }
    }

    private void addPortfolio(long participant, long grid, long bus, long sellCap, long buyCap) {
        if (grid < 0 || grid >= books.grids.size()) {
            reject(Rule.UNKNOWN_PLACE, grid);
        } else if (bus < 0 || bus >= books.grids.get((int) grid).buses().size()) {
            reject(Rule.UNKNOWN_PLACE, bus);
        } else if (participant != (int) participant) {
            reject(Rule.UNKNOWN_PORTFOLIO, participant);
        } else if (areWithinBound(sellCap, buyCap, sellCap + buyCap)) {
            int number = trading.portfolios.add((int) participant, (int) grid, (int) bus, (int) sellCap, (int) buyCap);
            trading.events.changed(Event.Changed.Kind.PORTFOLIO, number, participant);
        }
    }

    private boolean areWithinBound(long sellCap, long buyCap, long growth) {
        if (sellCap < 0 || sellCap > Admission.MOST_LOTS) {
            reject(Rule.SELL_CAP, sellCap);
            return false;
        }
        if (buyCap < 0 || buyCap > Admission.MOST_LOTS) {
            reject(Rule.BUY_CAP, buyCap);
            return false;
        }
        long sum = trading.portfolios.capSum() + growth;
        if (2 * sum > books.grossLots()) {
            reject(Rule.GROSS_BOUND, sum);
            return false;
        }
        return true;
    }

    /** A period's own caps stay within the usual ones, which the network's margin was made for. */
    private void changeCaps(long portfolio, long period, long sellCap, long buyCap) {
        Portfolios known = trading.portfolios;
        if (portfolio < 0 || portfolio >= known.count()) {
            reject(Rule.UNKNOWN_PORTFOLIO, portfolio);
            return;
        }
        int number = (int) portfolio;
        if (period == Command.ALL_PERIODS) {
            if (areWithinBound(sellCap, buyCap, known.growth(number, sellCap, buyCap))) {
                known.change(number, (int) sellCap, (int) buyCap);
                trading.events.changed(Event.Changed.Kind.CAPS, portfolio, period);
                for (int p = 0; p < books.firstUnopened(); p++) {
                    enforce(books.find(books.number(p, known.area(number))), number);
                }
            }
            return;
        }
        Book book = open(period, known.area(number));
        if (book == null) {
            reject(Rule.PERIOD, period);
        } else if (sellCap < 0 || sellCap > known.sellCap(number)) {
            reject(Rule.SELL_CAP, sellCap);
        } else if (buyCap < 0 || buyCap > known.buyCap(number)) {
            reject(Rule.BUY_CAP, buyCap);
        } else {
            book.cap(number, (int) sellCap, (int) buyCap);
            trading.events.changed(Event.Changed.Kind.CAPS, portfolio, period);
            enforce(book, number);
        }
    }

    /** Takes the youngest orders back that lie beyond a cap. */
    private void enforce(@Nullable Book book, int portfolio) {
        if (book != null && book.isOpen()) {
            enforce(book, portfolio, Book.SELL, trading.portfolios.sellCap(portfolio));
            enforce(book, portfolio, Book.BUY, trading.portfolios.buyCap(portfolio));
        }
    }

    private void enforce(Book book, int portfolio, int side, int usualCap) {
        if (book.room(portfolio, side, usualCap) >= 0) {
            return;
        }
        for (int k = sweep.offering(book, portfolio, side) - 1; k >= 0; k--) {
            if (book.room(portfolio, side, usualCap) >= 0) {
                return;
            }
            if (sweep.isStillThere(k)) {
                int slot = trading.order(sweep.slot(k));
                trading.touchAll(slot);
                trading.cancel(slot, Event.Reason.CAP);
            }
        }
    }

    private void halt(long period, boolean halted) {
        boolean isOpen = false;
        boolean any = false;
        for (int area = 0; area < books.grids.size(); area++) {
            Book book = open(period, area);
            isOpen |= book != null;
            if (book != null && halted != (book.phase() == Event.Phase.HALTED)) {
                any = true;
                book.halt(halted);
                trading.events.phase(book.number, book.phase());
            }
        }
        if (!isOpen || !any && books.edition == Edition.FIRST) {
            reject(Rule.PERIOD, period);
        } else if (!any) {
            reject(halted ? Rule.HALTED : Rule.NOT_HALTED, period);
        } else if (!halted) {
            session.resume((int) period);
        }
    }

    private void massCancel(long participant, long period) {
        if (participant != (int) participant) {
            reject(Rule.UNKNOWN_PARTICIPANT, participant);
            return;
        }
        if (period < Command.ALL_PERIODS || period >= books.periods.count()) {
            reject(Rule.PERIOD, period);
            return;
        }
        int count = sweep.ofParticipant((int) participant, (int) period);
        for (int k = 0; k < count; k++) {
            if (sweep.isStillThere(k)) {
                trading.touchAll(sweep.slot(k));
                trading.cancel(sweep.slot(k), Event.Reason.MASS_CANCEL);
            }
        }
    }

    private void changeBranch(long[] words, int at) {
        long grid = words[at + 2];
        long branch = words[at + 3];
        if (grid < 0
                || grid >= books.grids.size()
                || branch < 0
                || branch >= books.grids.get((int) grid).branches().size()) {
            reject(Rule.UNKNOWN_PLACE, branch);
            return;
        }
        Book book = open(words[at + 4], (int) grid);
        double forwardMw = Double.longBitsToDouble(words[at + 5]);
        double backwardMw = Double.longBitsToDouble(words[at + 6]);
        if (book == null) {
            reject(Rule.PERIOD, words[at + 4]);
        } else if (!(forwardMw >= 0 && backwardMw >= 0 && Double.isFinite(forwardMw + backwardMw))) {
            reject(Rule.UNKNOWN_PLACE, branch);
        } else {
            book.flows.limit((int) branch, forwardMw, backwardMw);
            book.flows.relieve();
            trading.touch(book);
            trading.events.changed(Event.Changed.Kind.BRANCH, branch, book.number);
        }
    }

    private @Nullable Book open(long period, int area) {
        if (period < 0 || period >= books.periods.count()) {
            return null;
        }
        Book book = books.find(books.number((int) period, area));
        return book != null && book.isOpen() ? book : null;
    }

    private void reject(Rule rule, long value) {
        trading.events.rejected(0, rule, value);
    }
}
