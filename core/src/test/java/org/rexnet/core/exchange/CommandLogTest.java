package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

/** Commands and events say the same as words and as objects. */
class CommandLogTest {

    @Test
    void writesTheWordsOfTheCommands() {
        CommandLog log = new CommandLog(1);
        int[] at = {
            log.submit(7, 3, OrderType.IMMEDIATE_OR_CANCEL, Side.BUY, 2, 5, 40, -3),
            log.replace(8, 3, 12, 9),
            log.cancel(9, 3),
            log.advance(10),
            log.add(new Command.Close(11))
        };
        List<Command> commands = List.of(
                new Command.Submit(
                        7,
                        3,
                        OrderType.IMMEDIATE_OR_CANCEL,
                        Side.BUY,
                        false,
                        2,
                        5,
                        40,
                        -3,
                        0,
                        Long.MAX_VALUE,
                        0,
                        PeriodSet.first(1)),
                new Command.Replace(8, 3, 12, 9),
                new Command.Cancel(9, 3),
                new Command.Advance(10),
                new Command.Close(11));
        long[] expected = new long[log.end() + Command.WORDS];
        int end = 0;
        for (int k = 0; k < commands.size(); k++) {
            assertThat(at[k]).isEqualTo(end);
            commands.get(k).write(expected, end);
            end += Command.words(expected[end]);
            assertThat(log.after(at[k])).isEqualTo(end);
        }
        assertThat(log.end()).isEqualTo(end);
        assertThat(java.util.Arrays.copyOf(log.words(), end)).isEqualTo(java.util.Arrays.copyOf(expected, end));
        log.clear();
        assertThat(log.advance(12)).isZero();
    }

    @Test
    void eventsAreReadWithoutObjectsAsWithThem() {
        SplittableRandom random = new SplittableRandom(5);
        List<Grid> grids = List.of(ExampleGrids.case5(0.1));
        MarketRules rules = MarketRules.plain(4).withBand(0, 100).withAuctions(1, 2);
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(grids, rules, RandomHistory.PERIODS, 1 << 20),
                new RandomAuction(new SplittableRandom(5)),
                16);
        RandomHistory history = new RandomHistory(random, grids, rules, 2000);
        history.opening().forEach(exchange::apply);
        int trades = 0;
        for (int k = 0; k < 2000; k++) {
            List<Event> list = exchange.apply(history.next());
            Events events = exchange.events();
            assertThat(events.size()).isEqualTo(list.size());
            for (int e = 0; e < list.size(); e++) {
                trades += list.get(e) instanceof Event.Traded ? 1 : 0;
                compare(events, e, list.get(e));
            }
        }
        assertThat(trades).isGreaterThan(100);
    }

    private static void compare(Events events, int e, Event event) {
        switch (event) {
            case Event.Traded trade -> {
                assertThat(events.kind(e))
                        .isEqualTo(trade.side() == Side.BUY ? Events.Kind.TRADED_BUYING : Events.Kind.TRADED_SELLING);
                assertThat(List.of(events.order(e), events.resting(e), events.feeUnits(e)))
                        .containsExactly(trade.incoming(), trade.resting(), trade.fee());
                assertThat(List.of(
                                events.book(e),
                                events.incomingPortfolio(e),
                                events.portfolio(e),
                                events.priceTicks(e),
                                events.lots(e)))
                        .containsExactly(
                                trade.book(),
                                trade.incomingPortfolio(),
                                trade.restingPortfolio(),
                                trade.priceTicks(),
                                trade.lots());
            }
            case Event.AuctionTraded trade ->
                assertThat(List.of(events.book(e), events.portfolio(e), events.priceTicks(e), events.lots(e)))
                        .containsExactly(trade.book(), trade.portfolio(), trade.priceTicks(), trade.lots());
            case Event.AuctionPrice price ->
                assertThat(List.of(events.book(e), events.bus(e), events.priceTicks(e)))
                        .containsExactly(price.book(), price.bus(), price.priceTicks());
            case Event.Rested rested ->
                assertThat(List.of(events.order(e), (long) events.lots(e)))
                        .containsExactly(rested.order(), (long) rested.lots());
            default -> assertThat(events.kind(e)).isNotNull();
        }
    }
}
