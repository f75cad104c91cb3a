package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

/** Orders that are good until a time end in its order, and are forgotten when they end otherwise. */
class ExpiriesTest {

    private static final long OPENING = RandomHistory.PERIODS.startMillis(0) - 50 * 60_000;

    static LongStream seeds() {
        return Draws.seeds(10, 1000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEarliestEndIsNextWhateverElseEnds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Orders orders = new Orders(16);
        Expiries expiries = orders.expiries();
        List<Integer> waiting = new ArrayList<>();
        for (int k = 1; k <= 500; k++) {
            int draw = random.nextInt(5);
            if (draw < 3 || waiting.isEmpty()) {
                int slot = orders.add();
                orders.id(slot, k);
                orders.offer(slot, 1, 0, 0, 0);
                orders.enter(slot);
                orders.ensureTerms(slot).expiry = random.nextInt(50);
                expiries.add(slot);
                waiting.add(slot);
            } else if (draw == 3) {
                orders.release(waiting.remove(random.nextInt(waiting.size())));
            } else {
                int slot = expiries.take();
                assertThat(waiting.remove((Integer) slot)).isTrue();
                orders.release(slot);
            }
            assertThat(expiries.size()).isEqualTo(waiting.size());
            assertThat(expiries.next())
                    .isEqualTo(waiting.stream()
                            .mapToLong(slot -> orders.terms(slot).expiry)
                            .min()
                            .orElse(Terms.NEVER));
        }
    }

    /** However many orders came and were taken back, all that an exchange remembers is as large as after few. */
    @Test
    void aFloodOfOrdersThatAreTakenBackLeavesNothingBehind() {
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(
                        List.of(Grid.lone("electricity", "bus")),
                        MarketRules.plain(4).withBand(0, 100),
                        RandomHistory.PERIODS,
                        1 << 20),
                NetworkAuction.NONE,
                16);
        exchange.apply(new Command.AddPortfolio(OPENING, 0, 0, 0, 10, 10));
        exchange.apply(new Command.Open(OPENING));
        flood(exchange, 1, 100);
        int few = remembered(exchange);
        flood(exchange, 101, 50_000);
        assertThat(remembered(exchange)).isEqualTo(few);
    }

    /** Names of their own and one that is used over and over. */
    private static void flood(ReservationExchange exchange, long first, int count) {
        for (long name = first; name < first + count; name++) {
            submitAndCancel(exchange, name + 1);
            submitAndCancel(exchange, 1);
        }
    }

    private static void submitAndCancel(ReservationExchange exchange, long name) {
        List<Event> told = exchange.apply(new Command.Submit(
                OPENING,
                name,
                OrderType.LIMIT,
                Side.SELL,
                false,
                0,
                0,
                5,
                50,
                0,
                OPENING + 60_000,
                0,
                PeriodSet.first(1)));
        assertThat(told).contains(new Event.Rested(name, 0, 5));
        assertThat(exchange.apply(new Command.Cancel(OPENING, name)))
                .containsExactly(new Event.Cancelled(name, 5, Event.Reason.REQUESTED));
    }

    private static int remembered(ReservationExchange exchange) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        exchange.keep(Snapshot.writing(kept));
        return kept.size();
    }
}
