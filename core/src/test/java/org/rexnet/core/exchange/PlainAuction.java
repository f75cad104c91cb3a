package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rexnet.core.market.Side;

/** R10: which books are auctioned; what came of it is taken from the fast exchange, checked, and then applied. */
final class PlainAuction {

    private final PlainState state;
    private final PlainMatching matching;
    private final List<PlainOrder> filled = new ArrayList<>();
    /** By order and portfolio: lots of a conversion in this auction. */
    private final Map<Long, Map<Integer, Integer>> converted = new TreeMap<>();

    PlainAuction(PlainState state, PlainMatching matching) {
        this.state = state;
        this.matching = matching;
    }

    /** Auctions periods; {@code always} are not skipped. {@code told} are all events of the command by the fast exchange. */
    void run(List<Integer> periods, List<Integer> always, List<Event> told) {
        TreeSet<Integer> expected = new TreeSet<>();
        for (int period : periods) {
            for (PlainBook book : state.booksOf(period)) {
                if (book.takesPart()
                        && (always.contains(period)
                                || book.rules.auctionsOnly()
                                || book.charges()
                                || book.isNear()
                                || hasBlock(book)
                                || hasConversion(book))) {
                    expected.add(state.number(book));
                }
            }
        }
        List<PlainOrder> blocks = state.orders.stream()
                .filter(o -> o.type == OrderType.BLOCK && o.resting)
                .filter(o -> books(o).stream().anyMatch(book -> expected.contains(state.number(book))))
                .filter(o -> books(o).stream().allMatch(PlainBook::takesPart))
                .toList();
        blocks.forEach(o -> books(o).forEach(book -> expected.add(state.number(book))));
        List<PlainOrder> conversions = state.orders.stream()
                .filter(o -> o.type == OrderType.CONVERSION)
                .filter(o -> legs(o).stream().anyMatch(book -> expected.contains(state.number(book))))
                .filter(o -> legs(o).stream().allMatch(PlainBook::takesPart))
                .toList();
        conversions.forEach(o -> legs(o).forEach(book -> expected.add(state.number(book))));
        for (int number : expected) {
            apply(number, told);
        }
        for (PlainOrder block : blocks) {
            if (filled.contains(block)) {
                matching.finish(block);
            }
        }
        filled.clear();
        conversions.forEach(this::settle);
        assertThat(converted).isEmpty();
        periods.forEach(matching::revive);
    }

    private boolean hasBlock(PlainBook book) {
        return state.orders.stream()
                .anyMatch(o -> o.type == OrderType.BLOCK
                        && o.resting
                        && state.grid(o) == book.gridNumber
                        && o.periods.contains(book.period));
    }

    private boolean hasConversion(PlainBook book) {
        return state.orders.stream().anyMatch(o -> o.type == OrderType.CONVERSION && legs(o).contains(book));
    }

    private List<PlainBook> legs(PlainOrder order) {
        List<PlainBook> legs = new ArrayList<>(List.of(state.book(order)));
        order.outputs.forEach(output -> legs.add(
                state.book(order.first, state.portfolios.get(output.portfolio()).grid())));
        return legs;
    }

    /** Both legs or neither: what is sold is at most what the lots bought give, and not less by more than a lot of each is. */
    private void settle(PlainOrder order) {
        Map<Integer, Integer> legs = converted.remove(order.id);
        if (legs == null) {
            return;
        }
        int bought = legs.getOrDefault(order.portfolio, 0);
        assertThat(bought).isBetween(1, order.lots);
        for (Command.Convert.Output output : order.outputs) {
            long most = (long) bought * output.efficiencyMillionths() / 1_000_000;
            long least = (bought - 1L) * output.efficiencyMillionths() / 1_000_000 - 1;
            assertThat((long) legs.getOrDefault(output.portfolio(), 0)).isBetween(Math.max(1, least), most);
        }
        order.lots -= bought;
        if (order.lots == 0) {
            matching.finish(order);
        }
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
        book.eased = true;
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
        if (order.type == OrderType.CONVERSION) {
            int bus = state.portfolios.get(trade.portfolio()).bus();
            book.injections[bus] += (long) trade.side().sign() * trade.lots();
            book.positions.merge(trade.portfolio(), -trade.side().sign() * trade.lots(), Integer::sum);
            converted.computeIfAbsent(order.id, id -> new TreeMap<>()).put(trade.portfolio(), trade.lots());
            return;
        }
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
