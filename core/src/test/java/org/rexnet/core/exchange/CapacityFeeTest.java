package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.market.MarketRules;

/** Fees are growths of a potential (rule R12): what is paid does not depend on the path. */
class CapacityFeeTest {

    private static final int HOUR = 60;
    private static final long LOT_TICK = 1000L * HOUR;
    private static final MarketRules RULES = MarketRules.plain(1).withCapacityFee(10);

    /** One branch of 40 lots from bus 0 to bus 1. */
    private static Flows branch(MarketRules rules) {
        Grid grid = Grid.builder("electricity")
                .bus("1")
                .bus("2")
                .branch(new GridBranch("12", 40, 40).withLoss(0.025), 1, 0)
                .build();
        return new Flows(grid, rules, Edition.LATEST, 1000, CapacityFees.of(grid, rules));
    }

    private static long pay(Flows flows, int lots) {
        int seller = lots > 0 ? 0 : 1;
        long fee = flows.fee(seller, 1 - seller, Math.abs(lots), HOUR);
        flows.trade(seller, 1 - seller, Math.abs(lots));
        return fee;
    }

    /** Steps in tenths of the limit; fees in tenths of a tick x lots. */
    @ParameterizedTest
    @CsvSource({"8, 144", "2 2 2 2, 144", "9 -1, 144", "6 3 -1, 144", "10 -10, 0"})
    void everyPathToAFlowCostsTheSame(String steps, long tenths) {
        Flows flows = branch(RULES);
        long paid = Arrays.stream(steps.split(" ", -1))
                .mapToLong(step -> pay(flows, 4 * Integer.parseInt(step)))
                .sum();
        assertThat(paid).isEqualTo(tenths * LOT_TICK / 10);
    }

    /** A fortieth of each lot is lost, at 40 ticks: a tick for each lot of flow, either way, and back for each lot less. */
    @ParameterizedTest
    @CsvSource({"1, 4", "10 -10, 0", "2 -5, 12", "-3 3, 0", "-3 -2 6, 4"})
    void whatATradeLetsTheNetworkLoseIsPaidWhateverThePath(String steps, long ticks) {
        Flows flows = branch(MarketRules.plain(1).withLosses(40));
        long paid = Arrays.stream(steps.split(" ", -1))
                .mapToLong(step -> pay(flows, 4 * Integer.parseInt(step)))
                .sum();
        assertThat(paid).isEqualTo(ticks * LOT_TICK);
    }

    @Test
    void noTradePaysForLossesWhereTheOverlapDoesNotCoverThem() {
        Flows flows = branch(MarketRules.plain(1).withLosses(80));
        assertThat(flows.carried(0, 1, 10, 1)).isZero();
        assertThat(flows.carried(0, 1, 10, 2)).isEqualTo(10);
        flows.trade(1, 0, 3);
        assertThat(flows.carried(0, 1, 10, 1)).isEqualTo(3);
    }

    @Test
    void aFeeIsRoundedUpAndReliefIsPaidLess() {
        Flows flows = branch(RULES);
        flows.trade(0, 1, 37);
        long fee = flows.fee(0, 1, 1, 1);
        flows.trade(0, 1, 1);
        long relief = flows.fee(1, 0, 1, 1);
        assertThat(fee + relief).isEqualTo(1);
    }

    /** Mean fee of a lot between 0.7 and 0.75 of the limit: 2.03 ticks; of one between 0.75 and 0.8: 3.03. */
    @Test
    void tradeStopsWhereTheLastLotsFeeExceedsTheOverlap() {
        Flows flows = branch(RULES);
        assertThat(flows.carried(0, 1, 39, 3)).isEqualTo(30);
        assertThat(flows.carried(0, 1, 39, 0)).isEqualTo(20);
        flows.trade(0, 1, 30);
        assertThat(flows.pays(0, 1, 3)).isFalse();
        assertThat(flows.pays(0, 1, 4)).isTrue();
        assertThat(flows.carried(1, 0, 39, 0)).isEqualTo(39);
    }

    static LongStream seeds() {
        return Draws.seeds(6, 300);
    }

    /** P8, after every trade: revenue = growth of all potentials since trading began, and at most a unit a trade above it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void revenueIsTheGrowthOfPotentialsWhateverThePath(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Grid grid = seed % 2 == 0 ? ExampleGrids.case5(0.05) : ExampleGrids.case14(12);
        MarketRules rules = MarketRules.plain(4)
                .withBand(0, 100)
                .withCapacityFee((int) (seed % 17))
                .withLosses((int) (1 + seed % 3) * 40);
        RandomHistory history = new RandomHistory(random, List.of(grid), rules, 500);
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(List.of(grid), rules, RandomHistory.PERIODS, 1 << 20), AuctionResult::nothing, 16);
        PlainExchange plain = new PlainExchange(List.of(grid), rules, Edition.LATEST, RandomHistory.PERIODS, 1 << 20);
        history.opening().forEach(command -> plain.apply(command, exchange.apply(command)));
        long[] revenue = new long[RandomHistory.PERIODS.count()];
        int[] trades = new int[revenue.length];
        for (int k = 0; k < 500; k++) {
            Command command = history.next();
            List<Event> told = exchange.apply(command);
            plain.apply(command, told);
            for (Event event : told) {
                if (event instanceof Event.Traded trade) {
                    revenue[trade.book()] += trade.fee();
                    trades[trade.book()]++;
                }
            }
            for (PlainBook book : plain.state().books) {
                long potential = floor(PlainFees.potential(book), RandomHistory.PERIODS.minutes());
                assertThat(revenue[book.period])
                        .as("seed %d, command %d", seed, k)
                        .isBetween(potential, potential + trades[book.period] + 1)
                        .isNotNegative();
            }
        }
        assertThat(Arrays.stream(revenue).sum()).isPositive();
    }

    private static long floor(BigInteger potential, int minutes) {
        return potential
                .multiply(BigInteger.valueOf(minutes))
                .divide(BigInteger.valueOf(3).shiftLeft(Grid.FRACTION_BITS))
                .longValueExact();
    }
}
