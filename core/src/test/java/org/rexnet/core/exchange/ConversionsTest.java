package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;

/** A heat pump of efficiency 3 between a book of electricity and one of heat, each of one bus. */
class ConversionsTest {

    private static final int POWER = 0;
    private static final int HEAT = 1;
    private static final int PUMP_POWER = 2;
    private static final int PUMP_HEAT = 3;
    private static final int PERIOD = 3;
    private static final long COLLECTING = RandomHistory.PERIODS.startMillis(PERIOD) - 70 * 60_000;
    private static final long OPENING = RandomHistory.PERIODS.startMillis(PERIOD) - 60 * 60_000;

    private final ReservationExchange exchange = new ReservationExchange(
            new ExchangeSetup(
                    List.of(Grid.lone("electricity", "power"), Grid.lone("heat", "heat")),
                    MarketRules.plain(4).withBand(0, 100),
                    RandomHistory.PERIODS,
                    1 << 20),
            new AuctionClearing(new StandardSolver(), 100, 0),
            16);
    private long name;

    @BeforeEach
    void open() {
        exchange.apply(new Command.AddPortfolio(COLLECTING, 1, POWER, 0, 200, 200));
        exchange.apply(new Command.AddPortfolio(COLLECTING, 2, HEAT, 0, 200, 200));
        exchange.apply(new Command.AddPortfolio(COLLECTING, 3, POWER, 0, 0, 20));
        exchange.apply(new Command.AddPortfolio(COLLECTING, 3, HEAT, 0, 45, 0));
        exchange.apply(new Command.Open(COLLECTING));
    }

    private List<Event> order(int portfolio, Side side, int lots, int limit) {
        return exchange.apply(new Command.Submit(
                COLLECTING,
                ++name,
                OrderType.LIMIT,
                side,
                false,
                portfolio,
                PERIOD,
                lots,
                limit,
                0,
                Long.MAX_VALUE,
                0,
                PeriodSet.first(1)));
    }

    private List<Event> convert(int lots, int margin, int efficiency) {
        return exchange.apply(new Command.Convert(
                COLLECTING,
                ++name,
                PUMP_POWER,
                PERIOD,
                lots,
                margin,
                Long.MAX_VALUE,
                List.of(new Command.Convert.Output(PUMP_HEAT, efficiency))));
    }

    private List<Event.AuctionTraded> auction() {
        List<Event> events = new ArrayList<>(exchange.apply(new Command.Advance(OPENING)));
        return events.stream()
                .flatMap(event -> event instanceof Event.AuctionTraded trade ? Stream.of(trade) : Stream.empty())
                .toList();
    }

    private static boolean isRejected(List<Event> events, Rule rule) {
        return events.get(0) instanceof Event.Rejected rejected && rejected.rule() == rule;
    }

    @Test
    void bothLegsTradeAtThePricesOfTheirBuses() {
        order(POWER, Side.SELL, 30, 20);
        order(HEAT, Side.BUY, 30, 15);
        convert(15, 1, 3_000_000);
        List<Event.AuctionTraded> trades = auction();
        assertThat(trades).hasSize(4);
        assertThat(exchange.view(PERIOD, POWER).position(PUMP_POWER)).isEqualTo(10);
        assertThat(exchange.view(PERIOD, HEAT).position(PUMP_HEAT)).isEqualTo(-30);
        assertThat(exchange.restingOrders()).containsEntry(3L, 5);
    }

    @Test
    void neitherLegTradesWhereOneBookIsEmpty() {
        order(POWER, Side.SELL, 30, 20);
        order(POWER, Side.BUY, 4, 25);
        convert(15, 1, 3_000_000);
        assertThat(auction()).hasSize(2);
        assertThat(exchange.view(PERIOD, POWER).position(PUMP_POWER)).isZero();
        assertThat(exchange.restingOrders()).containsEntry(3L, 15);
    }

