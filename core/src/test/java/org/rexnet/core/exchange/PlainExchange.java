package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

/**
 * The exchange as the rule book tells it: slow, plain, everything found anew each time. What the fast one answers must equal this, event by
 * event.
 */
final class PlainExchange {

    private final List<Grid> grids;
    private final DeliveryPeriods periods;
    private final long grossLots;
    private final List<Integer> due = new ArrayList<>();
    private final PlainState state;
    private final PlainMatching matching;
    private long now = Long.MIN_VALUE;
    private boolean opened;
    private boolean closed;
    private int next;
    private int nextCollected;
    private int nextOpened;
    private final int[] nextAuction;
    private final MarketRules rules;

    PlainExchange(List<Grid> grids, MarketRules rules, DeliveryPeriods periods, long grossLots) {
        this.grids = grids;
        this.rules = rules;
        this.periods = periods;
        this.grossLots = grossLots;
        state = new PlainState(rules, periods.count());
        matching = new PlainMatching(state);
        nextAuction = new int[rules.auctions() + 1];
    }

    PlainState state() {
        return state;
    }

    List<Event> apply(Command command) {
        state.events.clear();
        long subject = subject(command);
        int kind = kind(command);
        boolean early = command instanceof Command.AddPortfolio || command instanceof Command.ChangeCaps;
        if (command.time() < now) {
            return List.of(new Event.Rejected(subject, Rule.TIME, command.time()));
        }
        if (closed || (command instanceof Command.Open ? opened : !opened && !early)) {
            return List.of(new Event.Rejected(subject, Rule.COMMAND, kind));
        }
        now = command.time();
        if (opened) {
            advance(now, !(command instanceof Command.ChangeBranch));
        }
        carryOut(command);
        matching.followUp();
        return List.copyOf(state.events);
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.Submit submit -> submit(submit);
            case Command.Cancel cancel -> cancel(cancel.order());
            case Command.Replace replace -> replace(replace);
            case Command.Advance advance -> {}
            case Command.Open open -> open();
            case Command.Close close -> {
                for (PlainBook book : List.copyOf(state.books)) {
                    if (book.isOpen() && book.gridNumber == 0) {
                        close(book.period);
                    }
                }
                closed = true;
            }
            case Command.AddPortfolio add -> addPortfolio(add);
            case Command.ChangeCaps caps -> changeCaps(caps);
            case Command.Halt halt -> halt(halt.period(), true);
            case Command.Resume resume -> halt(resume.period(), false);
            case Command.MassCancel all -> massCancel(all);
            case Command.ChangeBranch change -> changeBranch(change);
        }
    }

    // ---- R2: time

    private void open() {
        while (next < periods.count() && closure(next) <= now) {
            next++;
        }
        nextCollected = next;
        nextOpened = next;
        for (int a = 0; a < nextAuction.length; a++) {
            nextAuction[a] = next;
            while (nextAuction[a] < periods.count() && auction(nextAuction[a], a) <= now) {
                nextAuction[a]++;
            }
        }
        opened = true;
        advance(now, true);
    }

    private void advance(long time, boolean whole) {
        for (long instant = due(); instant <= time; instant = due()) {
            for (; next < periods.count() && closure(next) <= instant; next++) {
                close(next);
            }
            matching.followUp();
            long at = instant;
            for (PlainOrder order : state.byAge(o -> o.expiry <= at)) {
                if (state.orders.contains(order)) {
                    state.touch(order);
                    state.events.add(new Event.Expired(order.id, order.lots));
                    matching.remove(order);
                }
            }
            matching.followUp();
            if (instant == time && !whole) {
                return;
            }
            for (; nextCollected < periods.count() && opening(nextCollected) - length() <= instant; nextCollected++) {
                collect(nextCollected);
            }
            due.clear();
            for (; nextOpened < periods.count() && opening(nextOpened) <= instant; nextOpened++) {
                start(nextOpened);
                due.add(nextOpened);
            }
            for (int a = 0; a < nextAuction.length; a++) {
                for (; nextAuction[a] < periods.count() && auction(nextAuction[a], a) <= instant; nextAuction[a]++) {
                    due.add(nextAuction[a]);
                }
            }
            due.forEach(this::revive);
            matching.followUp();
        }
    }

    private long due() {
        long due = state.orders.stream().mapToLong(o -> o.expiry).min().orElse(Long.MAX_VALUE);
        due = Math.min(due, next < periods.count() ? closure(next) : Long.MAX_VALUE);
        due = Math.min(due, nextCollected < periods.count() ? opening(nextCollected) - length() : Long.MAX_VALUE);
        due = Math.min(due, nextOpened < periods.count() ? opening(nextOpened) : Long.MAX_VALUE);
        for (int a = 0; a < nextAuction.length; a++) {
            due = Math.min(due, nextAuction[a] < periods.count() ? auction(nextAuction[a], a) : Long.MAX_VALUE);
        }
        return due;
    }

    private void collect(int period) {
        for (int g = 0; g < grids.size(); g++) {
            state.books.add(new PlainBook(period, g, grids.get(g), rules, grossLots));
        }
        for (int g = 0; g < grids.size(); g++) {
            state.events.add(new Event.PhaseChanged(period * grids.size() + g, Event.Phase.COLLECTING));
        }
        for (PlainOrder order : state.byAge(o -> o.type == OrderType.FLEXIBLE && o.periods.contains(period))) {
            PlainBook book =
                    state.book(period, state.portfolios.get(order.portfolio).grid());
            int lots = order.target(period);
            if (lots <= state.room(book, order.portfolio, order.side)) {
                order.faces.add(period);
                if (!order.inactive && lots > 0) {
                    state.events.add(new Event.Rested(order.id, number(book), lots));
                }
            }
        }
    }

    private void start(int period) {
        for (PlainBook book : state.booksOf(period)) {
            book.phase = Event.Phase.CONTINUOUS;
            if (!book.halted) {
                state.events.add(new Event.PhaseChanged(number(book), Event.Phase.CONTINUOUS));
            }
        }
    }

    /** R5 runs after every auction, done or not, and blocks are tried. */
    private void revive(int period) {
        for (PlainBook book : state.booksOf(period)) {
            if (book.matches()) {
                book.eased = true;
                state.touch(book);
            }
        }
    }

    private void close(int period) {
        for (PlainBook book : state.booksOf(period)) {
            for (PlainOrder order : state.byAge(o -> state.grid(o) == book.gridNumber && endsIn(o, period))) {
                if (state.orders.contains(order)) {
                    state.events.add(new Event.Expired(order.id, order.lots));
                    matching.remove(order);
                }
            }
            state.orders.stream()
                    .filter(o -> state.grid(o) == book.gridNumber)
                    .forEach(o -> o.faces.remove((Integer) period));
            book.phase = Event.Phase.CLOSED;
            book.halted = false;
            state.events.add(new Event.PhaseChanged(number(book), Event.Phase.CLOSED));
        }
    }

    private static boolean endsIn(PlainOrder order, int period) {
        return order.type == OrderType.FLEXIBLE
                ? order.periods.get(order.periods.size() - 1) == period
                : order.periods.get(0) == period;
    }

    private long length() {
        return periods.minutes() * 60_000L;
    }

    private long closure(int period) {
        return periods.startMillis(period) - rules.gateMinutes() * 60_000L;
    }

    private long opening(int period) {
        return closure(period) - rules.window() * length();
    }

    private long auction(int period, int position) {
        if (position < rules.auctions()) {
            return opening(period) + (position + 1) * rules.window() * length() / (rules.auctions() + 1);
        }
        long gap = rules.closingGapMinutes() * 60_000L;
        return gap > 0 && gap < rules.window() * length() ? closure(period) - gap : Long.MIN_VALUE;
    }

    // ---- R7, R8, R9, R14: orders

    private void submit(Command.Submit command) {
        Optional<Event> refusal = new PlainAdmission(state, matching, nextCollected).refusal(command, now);
        if (refusal.isPresent()) {
            state.events.add(refusal.get());
            return;
        }
        boolean buys = command.side() == Side.BUY;
        int end = buys ? rules.highestTicks() : rules.lowestTicks();
        int limit = command.type() == OrderType.MARKET ? end : (int) command.limitTicks();
        PlainOrder order = new PlainOrder(command, state.nextSequence(), limit);
        state.orders.add(order);
        openFaces(order);
        state.events.add(new Event.Accepted(order.id, order.sequence));
        if (order.inactive) {
            state.order(order.parent).orElseThrow().children.add(order.id);
        } else {
            matching.enter(order);
        }
    }

    private void openFaces(PlainOrder order) {
        order.faces.clear();
        if (order.type == OrderType.FLEXIBLE) {
            for (int period : order.periods) {
                if (state.findBook(period, state.grid(order))
                        .filter(PlainBook::isOpen)
                        .isPresent()) {
                    order.faces.add(period);
                }
            }
        }
    }

    private void cancel(long id) {
        Optional<PlainOrder> order = state.order(id);
        if (order.isEmpty()) {
            state.events.add(new Event.Rejected(id, Rule.UNKNOWN_ORDER, id));
            return;
        }
        state.touch(order.get());
        matching.cancel(order.get(), Event.Reason.REQUESTED);
    }

    private void replace(Command.Replace command) {
        Optional<PlainOrder> found = state.order(command.order());
        if (found.isEmpty() || command.lots() == 0) {
            cancel(command.order());
            return;
        }
        PlainOrder order = found.get();
        Optional<Event> refusal = new PlainAdmission(state, matching, nextCollected).refusal(order, command);
        if (refusal.isPresent()) {
            state.events.add(refusal.get());
            return;
        }
        state.touch(order);
        boolean keeps = order.inactive || order.limit == command.limitTicks() && command.lots() <= order.lots;
        order.lots = (int) command.lots();
        order.limit = (int) command.limitTicks();
        if (!keeps) {
            order.sequence = state.nextSequence();
            order.resting = false;
            openFaces(order);
        } else if (order.inactive) {
            openFaces(order);
        }
        order.shown = Math.min(order.shown, order.lots);
        state.events.add(new Event.Replaced(order.id, order.sequence, order.lots, order.limit));
        if (!keeps) {
            matching.enter(order);
        }
    }

    // ---- supervision

    private void addPortfolio(Command.AddPortfolio add) {
        if (add.grid() < 0 || add.grid() >= grids.size()) {
            reject(Rule.UNKNOWN_PLACE, add.grid());
        } else if (add.bus() < 0 || add.bus() >= grids.get(add.grid()).buses().size()) {
            reject(Rule.UNKNOWN_PLACE, add.bus());
        } else {
            state.portfolios.add(add);
            state.caps.add(new int[] {add.sellCap(), add.buyCap()});
            state.events.add(
                    new Event.Changed(Event.Changed.Kind.PORTFOLIO, state.portfolios.size() - 1, add.participant()));
        }
    }

    private void changeCaps(Command.ChangeCaps change) {
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
                    .filter(o -> o.portfolio == portfolio && o.side == side && o.offered(book.period) > 0)
                    .max(Comparator.comparingLong(o -> o.sequence));
            if (youngest.isEmpty()) {
                return;
            }
            state.touch(youngest.get());
            matching.cancel(youngest.get(), Event.Reason.CAP);
        }
    }

    private void halt(int period, boolean halts) {
        boolean any = false;
        for (PlainBook book : state.booksOf(period)) {
            if (book.isOpen() && book.halted != halts) {
                any = true;
                book.halted = halts;
                state.events.add(new Event.PhaseChanged(number(book), halts ? Event.Phase.HALTED : book.phase));
            }
        }
        if (!any) {
            reject(Rule.PERIOD, period);
        } else if (!halts) {
            revive(period);
        }
    }

    private void massCancel(Command.MassCancel all) {
        for (PlainOrder order : state.byAge(o -> state.participant(o) == all.participant()
                && (all.period() == Command.ALL_PERIODS || o.periods.contains(all.period())))) {
            if (state.orders.contains(order)) {
                state.touch(order);
                matching.cancel(order, Event.Reason.MASS_CANCEL);
            }
        }
    }

    private void changeBranch(Command.ChangeBranch change) {
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
        state.events.add(new Event.Changed(Event.Changed.Kind.BRANCH, change.branch(), number(book.get())));
    }

    private void reject(Rule rule, long value) {
        state.events.add(new Event.Rejected(0, rule, value));
    }

    private int number(PlainBook book) {
        return book.period * grids.size() + book.gridNumber;
    }

    private static long subject(Command command) {
        long[] words = new long[Command.WORDS];
        command.write(words, 0);
        return words[2];
    }

    private static int kind(Command command) {
        long[] words = new long[Command.WORDS];
        command.write(words, 0);
        return (int) (words[0] & 0xFF);
    }
}
