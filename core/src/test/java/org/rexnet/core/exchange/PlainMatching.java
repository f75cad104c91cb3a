package org.rexnet.core.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.market.Side;

/** R3 to R8a as they stand in the rule book. */
final class PlainMatching {

    private final PlainState state;

    PlainMatching(PlainState state) {
        this.state = state;
    }

    void enter(PlainOrder order) {
        order.periods.stream()
                .flatMap(p -> state.findBook(p, state.grid(order)).stream())
                .filter(book -> !order.type.spansPeriods())
                .forEach(state::touch);
        switch (order.type) {
            case LIMIT, ICEBERG, MARKET, IMMEDIATE_OR_CANCEL -> {
                boolean own = match(order, state.book(order), order.lots);
                if (order.lots == 0) {
                    finish(order);
                } else if (own) {
                    cancel(order, Event.Reason.OWN_ORDER);
                } else if (order.type == OrderType.MARKET || order.type == OrderType.IMMEDIATE_OR_CANCEL) {
                    cancel(order, Event.Reason.NOT_FILLED);
                } else {
                    rest(order);
                }
            }
            case FILL_OR_KILL -> {
                if (isExecutable(order)) {
                    execute(order);
                } else {
                    cancel(order, Event.Reason.NOT_FILLED);
                }
            }
            case ALL_OR_NONE, BLOCK -> {
                if (isExecutable(order)) {
                    execute(order);
                } else {
                    rest(order);
                }
            }
            case FLEXIBLE -> enterFlexible(order);
        }
    }

    private void rest(PlainOrder order) {
        order.resting = true;
        order.shown = Math.min(order.peak, order.lots);
        if (order.type != OrderType.FLEXIBLE) {
            state.events.add(new Event.Rested(order.id, number(state.book(order)), order.lots));
        }
        for (int period : order.periods) {
            if (order.isVisible() && order.shown(period) > 0) {
                PlainBook book = state.book(period, state.grid(order));
                state.touch(book);
                if (order.type == OrderType.FLEXIBLE) {
                    state.events.add(new Event.Rested(order.id, number(book), order.shown(period)));
                }
                added(book, order.side);
            }
        }
    }

    private static void added(PlainBook book, Side side) {
        book.moreToBuyFrom |= side == Side.SELL;
        book.moreToSellTo |= side == Side.BUY;
    }

    /** The cheapest crossing lots over all periods: price, then earlier period, then sequence. */
    private void enterFlexible(PlainOrder order) {
        while (order.lots > 0) {
            PlainBook best = null;
            PlainOrder bestOther = null;
            for (int period : order.faces.stream().sorted().toList()) {
                PlainBook book = state.book(period, state.grid(order));
                Optional<PlainOrder> other = order.shown(period) > 0 ? counterpart(order, book) : Optional.empty();
                if (other.isPresent()
                        && (bestOther == null || isBetter(order.side, other.get().limit, bestOther.limit))) {
                    best = book;
                    bestOther = other.get();
                }
            }
            if (best == null) {
                rest(order);
                return;
            }
            state.touch(best);
            if (!meetOnce(order, best, order.shown(best.period))) {
                cancel(order, Event.Reason.OWN_ORDER);
                return;
            }
        }
        finish(order);
    }

    private static boolean isBetter(Side side, int price, int other) {
        return side == Side.BUY ? price < other : price > other;
    }

    /** R3: price, then sequence, over all buses; the first whose pair is open. */
    private Optional<PlainOrder> counterpart(PlainOrder order, PlainBook book) {
        if (!book.matches()) {
            return Optional.empty();
        }
        Comparator<PlainOrder> price = Comparator.comparingInt(o -> o.limit);
        return state.orders.stream()
                .filter(o -> o.isVisible() && o.side != order.side && state.grid(o) == book.gridNumber)
                .filter(o -> o.periods.contains(book.period) && o.shown(book.period) > 0 && order.crosses(o))
                .sorted((order.side == Side.BUY ? price : price.reversed()).thenComparingLong(o -> o.sequence))
                .filter(o -> isOpen(book, order, o))
                .findFirst();
    }

    private boolean isOpen(PlainBook book, PlainOrder one, PlainOrder other) {
        return one.side == Side.SELL
                ? book.isOpen(state.bus(one), state.bus(other))
                : book.isOpen(state.bus(other), state.bus(one));
    }

    /** Returns whether it stopped at an own order. */
    private boolean match(PlainOrder order, PlainBook book, int lots) {
        int left = lots;
        while (left > 0 && counterpart(order, book).isPresent()) {
            int before = book.position(order.portfolio);
            if (!meetOnce(order, book, left)) {
                return true;
            }
            left -= Math.abs(book.position(order.portfolio) - before);
        }
        return false;
    }

