package org.rexnet.core.exchange;

import java.util.Comparator;
import java.util.Optional;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.market.Side;

/** R3 to R8 as they stand in the rule book. */
final class PlainMatching {

    private final PlainState state;

    PlainMatching(PlainState state) {
        this.state = state;
    }

    void enter(PlainOrder order) {
        if (!order.type.spansPeriods()) {
            state.touch(state.book(order));
        }
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
            case CONVERSION -> {}
        }
    }

    private void rest(PlainOrder order) {
        order.resting = true;
        order.shown = Math.min(order.peak, order.lots);
        if (order.type != OrderType.FLEXIBLE) {
            state.events.add(new Event.Rested(order.id, state.number(state.book(order)), order.lots));
        }
        for (int period : order.periods) {
            if (order.isVisible() && order.shown(period) > 0) {
                PlainBook book = state.book(period, state.grid(order));
                state.touch(book);
                if (order.type == OrderType.FLEXIBLE) {
                    state.events.add(new Event.Rested(order.id, state.number(book), order.shown(period)));
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
            long bestCost = 0;
            for (int period : order.faces.stream().sorted().toList()) {
                PlainBook book = state.book(period, state.grid(order));
                Optional<PlainOrder> other = order.shown(period) > 0 ? counterpart(order, book) : Optional.empty();
                if (other.isPresent()
                        && (bestOther == null || isBetter(order.side, cost(order, other.get(), book), bestCost))) {
                    best = book;
                    bestOther = other.get();
                    bestCost = cost(order, bestOther, book);
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

    private static boolean isBetter(Side side, long price, long other) {
        return side == Side.BUY ? price < other : price > other;
    }

    /** A price, with what the trade's first lot would cost. */
    private long cost(PlainOrder order, PlainOrder other, PlainBook book) {
        return book.cost(other.limit, state.bus(other)) - book.cost(0, state.bus(order));
    }

    /** R3: price, then sequence, over all buses; the first whose pair is open. */
    private Optional<PlainOrder> counterpart(PlainOrder order, PlainBook book) {
        if (!book.matches()) {
            return Optional.empty();
        }
        Comparator<PlainOrder> price = Comparator.comparingLong(o -> book.cost(o.limit, state.bus(o)));
        return state.orders.stream()
                .filter(o -> o.isVisible() && o.side != order.side && state.grid(o) == book.gridNumber)
                .filter(o -> o.periods.contains(book.period) && o.shown(book.period) > 0 && order.crosses(o))
                .sorted((order.side == Side.BUY ? price : price.reversed()).thenComparingLong(o -> o.sequence))
                .filter(o -> isOpen(book, order, o))
                .findFirst();
    }

    /** R4, and R12 where there are fees. */
    private boolean isOpen(PlainBook book, PlainOrder one, PlainOrder other) {
        int seller = state.bus(one.side == Side.SELL ? one : other);
        int buyer = state.bus(one.side == Side.SELL ? other : one);
        return book.isOpen(seller, buyer) && book.pays(seller, buyer, Math.abs(one.limit - other.limit));
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

    void trade(PlainBook book, PlainOrder incoming, PlainOrder other, int lots, int price) {
        boolean buying = incoming.side == Side.BUY;
        int seller = state.bus(buying ? other : incoming);
        int buyer = state.bus(buying ? incoming : other);
        int carried = book.carried(seller, buyer, lots, Math.abs(incoming.limit - other.limit));
        boolean charged = book.charges() && seller != buyer;
        book.eased |= charged || book.eases(seller, buyer);
        long fee = book.fee(seller, buyer, carried, state.minutes);
        book.injections[seller] += carried;
        book.injections[buyer] -= carried;
        state.events.add(new Event.Traded(
                state.number(book),
                incoming.id,
                other.id,
                incoming.side,
                incoming.portfolio,
                other.portfolio,
                price,
                carried,
                fee));
        fill(book, incoming, carried);
        fill(book, other, carried);
    }

    /** In an auction an iceberg trades all it has, and keeps its place. */
    void fillWhole(PlainBook book, PlainOrder order, int lots) {
        order.shown = Integer.MAX_VALUE;
        fill(book, order, lots);
        order.shown = Math.min(order.peak, order.lots);
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

    void finish(PlainOrder order) {
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
                return -1L - done;
            }
        }
        long amount = copy.events.stream()
                .filter(Event.Traded.class::isInstance)
                .map(Event.Traded.class::cast)
                .mapToLong(t -> MoneyUnit.unitsOfLots(t.priceTicks(), t.lots(), state.minutes)
                        + (order.side == Side.BUY ? t.fee() : -t.fee()))
                .sum();
        long bound = MoneyUnit.unitsOfLots(order.limit, (long) order.lots * order.periods.size(), state.minutes);
        boolean holds = order.type != OrderType.BLOCK || (order.side == Side.BUY ? amount <= bound : amount >= bound);
        return holds ? 0 : -1L - order.lots;
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

    void execute(PlainOrder order) {
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

    /** R5 runs after every auction, done or not, and blocks are tried. */
    void revive(int period) {
        for (PlainBook book : state.booksOf(period)) {
            if (book.matches()) {
                book.eased = true;
                state.touch(book);
            }
        }
    }
}
