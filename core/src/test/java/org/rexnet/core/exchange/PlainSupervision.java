package org.rexnet.core.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.market.Side;

/** R9, R13 and R15: what whoever runs the market does. */
final class PlainSupervision {

    private final PlainState state;
    private final PlainMatching matching;
    private final PlainAuction auction;

    PlainSupervision(PlainState state, PlainMatching matching, PlainAuction auction) {
        this.state = state;
        this.matching = matching;
        this.auction = auction;
    }

    void addPortfolio(Command.AddPortfolio add) {
        if (add.grid() < 0 || add.grid() >= state.grids.size()) {
            reject(Rule.UNKNOWN_PLACE, add.grid());
        } else if (add.bus() < 0
                || add.bus() >= state.grids.get(add.grid()).buses().size()) {
            reject(Rule.UNKNOWN_PLACE, add.bus());
        } else {
            state.portfolios.add(add);
            state.caps.add(new int[] {add.sellCap(), add.buyCap()});
            state.events.add(
                    new Event.Changed(Event.Changed.Kind.PORTFOLIO, state.portfolios.size() - 1, add.participant()));
        }
    }

    void changeCaps(Command.ChangeCaps change) {
        int portfolio = change.portfolio();
        if (portfolio < 0 || portfolio >= state.portfolios.size()) {
            reject(Rule.UNKNOWN_PORTFOLIO, portfolio);
            return;
        }
        int grid = state.portfolios.get(portfolio).grid();
        int[] caps = {change.sellCap(), change.buyCap()};
        if (change.period() == Command.ALL_PERIODS) {
            state.caps.set(portfolio, caps);
        } else if (state.findBook(change.period(), grid)
                .filter(PlainBook::isOpen)
                .isEmpty()) {
            reject(Rule.PERIOD, change.period());
            return;
        } else if (caps[0] > state.caps.get(portfolio)[0]
                || caps[1] > state.caps.get(portfolio)[1]) {
            boolean sell = caps[0] > state.caps.get(portfolio)[0];
            reject(sell ? Rule.SELL_CAP : Rule.BUY_CAP, sell ? caps[0] : caps[1]);
            return;
        } else {
            state.book(change.period(), grid).caps.put(portfolio, caps);
        }
        state.events.add(new Event.Changed(Event.Changed.Kind.CAPS, portfolio, change.period()));
        for (PlainBook book : state.books) {
            if (book.isOpen()
                    && book.gridNumber == grid
                    && (change.period() == Command.ALL_PERIODS || change.period() == book.period)) {
                enforce(book, portfolio, Side.SELL);
                enforce(book, portfolio, Side.BUY);
            }
        }
    }

    /** R9: the youngest orders beyond a cap are cancelled. */
    private void enforce(PlainBook book, int portfolio, Side side) {
        while (state.room(book, portfolio, side) < 0) {
            Optional<PlainOrder> youngest = state.orders.stream()
                    .filter(o -> o.portfolio == portfolio && o.side == side && o.offered(book.period) > 0
                            || side == Side.SELL && o.sold(portfolio, book.period) > 0)
                    .max(Comparator.comparingLong(o -> o.sequence));
            if (youngest.isEmpty()) {
                return;
            }
            state.touch(youngest.get());
            matching.cancel(youngest.get(), Event.Reason.CAP);
        }
    }

    void halt(int period, boolean halts) {
        boolean isOpen = false;
        boolean any = false;
        for (PlainBook book : state.booksOf(period)) {
            isOpen |= book.isOpen();
            if (book.isOpen() && book.halted != halts) {
                any = true;
                book.halted = halts;
                state.events.add(new Event.PhaseChanged(state.number(book), halts ? Event.Phase.HALTED : book.phase));
            }
        }
        if (!isOpen || !any && state.edition == Edition.FIRST) {
            reject(Rule.PERIOD, period);
        } else if (!any) {
            reject(halts ? Rule.HALTED : Rule.NOT_HALTED, period);
        } else if (!halts) {
            auction.run(List.of(period), List.of(period), state.told);
        }
    }

    void massCancel(Command.MassCancel all) {
        if (all.period() < Command.ALL_PERIODS || all.period() >= state.periodCount) {
            reject(Rule.PERIOD, all.period());
            return;
        }
        for (PlainOrder order : state.byAge(o -> state.participant(o) == all.participant()
                && (all.period() == Command.ALL_PERIODS || o.periods.contains(all.period())))) {
            if (state.orders.contains(order)) {
                state.touch(order);
                matching.cancel(order, Event.Reason.MASS_CANCEL);
            }
        }
    }

    void changeBranch(Command.ChangeBranch change) {
        Optional<PlainBook> book =
                state.findBook(change.period(), change.grid()).filter(PlainBook::isOpen);
        if (book.isEmpty()) {
            reject(Rule.PERIOD, change.period());
            return;
        }
        book.get().forwardMw[change.branch()] = change.forwardMw();
        book.get().backwardMw[change.branch()] = change.backwardMw();
        book.get().eased = true;
        state.touch(book.get());
        state.events.add(new Event.Changed(Event.Changed.Kind.BRANCH, change.branch(), state.number(book.get())));
    }

    private void reject(Rule rule, long value) {
        state.events.add(new Event.Rejected(0, rule, value));
    }
}
