package org.rexnet.core.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rexnet.core.market.Side;

/** R8a and R5 as they stand in the rule book: what a command sets off. */
final class PlainFollowUp {

    private final PlainState state;
    private final PlainMatching matching;

    PlainFollowUp(PlainState state, PlainMatching matching) {
        this.state = state;
        this.matching = matching;
    }

    /** R8a. */
    void run() {
        calm();
        while (!state.ready.isEmpty()) {
            PlainOrder child = state.ready.remove(0);
            child.inactive = false;
            child.sequence = state.nextSequence();
            state.events.add(new Event.Activated(child.id, child.sequence));
            matching.enter(child);
            calm();
        }
    }

    private void calm() {
        do {
            List<PlainBook> books = state.touched.stream()
                    .sorted(Comparator.comparingInt(state::number))
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
        if (!book.matches()) {
            return false;
        }
        Optional<Pair> best = Optional.empty();
        List<PlainOrder> asks = visible(book, Side.SELL);
        List<PlainOrder> bids = visible(book, Side.BUY);
        for (PlainOrder ask : asks) {
            for (PlainOrder bid : bids) {
                if (bid.limit >= ask.limit
                        && state.participant(ask) != state.participant(bid)
                        && (best.isEmpty() || new Pair(ask, bid).comesBefore(best.get()))
                        && book.isOpen(state.bus(ask), state.bus(bid))
                        && book.pays(state.bus(ask), state.bus(bid), bid.limit - ask.limit)) {
                    best = Optional.of(new Pair(ask, bid));
                }
            }
        }
        best.ifPresent(pair -> {
            int lots = Math.min(pair.ask.shown(book.period), pair.bid.shown(book.period));
            matching.trade(book, pair.younger(), pair.older(), lots, pair.older().limit);
        });
        return best.isPresent();
    }

    private List<PlainOrder> visible(PlainBook book, Side side) {
        return state.orders.stream()
                .filter(o -> o.isVisible() && o.side == side && state.grid(o) == book.gridNumber)
                .filter(o -> o.periods.contains(book.period) && o.shown(book.period) > 0)
                .toList();
    }

    private record Pair(PlainOrder ask, PlainOrder bid) {

        PlainOrder older() {
            return ask.sequence < bid.sequence ? ask : bid;
        }

        PlainOrder younger() {
            return ask.sequence < bid.sequence ? bid : ask;
        }

        /** R5: the wider overlap, then the older younger order, then the older older one. */
        boolean comesBefore(Pair other) {
            int wider = Integer.compare(bid.limit - ask.limit, other.bid.limit - other.ask.limit);
            int younger = Long.compare(younger().sequence, other.younger().sequence);
            int older = Long.compare(older().sequence, other.older().sequence);
            return wider > 0 || wider == 0 && (younger < 0 || younger == 0 && older < 0);
        }
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
    private boolean executeFirst(Predicate<PlainOrder> which) {
        Comparator<PlainOrder> price = Comparator.comparingInt(o -> o.limit);
        Optional<PlainOrder> first = List.of(Side.SELL, Side.BUY).stream()
                .flatMap(side -> state.orders.stream()
                        .filter(o -> o.resting && !o.inactive && o.side == side)
                        .filter(which)
                        .sorted((side == Side.SELL ? price : price.reversed()).thenComparingLong(o -> o.sequence))
                        .filter(matching::isExecutable)
                        .findFirst()
                        .stream())
                .min(Comparator.comparingLong(o -> o.sequence));
        first.ifPresent(matching::execute);
        return first.isPresent();
    }
}