    /** What is left of an order, and not what it has traded, counts against the caps of its legs. */
    @Test
    void whatIsOfferedAndTradedCountsOnceAgainstEachCap() {
        order(POWER, Side.SELL, 30, 20);
        order(HEAT, Side.BUY, 30, 15);
        assertThat(isRejected(convert(21, 1, 2_000_000), Rule.BUY_CAP)).isTrue();
        assertThat(isRejected(convert(16, 1, 3_000_000), Rule.SELL_CAP)).isTrue();
        convert(15, 1, 3_000_000);
        assertThat(isRejected(order(PUMP_HEAT, Side.SELL, 1, 50), Rule.SELL_CAP))
                .isTrue();
        auction();
        assertThat(isRejected(late(PUMP_HEAT, 1), Rule.SELL_CAP)).isTrue();
        exchange.apply(new Command.Cancel(OPENING, 5));
        long room = 45 - 30;
        assertThat(isRejected(late(PUMP_HEAT, (int) room + 1), Rule.SELL_CAP)).isTrue();
        assertThat(late(PUMP_HEAT, (int) room).get(0)).isInstanceOf(Event.Accepted.class);
    }

    /** 11 lots of heat need 4.4 of electricity: 5 are bought, and of the 10 left 25 are offered. */
    @Test
    void whatRoundingLosesIsNoLongerOffered() {
        order(POWER, Side.SELL, 30, 20);
        order(HEAT, Side.BUY, 11, 15);
        convert(15, 1, 2_500_000);
        auction();
        assertThat(exchange.view(PERIOD, POWER).position(PUMP_POWER)).isEqualTo(5);
        assertThat(exchange.view(PERIOD, HEAT).position(PUMP_HEAT)).isEqualTo(-11);
        int room = 45 - 11 - 25;
        assertThat(isRejected(late(PUMP_HEAT, room + 1), Rule.SELL_CAP)).isTrue();
        assertThat(late(PUMP_HEAT, room).get(0)).isInstanceOf(Event.Accepted.class);
    }

    @Test
    void aRefusedChangeTellsTheRoomThatIsLeft() {
        convert(15, 1, 3_000_000);
        assertThat(exchange.apply(new Command.Replace(COLLECTING, 1, 25, 1)))
                .containsExactly(new Event.Rejected(1, Rule.BUY_CAP, 20 - 15));
        assertThat(exchange.apply(new Command.Replace(COLLECTING, 1, 16, 1)))
                .containsExactly(new Event.Rejected(1, Rule.SELL_CAP, 0));
        assertThat(exchange.restingOrders()).containsEntry(1L, 15);
    }

    @Test
    void nothingButCancelsIsTakenWhileTradingIsHalted() {
        convert(15, 1, 3_000_000);
        exchange.apply(new Command.Halt(COLLECTING, PERIOD));
        assertThat(isRejected(convert(1, 1, 3_000_000), Rule.HALTED)).isTrue();
        assertThat(isRejected(exchange.apply(new Command.Replace(COLLECTING, 1, 10, 1)), Rule.HALTED))
                .isTrue();
        assertThat(exchange.restingOrders()).containsEntry(1L, 15);
        assertThat(exchange.apply(new Command.Cancel(COLLECTING, 1)).get(0)).isInstanceOf(Event.Cancelled.class);
    }

    private List<Event> late(int portfolio, int lots) {
        return exchange.apply(new Command.Submit(
                OPENING,
                ++name,
                OrderType.LIMIT,
                Side.SELL,
                false,
                portfolio,
                PERIOD,
                lots,
                90,
                0,
                Long.MAX_VALUE,
                0,
                PeriodSet.first(1)));
    }

    @Test
    void outputsAreOtherBooksOfTheSameParticipant() {
        Command.Convert.Output own = new Command.Convert.Output(PUMP_POWER, 3_000_000);
        Command.Convert.Output others = new Command.Convert.Output(HEAT, 3_000_000);
        for (Command.Convert.Output output : List.of(own, others)) {
            assertThat(isRejected(
                            exchange.apply(new Command.Convert(
                                    COLLECTING, 9, PUMP_POWER, PERIOD, 5, 0, Long.MAX_VALUE, List.of(output))),
                            Rule.CONVERSION))
                    .isTrue();
        }
        assertThat(isRejected(
                        exchange.apply(new Command.Convert(
                                COLLECTING, 9, PUMP_POWER, PERIOD, 5, 0, Long.MAX_VALUE, List.of())),
                        Rule.CONVERSION))
                .isTrue();
    }
}
