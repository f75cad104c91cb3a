package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
    private final PlainState state;
    private final PlainTimes times;
    private final PlainMatching matching;
    private final PlainFollowUp followUp;
    private final PlainSupervision supervision;
    private final PlainAuction auction;
    private long now = Long.MIN_VALUE;
    private boolean opened;
    private boolean closed;
    private int next;
    private int nextCollected;
    private int nextOpened;
    private final int[] nextAuction;
    private final MarketRules rules;

    PlainExchange(List<Grid> grids, MarketRules rules, Edition edition, DeliveryPeriods periods, long grossLots) {
        this.grids = grids;
        this.rules = rules;
        this.periods = periods;
        this.grossLots = grossLots;
        state = new PlainState(grids, rules, edition, periods);
        times = new PlainTimes(rules, periods);
        matching = new PlainMatching(state);
        followUp = new PlainFollowUp(state, matching);
        auction = new PlainAuction(state, matching);
        supervision = new PlainSupervision(state, matching, auction);
        nextAuction = new int[rules.auctions() + 1];
    }

    PlainState state() {
        return state;
    }

    /** Applies a command; what its network auctions do is taken from all that the fast exchange told of it. */
    List<Event> apply(Command command, List<Event> told) {
        state.told = told;
        state.events.clear();
        long[] words = new long[Command.WORDS];
        command.write(words, 0);
        boolean early = command instanceof Command.AddPortfolio || command instanceof Command.ChangeCaps;
        if (command.time() < now) {
            return List.of(new Event.Rejected(subject(command), Rule.TIME, command.time()));
        }
        if (closed || (command instanceof Command.Open ? opened : !opened && !early)) {
            return List.of(new Event.Rejected(subject(command), Rule.COMMAND, words[0]));
        }
        now = command.time();
        if (opened) {
            advance(now, !(command instanceof Command.ChangeBranch));
        }
        carryOut(command);
        followUp.run();
        return List.copyOf(state.events);
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.Submit submit -> submit(submit);
            case Command.Convert convert -> convert(convert);
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
            case Command.AddPortfolio add -> supervision.addPortfolio(add);
            case Command.ChangeCaps caps -> supervision.changeCaps(caps);
            case Command.Halt halt -> supervision.halt(halt.period(), true);
            case Command.Resume resume -> supervision.halt(resume.period(), false);
            case Command.MassCancel all -> supervision.massCancel(all);
            case Command.ChangeBranch change -> supervision.changeBranch(change);
        }
    }

    private void open() {
        while (next < periods.count() && times.closure(next) <= now) {
            next++;
        }
        nextCollected = next;
        nextOpened = next;
        for (int a = 0; a < nextAuction.length; a++) {
            nextAuction[a] = next;
            while (nextAuction[a] < periods.count() && times.auction(nextAuction[a], a) <= now) {
                nextAuction[a]++;
            }
        }
        opened = true;
        advance(now, true);
    }

    private void advance(long time, boolean whole) {
        for (long instant = due(); instant <= time; instant = due()) {
            for (; next < periods.count() && times.closure(next) <= instant; next++) {
                close(next);
            }
            followUp.run();
            long at = instant;
            for (PlainOrder order : state.byAge(o -> o.expiry <= at)) {
                if (state.orders.contains(order)) {
                    state.touch(order);
                    state.events.add(new Event.Expired(order.id, order.lots));
                    matching.remove(order);
                }
            }
            followUp.run();
            if (instant == time && !whole) {
                return;
            }
            for (;
                    nextCollected < periods.count() && times.opening(nextCollected) - times.length() <= instant;
                    nextCollected++) {
                collect(nextCollected);
            }
            List<Integer> opening = new ArrayList<>();
            for (; nextOpened < periods.count() && times.opening(nextOpened) <= instant; nextOpened++) {
                start(nextOpened);
                opening.add(nextOpened);
            }
            TreeSet<Integer> due = new TreeSet<>(opening);
            for (int a = 0; a < nextAuction.length; a++) {
                for (;
                        nextAuction[a] < periods.count() && times.auction(nextAuction[a], a) <= instant;
                        nextAuction[a]++) {
                    due.add(nextAuction[a]);
                }
            }
            auction.run(List.copyOf(due), opening, state.told);
            followUp.run();
        }
    }

    private long due() {
        long due = state.orders.stream().mapToLong(o -> o.expiry).min().orElse(Long.MAX_VALUE);
        due = Math.min(due, next < periods.count() ? times.closure(next) : Long.MAX_VALUE);
        due = Math.min(
                due, nextCollected < periods.count() ? times.opening(nextCollected) - times.length() : Long.MAX_VALUE);
        due = Math.min(due, nextOpened < periods.count() ? times.opening(nextOpened) : Long.MAX_VALUE);
        for (int a = 0; a < nextAuction.length; a++) {
            due = Math.min(due, nextAuction[a] < periods.count() ? times.auction(nextAuction[a], a) : Long.MAX_VALUE);
        }
        return due;
    }

    private void collect(int period) {
        for (int g = 0; g < grids.size(); g++) {
            state.books.add(new PlainBook(period, g, grids.get(g), rules, state.edition, grossLots));
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
                    state.events.add(new Event.Rested(order.id, state.number(book), lots));
                }
            }
        }
    }

    private void start(int period) {
        Event.Phase next = rules.auctionsOnly() ? Event.Phase.AUCTIONS : Event.Phase.CONTINUOUS;
        for (PlainBook book : state.booksOf(period)) {
            book.phase = next;
            if (!book.halted) {
                state.events.add(new Event.PhaseChanged(state.number(book), next));
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
            state.events.add(new Event.PhaseChanged(state.number(book), Event.Phase.CLOSED));
        }
    }

    private static boolean endsIn(PlainOrder order, int period) {
        return order.type == OrderType.FLEXIBLE
                ? order.periods.get(order.periods.size() - 1) == period
                : order.periods.get(0) == period;
    }

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
        if (order.type == OrderType.CONVERSION) {
            replaceConversion(order, command);
            return;
        }
        Optional<Event> refusal = new PlainAdmission(state, matching, nextCollected).refusal(order, command);
        if (refusal.isPresent()) {
            state.events.add(refusal.get());
            return;
        }
        state.touch(order);
        boolean keeps = order.inactive || order.limit == command.limitTicks() && command.lots() < order.lots;
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

    private void replaceConversion(PlainOrder order, Command.Replace command) {
        Optional<Event> refusal = new PlainAdmission(state, matching, nextCollected).conversionRefusal(order, command);
        if (refusal.isPresent()) {
            state.events.add(refusal.get());
            return;
        }
        boolean keeps = order.limit == command.limitTicks() && command.lots() < order.lots;
        order.lots = (int) command.lots();
        order.limit = (int) command.limitTicks();
        order.sequence = keeps ? order.sequence : state.nextSequence();
        state.events.add(new Event.Replaced(order.id, order.sequence, order.lots, order.limit));
    }

    private void convert(Command.Convert command) {
        Optional<Event> refusal = new PlainAdmission(state, matching, nextCollected).refusal(command, now);
        if (refusal.isPresent()) {
            state.events.add(refusal.get());
            return;
        }
        PlainOrder order = new PlainOrder(command, state.nextSequence());
        state.orders.add(order);
        state.events.add(new Event.Accepted(order.id, order.sequence));
        state.events.add(new Event.Rested(order.id, state.number(state.book(order)), order.lots));
    }

    private static long subject(Command command) {
        return switch (command) {
            case Command.Submit submit -> submit.order();
            case Command.Convert convert -> convert.order();
            case Command.Cancel cancel -> cancel.order();
            case Command.Replace replace -> replace.order();
            default -> 0;
        };
    }
}
