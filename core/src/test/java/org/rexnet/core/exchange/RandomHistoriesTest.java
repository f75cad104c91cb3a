package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;

/**
 * The exchange answers as the rule book tells, event by event, whether orders stand in queues or in ladders; every second one is lost and
 * recovered from a snapshot now and then.
 */
class RandomHistoriesTest {

    private static final int GROSS = 1 << 20;
    private static final int RECOVERED_AFTER = 157;

    static LongStream seeds() {
        return Draws.seeds(24, 1000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalThePlainExchange(long seed) {
        compare(seed, edition(seed), Draws.count(1500, 10_000), new RandomAuction(new SplittableRandom(seed)));
    }

    /** Every third history is one of an earlier edition. */
    private static Edition edition(long seed) {
        Edition[] all = Edition.values();
        return seed % 3 == 0 ? all[(int) (seed / 3) % all.length] : Edition.LATEST;
    }

    /**
     * In the 51st a block joins a book to an auction, after which two orders of that book may trade; from the 100th to the 139th, blocks,
     * conversions and limits of few lots are hard to round.
     */
    static LongStream someSeeds() {
        LongStream hard = LongStream.rangeClosed(100, Draws.count(104, 139));
        return LongStream.concat(Draws.seeds(4, 100), LongStream.concat(LongStream.of(51), hard))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void equalThePlainExchangeWithTrueAuctions(long seed) {
        AuctionClearing auction = new AuctionClearing(new StandardSolver(), 100, 0);
        compare(seed, Edition.LATEST, 1500, call -> {
            long before = auction.failedRoundings();
            AuctionResult result = auction.clear(call);
            assertThat(auction.failedRoundings()).as("seed %d", seed).isEqualTo(before);
            return result;
        });
    }

    static Stream<Arguments> lopsidedSeeds() {
        return Arrays.stream(Edition.values())
                .flatMap(edition -> Draws.seeds(4, 100).mapToObj(seed -> Arguments.of(edition, seed)));
    }

    /** Lines carry more one way than the other, so that least quantities differ by direction, or do not by an earlier edition. */
    @ParameterizedTest
    @MethodSource("lopsidedSeeds")
    void equalThePlainExchangeWhereDirectionsDiffer(Edition edition, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double third = 1.0 / 3;
        Grid grid = Grid.builder("electricity")
                .bus("1")
                .bus("2")
                .bus("3")
                .branch(lopsided("12", random), third, -third, 0)
                .branch(lopsided("23", random), third, 2 * third, 0)
                .branch(lopsided("13", random), 2 * third, third, 0)
                .build();
        MarketRules rules =
                MarketRules.plain(4).withBand(0, 100).withLeast(4, 1).withAuctions(1, 2);
        compare(seed, edition, 1500, random, List.of(grid), rules, new RandomAuction(new SplittableRandom(seed)));
    }

    private static GridBranch lopsided(String id, SplittableRandom random) {
        return new GridBranch(id, 5.01 + random.nextInt(80), 5.01 + random.nextInt(80));
    }

    private static void compare(long seed, Edition edition, int length, NetworkAuction auction) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Grid> grids = grids((int) (seed % 5), random);
        MarketRules rules = MarketRules.plain(4)
                .withBand(0, 100)
                .withLeast(1 + random.nextInt(3), random.nextInt(3))
                .withAuctions(random.nextInt(3), random.nextInt(2) * 2)
                .withCapacityFee(seed % 3 == 1 ? 1 + (int) (seed % 29) : 0)
                .withLosses(seed % 4 == 3 ? 20 + (int) (seed % 41) : 0)
                .withAuctionsOnly(seed % 11 == 7);
        compare(seed, edition, length, random, grids, rules, auction);
    }

    private static void compare(
            long seed,
            Edition edition,
            int length,
            SplittableRandom random,
            List<Grid> grids,
            MarketRules rules,
            NetworkAuction auction) {
        RandomHistory history = new RandomHistory(random, grids, rules, length);
        ExchangeSetup setup = new ExchangeSetup(grids, rules, RandomHistory.PERIODS, GROSS);
        int longest = 2 * (int) (seed % 4);
        ReservationExchange exchange = new ReservationExchange(setup, auction, 16, longest, edition);
        PlainExchange plain = new PlainExchange(grids, rules, edition, RandomHistory.PERIODS, GROSS);
        for (Command command : history.opening()) {
            List<Event> told = exchange.apply(command);
            assertThat(told).isEqualTo(plain.apply(command, told));
        }
        for (int k = 0; k < length; k++) {
            Command command = history.next();
            if (seed % 2 == 0 && k % RECOVERED_AFTER == RECOVERED_AFTER - 1) {
                exchange = recovered(exchange, setup, auction, longest, edition);
            }
            List<Event> told = exchange.apply(command);
            List<Event> expected = plain.apply(command, told);
            assertThat(told).as("seed %d, command %d: %s", seed, k, command).isEqualTo(expected);
            if (!expected.isEmpty()) {
                checkPromises(exchange, plain.state(), seed, k, seed % 5 == 0 || k % 100 == 0);
            }
        }
    }

    /** Returns another exchange that has read all that one wrote. */
    private static ReservationExchange recovered(
            ReservationExchange exchange, ExchangeSetup setup, NetworkAuction auction, int longest, Edition edition) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        exchange.keep(Snapshot.writing(kept));
        ReservationExchange other = new ReservationExchange(setup, auction, 16, longest, edition);
        other.keep(Snapshot.reading(new ByteArrayInputStream(kept.toByteArray())));
        return other;
    }

    @Test
    void holdEveryKindOfEventAndRejection() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Grid> grids = grids((int) (seed % 5), random);
            MarketRules rules = MarketRules.plain(4).withBand(0, 100).withAuctions(1, 2);
            RandomHistory history = new RandomHistory(random, grids, rules, 2000);
            ReservationExchange exchange = new ReservationExchange(
                    new ExchangeSetup(grids, rules, RandomHistory.PERIODS, GROSS),
                    new RandomAuction(new SplittableRandom(seed)),
                    16);
            history.opening().forEach(exchange::apply);
            for (int k = 0; k < 2000; k++) {
                for (Event event : exchange.apply(history.next())) {
                    seen.merge(event.getClass().getSimpleName(), 1, Integer::sum);
                    if (event instanceof Event.Rejected rejected) {
                        seen.merge(rejected.rule().name(), 1, Integer::sum);
                    } else if (event instanceof Event.Cancelled cancelled) {
                        seen.merge(cancelled.reason().name(), 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(seen.keySet())
                .contains(Arrays.stream(Event.class.getPermittedSubclasses())
                        .filter(type -> type != Event.AuctionSlack.class)
                        .map(Class::getSimpleName)
                        .toArray(String[]::new))
                .contains(Arrays.stream(Event.Reason.values()).map(Enum::name).toArray(String[]::new))
                .contains(
                        "SELL_CAP",
                        "BUY_CAP",
                        "PERIOD",
                        "HALTED",
                        "COLLECTING",
                        "NOT_HALTED",
                        "NOT_FILLABLE",
                        "PARENT",
                        "EXPIRY",
                        "PEAK",
                        "LOTS",
                        "BAND",
                        "TIME",
                        "ORDER_NAME",
                        "UNKNOWN_ORDER",
                        "UNKNOWN_PORTFOLIO");
    }

    private static List<Grid> grids(int kind, SplittableRandom random) {
        double limit = 3 + random.nextInt(40) + 0.01;
        return switch (kind) {
            case 0 -> List.of(ExampleGrids.triangle(limit, 2 * limit, limit));
            case 1 -> List.of(ExampleGrids.case5(limit / 400));
            case 2 -> List.of(ExampleGrids.case14(limit));
            case 3 -> List.of(ExampleGrids.heat(2 * limit), ExampleGrids.station(limit, 2 * limit));
            default -> List.of(ExampleGrids.station(limit / 2, limit));
        };
    }

    /**
     * P1: flows are those of the positions and within the limits; P2: positions add up to what is shed less what is spilled; P3: no
     * crossing on an open pair.
     */
    private static void checkPromises(
            ReservationExchange exchange, PlainState state, long seed, int command, boolean pairs) {
        for (PlainBook book : state.books) {
            if (!book.isOpen()) {
                continue;
            }
            BookView view = exchange.view(book.period, book.gridNumber);
            int bought = book.positions.values().stream().mapToInt(lots -> lots).sum();
            assertThat(bought).isEqualTo(book.slackLots);
            book.positions.forEach(
                    (portfolio, lots) -> assertThat(view.position(portfolio)).isEqualTo(lots));
            for (int l = 0; l < book.grid.branches().size(); l++) {
                if (view.flow(l) != book.flow(l)) {
                    fail("seed %d, command %d: flow of branch %d is not that of the positions", seed, command, l);
                }
            }
            if (pairs && book.matches()) {
                checkPairs(state, book, view, seed, command);
            }
        }
    }

    private static void checkPairs(PlainState state, PlainBook book, BookView view, long seed, int command) {
        List<PlainOrder> bids = offering(state, book, Side.BUY);
        for (PlainOrder ask : offering(state, book, Side.SELL)) {
            for (PlainOrder bid : bids) {
                if (ask.limit <= bid.limit && state.participant(ask) != state.participant(bid)) {
                    int seller = state.bus(ask);
                    int buyer = state.bus(bid);
                    boolean pays = book.pays(seller, buyer, bid.limit - ask.limit);
                    assertThat(pays && book.isOpen(seller, buyer))
                            .as("seed %d, command %d: %d and %d cross", seed, command, ask.id, bid.id)
                            .isFalse();
                    assertThat(pays && view.isOpen(seller, buyer)).isFalse();
                }
            }
        }
    }

    private static List<PlainOrder> offering(PlainState state, PlainBook book, Side side) {
        return state.orders.stream()
                .filter(order -> order.side == side && offers(state, order, book))
                .toList();
    }

    private static boolean offers(PlainState state, PlainOrder order, PlainBook book) {
        return order.isVisible()
                && state.grid(order) == book.gridNumber
                && order.periods.contains(book.period)
                && order.shown(book.period) > 0;
    }
}