    /** Returns false where the order would meet an own one and gives way; an own one that gives way is no trade. */
    private boolean meetOnce(PlainOrder order, PlainBook book, int lots) {
        PlainOrder other = counterpart(order, book).orElseThrow();
        if (state.participant(order) == state.participant(other)) {
            if (!order.cancelsResting) {
                return false;
            }
            cancel(other, Event.Reason.OWN_ORDER);
            return true;
        }
        trade(book, order, other, Math.min(lots, other.shown(book.period)), other.limit);
        return true;
    }

    private void trade(PlainBook book, PlainOrder incoming, PlainOrder other, int lots, int price) {
        boolean buying = incoming.side == Side.BUY;
        int seller = state.bus(buying ? other : incoming);
        int buyer = state.bus(buying ? incoming : other);
        int carried = book.carried(seller, buyer, lots);
        book.eased |= book.eases(seller, buyer);
        book.injections[seller] += carried;
        book.injections[buyer] -= carried;
        state.events.add(new Event.Traded(
                number(book),
                incoming.id,
                other.id,
                incoming.side,
                incoming.portfolio,
                other.portfolio,
                price,
                carried,
                0));
        fill(book, incoming, carried);
        fill(book, other, carried);
    }

    private void fill(PlainBook book, PlainOrder order, int lots) {
        book.positions.merge(order.portfolio, order.side == Side.SELL ? -lots : lots, Integer::sum);
        if (order.type == OrderType.BLOCK) {
            return;
        }
        order.lots -= lots;
        if (order.type == OrderType.FLEXIBLE) {
            order.bought.merge(book.period, lots, Integer::sum);
        }
        if (!order.resting || order.type == OrderType.ALL_OR_NONE) {
            return;
        }
        if (order.lots == 0) {
            finish(order);
        } else if (order.type == OrderType.ICEBERG) {
            order.shown -= lots;
            if (order.shown == 0) {
                order.shown = Math.min(order.peak, order.lots);
                order.sequence = state.nextSequence();
            }
        }
    }

    private void finish(PlainOrder order) {
        state.orders.remove(order);
        order.children.forEach(child -> state.order(child).ifPresent(state.ready::add));
    }

    void cancel(PlainOrder order, Event.Reason reason) {
        state.events.add(new Event.Cancelled(order.id, order.lots, reason));
        remove(order);
    }

    void remove(PlainOrder order) {
        state.orders.remove(order);
        for (long child : order.children) {
            state.order(child)
                    .filter(o -> o.inactive && o.parent == order.id)
                    .ifPresent(o -> cancel(o, Event.Reason.PARENT));
        }
        if (order.inactive) {
            state.order(order.parent).ifPresent(parent -> parent.children.remove(order.id));
        }
    }

    /** A trial on a copy of everything: all of it trades, and none with an own order. */
    boolean isExecutable(PlainOrder order) {
        return trial(order) >= 0;
    }

    /** Returns the amount of money that a trial needs, or -1 less the lots it could execute where it fails. */
    long trial(PlainOrder order) {
        PlainState copy = new PlainState(state);
        PlainMatching trying = new PlainMatching(copy);
        PlainOrder tried = copy.order(order.id).orElseGet(() -> {
            PlainOrder made = new PlainOrder(order);
            copy.orders.add(made);
            return made;
        });
        tried.resting = false;
        for (int period : order.periods) {
            PlainBook book = copy.book(period, copy.grid(order));
            if (order.type == OrderType.BLOCK) {
                tried.limit = order.side == Side.BUY ? state.rules.highestTicks() : state.rules.lowestTicks();
            }
            int start = book.position(order.portfolio);
            boolean own = trying.matchUpToOwn(tried, book, order.lots);
            int done = Math.abs(book.position(order.portfolio) - start);
            if (own || done < order.lots) {
                return -1 - done;
            }
        }
        long amount = copy.events.stream()
                .filter(Event.Traded.class::isInstance)
                .map(Event.Traded.class::cast)
                .mapToLong(t -> (long) t.lots() * t.priceTicks())
                .sum();
        long bound = (long) order.limit * order.lots * order.periods.size();
        boolean holds = order.type != OrderType.BLOCK || (order.side == Side.BUY ? amount <= bound : amount >= bound);
        return holds ? 0 : -1 - order.lots;
    }

    /** A trial fails at an own order, whatever the order says of those. */
    private boolean matchUpToOwn(PlainOrder order, PlainBook book, int lots) {
        int left = lots;
        while (left > 0) {
            Optional<PlainOrder> other = counterpart(order, book);
            if (other.isEmpty()) {
                return false;
            }
            if (state.participant(other.get()) == state.participant(order)) {
                return true;
            }
            int before = book.position(order.portfolio);
            meetOnce(order, book, left);
            left -= Math.abs(book.position(order.portfolio) - before);
        }
        return false;
    }

