package org.rexnet.core.clearing.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.ExampleGrids;
import org.rexnet.core.exchange.ExchangeSetup;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;

/** PJM's five buses as an opening auction of the exchange: the dispatch and the prices that are published. */
class OpeningAuctionTest {

    private static final DeliveryPeriods PERIODS = new DeliveryPeriods(Instant.parse("2026-01-01T00:00:00Z"), 60, 3);
    private static final long COLLECTING = PERIODS.startMillis(0) + 30 * 60_000;

    /** Lots of 1 kW, ticks of a cent: buses 1 to 5 are A to E. */
    @Test
    void theOpeningAuctionFindsThePublishedDispatch() {
        MarketRules rules = MarketRules.plain(1)
                .withLot(0.001)
                .withTick(0.01)
                .withBand(0, 100_000)
                .withLeast(1, 64);
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(List.of(ExampleGrids.case5(1)), rules, PERIODS, 100_000_000),
                new AuctionClearing(new StandardSolver(), 100_000, 0),
                16);
        int[][] plants = {
            {0, 40_000, 1400}, {0, 170_000, 1500}, {2, 520_000, 3000}, {3, 200_000, 4000}, {4, 600_000, 1000}
        };
        int[][] loads = {{1, 300_000}, {2, 300_000}, {3, 400_000}};
        List<Command> commands = new ArrayList<>(List.of(new Command.Open(COLLECTING)));
        for (int[] plant : plants) {
            add(commands, plant[0], Side.SELL, plant[1], plant[2]);
        }
        for (int[] load : loads) {
            add(commands, load[0], Side.BUY, load[1], 100_000);
        }
        commands.add(new Command.Advance(PERIODS.startMillis(1)));
        Map<Long, Integer> lots = new TreeMap<>();
        List<Integer> prices = new ArrayList<>();
        double surplus = 0;
        for (Command command : commands) {
            for (Event event : exchange.apply(command)) {
                if (event instanceof Event.AuctionTraded trade) {
                    lots.merge(trade.order(), trade.lots(), Integer::sum);
                    surplus -= trade.side().sign() * 0.001 * trade.lots() * 0.01 * trade.priceTicks();
                } else if (event instanceof Event.AuctionPrice price) {
                    prices.add(price.priceTicks());
                }
            }
        }
        assertThat(prices).containsExactly(1698, 2638, 3000, 3994, 1000);
        assertThat(lots.get(1L)).isEqualTo(40_000);
        assertThat(lots.get(2L)).isEqualTo(170_000);
        assertThat((double) lots.getOrDefault(3L, 0)).isCloseTo(323_494.85, within(300.0));
        assertThat(lots).doesNotContainKey(4L);
        assertThat((double) lots.getOrDefault(5L, 0)).isCloseTo(466_505.15, within(300.0));
        assertThat(surplus).isCloseTo(14_957.29, within(15.0));
    }

    private static void add(List<Command> commands, int bus, Side side, int lots, int ticks) {
        int number = commands.size() / 2;
        commands.add(new Command.AddPortfolio(COLLECTING, number, 0, bus, 1_000_000, 1_000_000));
        commands.add(new Command.Submit(
                COLLECTING,
                number + 1,
                OrderType.LIMIT,
                side,
                false,
                number,
                2,
                lots,
                ticks,
                0,
                Long.MAX_VALUE,
                0,
                PeriodSet.first(1)));
    }
}
