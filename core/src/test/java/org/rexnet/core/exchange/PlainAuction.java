package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.rexnet.core.market.Side;

/** R10: which books are auctioned; what came of it is taken from the fast exchange, checked, and then applied. */
final class PlainAuction {

    private final PlainState state;
    private final PlainMatching matching;
    private final List<PlainOrder> filled = new ArrayList<>();

    PlainAuction(PlainState state, PlainMatching matching) {
        this.state = state;
        this.matching = matching;
    }

    /** Auctions periods; {@code always} are not skipped. {@code told} are all events of the command by the fast exchange. */
    void run(List<Integer> periods, List<Integer> always, List<Event> told) {
        TreeSet<Integer> expected = new TreeSet<>();
        for (int period : periods) {
            for (PlainBook book : state.booksOf(period)) {
                if (book.matches()
                        && (always.contains(period)
                                || state.rules.capacityFeeTicks() > 0
                                || book.isNear()
                                || hasBlock(book))) {
                    expected.add(state.number(book));
                }
            }
        }
        List<PlainOrder> blocks = state.orders.stream()
                .filter(o -> o.type == OrderType.BLOCK && o.resting)
                .filter(o -> books(o).stream().anyMatch(book -> expected.contains(state.number(book))))
                .filter(o -> books(o).stream().allMatch(PlainBook::matches))
                .toList();
        blocks.forEach(o -> books(o).forEach(book -> expected.add(state.number(book))));
        for (int number : expected) {
            apply(number, told);
        }
        for (PlainOrder block : blocks) {
            if (filled.contains(block)) {
                matching.finish(block);
            }
        }
        filled.clear();
        periods.forEach(matching::revive);
    }

    private boolean hasBlock(PlainBook book) {
        return state.orders.stream()
                .anyMatch(o -> o.type == OrderType.BLOCK
                        && o.resting
                        && state.grid(o) == book.gridNumber
                        && o.periods.contains(book.period));
    }

    private List<PlainBook> books(PlainOrder order) {
        return order.periods.stream()
                .map(period -> state.book(period, state.grid(order)))
                .toList();
    }

    private void apply(int number, List<Event> told) {
        PlainBook book = state.books.stream()
                .filter(b -> state.number(b) == number)
                .findFirst()
                .orElseThrow();
        state.touch(book);
        boolean done = ((Event.Auctioned) next(told)).done();
        state.events.add(new Event.Auctioned(number, done));
        if (!done) {
            return;
        }
        for (int bus = 0; bus < book.injections.length; bus++) {
            state.events.add(new Event.AuctionPrice(number, bus, ((Event.AuctionPrice) next(told)).priceTicks()));
        }
        long[] before = new long[book.grid.branches().size()];
        for (int l = 0; l < before.length; l++) {
            before[l] = book.flow(l);
        }
        while (state.events.size() < told.size()
                && told.get(state.events.size()) instanceof Event.AuctionSlack slack
                && slack.book() == number) {
            state.events.add(slack);
            book.injections[slack.bus()] += slack.lots();
            book.slackLots += slack.lots();
        }
        while (state.events.size() < told.size()
                && told.get(state.events.size()) instanceof Event.AuctionTraded trade
                && trade.book() == number) {
            state.events.add(trade);
            fill(book, trade);
        }
        assertThat(java.util.Arrays.stream(book.injections).sum()).isZero();
        for (int l = 0; l < before.length; l++) {
            assertThat(book.flow(l))
                    .isBetween(Math.min(-book.limit(l, -1), before[l]), Math.max(book.limit(l, 1), before[l]));
        }
    }

    private Event next(List<Event> told) {
        return told.get(state.events.size());
    }

    private void fill(PlainBook book, Event.AuctionTraded trade) {
        PlainOrder order = state.order(trade.order()).orElseThrow();
        assertThat(
                        order.side == Side.SELL
                                ? trade.priceTicks() >= order.limit || order.type == OrderType.BLOCK
                                : trade.priceTicks() <= order.limit || order.type == OrderType.BLOCK)
                .isTrue();
        assertThat(order.type).isNotEqualTo(OrderType.ALL_OR_NONE);
        assertThat(trade.lots()).isLessThanOrEqualTo(order.offered(book.period));
        book.injections[state.bus(order)] += (long) order.side.sign() * trade.lots();
        if (order.type == OrderType.BLOCK) {
            filled.add(order);
        }
        matching.fillWhole(book, order, trade.lots());
    }
}