    private void execute(PlainOrder order) {
        int limit = order.limit;
        int lots = order.lots;
        order.resting = false;
        if (order.type == OrderType.BLOCK) {
            order.limit = order.side == Side.BUY ? state.rules.highestTicks() : state.rules.lowestTicks();
        }
        for (int period : order.periods) {
            PlainBook book = state.book(period, state.grid(order));
            state.touch(book);
            match(order, book, lots);
        }
        order.limit = limit;
        finish(order);
    }

    /** R8a. */
    void followUp() {
        calm();
        while (!state.ready.isEmpty()) {
            PlainOrder child = state.ready.remove(0);
            child.inactive = false;
            child.sequence = state.nextSequence();
            state.events.add(new Event.Activated(child.id, child.sequence));
            enter(child);
            calm();
        }
    }

    private void calm() {
        do {
            List<PlainBook> books = state.touched.stream()
                    .sorted(Comparator.comparingInt(this::number))
                    .toList();
            for (PlainBook book : books) {
                do {
                    while (retry(book)) {}
                } while (executeAllOrNone(book));
            }
        } while (executeBlock());
        state.touched.forEach(book -> {
            book.moreToBuyFrom = false;
            book.moreToSellTo = false;
            book.eased = false;
        });
        state.touched.clear();
    }

    /** R5, tried always: it finds nothing where its trigger is not met. */
    private boolean retry(PlainBook book) {
        PlainOrder bestAsk = null;
        PlainOrder bestBid = null;
        if (!book.matches()) {
            return false;
        }
        List<PlainOrder> asks = visible(book, Side.SELL);
        List<PlainOrder> bids = visible(book, Side.BUY);
        for (PlainOrder ask : asks) {
            for (PlainOrder bid : bids) {
                if (bid.limit >= ask.limit
                        && state.participant(ask) != state.participant(bid)
                        && (bestAsk == null || comesFirst(ask, bid, bestAsk, bestBid))
                        && book.isOpen(state.bus(ask), state.bus(bid))) {
                    bestAsk = ask;
                    bestBid = bid;
                }
            }
        }
        if (bestAsk == null) {
            return false;
        }
        boolean askOlder = bestAsk.sequence < bestBid.sequence;
        PlainOrder older = askOlder ? bestAsk : bestBid;
        PlainOrder younger = askOlder ? bestBid : bestAsk;
        int lots = Math.min(bestAsk.shown(book.period), bestBid.shown(book.period));
        trade(book, younger, older, lots, older.limit);
        return true;
    }

    private List<PlainOrder> visible(PlainBook book, Side side) {
        return state.orders.stream()
                .filter(o -> o.isVisible() && o.side == side && state.grid(o) == book.gridNumber)
                .filter(o -> o.periods.contains(book.period) && o.shown(book.period) > 0)
                .toList();
    }

    private static boolean comesFirst(PlainOrder ask, PlainOrder bid, PlainOrder bestAsk, PlainOrder bestBid) {
        int wider = Integer.compare(bid.limit - ask.limit, bestBid.limit - bestAsk.limit);
        int younger = Long.compare(Math.max(ask.sequence, bid.sequence), Math.max(bestAsk.sequence, bestBid.sequence));
        int older = Long.compare(Math.min(ask.sequence, bid.sequence), Math.min(bestAsk.sequence, bestBid.sequence));
        return wider > 0 || wider == 0 && (younger < 0 || younger == 0 && older < 0);
    }

    private boolean executeAllOrNone(PlainBook book) {
        if (!book.matches()) {
            return false;
        }
        return executeFirst(o ->
                o.type == OrderType.ALL_OR_NONE && state.grid(o) == book.gridNumber && o.periods.contains(book.period));
    }

    private boolean executeBlock() {
        return executeFirst(o -> o.type == OrderType.BLOCK
                && o.periods.stream().map(p -> state.book(p, state.grid(o))).allMatch(PlainBook::matches)
                && o.periods.stream()
                        .map(p -> state.book(p, state.grid(o)))
                        .anyMatch(b -> b.eased || (o.side == Side.BUY ? b.moreToBuyFrom : b.moreToSellTo)));
    }

    /** Of the first executable order of each side by price and sequence the older. */
    private boolean executeFirst(java.util.function.Predicate<PlainOrder> which) {
        Comparator<PlainOrder> price = Comparator.comparingInt(o -> o.limit);
        Optional<PlainOrder> first = List.of(Side.SELL, Side.BUY).stream()
                .flatMap(side -> state.orders.stream()
                        .filter(o -> o.resting && !o.inactive && o.side == side)
                        .filter(which)
                        .sorted((side == Side.SELL ? price : price.reversed()).thenComparingLong(o -> o.sequence))
                        .filter(this::isExecutable)
                        .findFirst()
                        .stream())
                .min(Comparator.comparingLong(o -> o.sequence));
        first.ifPresent(this::execute);
        return first.isPresent();
    }

    private int number(PlainBook book) {
        int grids =
                (int) state.books.stream().filter(b -> b.period == book.period).count();
        return book.period * grids + book.gridNumber;
    }
}
