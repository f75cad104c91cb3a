package org.rexnet.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.network.Line;
import org.rexnet.network.Pipe;

class SettlementTest {

    private static final int HOUR = 60;
    private static final long LOT = 1000;

    static LongStream seeds() {
        return Draws.seeds(200, 10_000);
    }

    private static ImbalanceRule rule(String name) {
        return switch (name) {
            case "single" -> new ImbalanceRule.Single();
            case "dual" -> new ImbalanceRule.Dual();
            case "separated" -> new ImbalanceRule.Separated(1.5);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Imbalances of -30, +10 and -5 lots at a price of 80 where the market's was 50, and of +30, -10 and +5 at 20. */
    @ParameterizedTest
    @CsvSource({
        "single,    -30, 10, -5, 80, -2400,  800, -400,   0, 2000",
        "dual,      -30, 10, -5, 80, -2400,  500, -400, 300, 2000",
        "separated, -30, 10, -5, 80, -2850,  500, -475, 825, 2000",
        "single,     30, -10, 5, 20,   600, -200,  100,   0, -500",
        "dual,       30, -10, 5, 20,   600, -500,  100, 300, -500",
        "separated,  30, -10, 5, 20,   150, -500,   25, 825, -500",
    })
    void everybodyPaysWhatTheRuleSays(
            String name, int a, int b, int c, int pi, long cashA, long cashB, long cashC, long kept, long balancers) {
        Ledger ledger = new Ledger();
        long needed = -(a + b + c);
        List<Delivery> deliveries = List.of(
                new Delivery("a", "1", 0, a * LOT, 0),
                new Delivery("b", "1", 0, b * LOT, 0),
                new Delivery("c", "1", 0, c * LOT, 0),
                new Delivery("plant", "1", 0, needed * LOT, needed * LOT));

        DeliverySettlement.Outcome outcome =
                new DeliverySettlement(ledger, rule(name), HOUR).settle(1, deliveries, bus -> pi, bus -> 50);

        long unit = LOT * HOUR;
        assertThat(ledger.balance(Account.of("a"))).isEqualTo(cashA * unit);
        assertThat(ledger.balance(Account.of("b"))).isEqualTo(cashB * unit);
        assertThat(ledger.balance(Account.of("c"))).isEqualTo(cashC * unit);
        assertThat(ledger.balance(Account.of("plant"))).isEqualTo(balancers * unit);
        assertThat(ledger.balance(Account.IMBALANCE)).isEqualTo(kept * unit).isEqualTo(outcome.kept());
        assertThat(ledger.balance(Account.NETWORK)).isZero();
        assertThat(ledger.total()).isZero();
    }

    /** Who sells 100 lots at 50 and delivers nothing, where balancing costs 40 with a chance of 0.6 and 60 otherwise. */
    @ParameterizedTest
    @CsvSource({"single, 200", "dual, -400", "separated, -600"})
    void beingShortOnPurposePaysOnlyUnderASinglePrice(String name, long expected) {
        long tenths = 6 * profitOfBeingShort(rule(name), 40) + 4 * profitOfBeingShort(rule(name), 60);

        assertThat(tenths).isEqualTo(10 * expected * LOT * HOUR);
    }

    /** With a factor of 1.5: 51.5, 48.5, 53, 47, -48.5 and -51.5. */
    @ParameterizedTest
    @CsvSource({
        "-1, 51, 50, 52",
        "1, 49, 50, 49",
        "-1, 52, 50, 53",
        "1, 48, 50, 47",
        "-1, -49, -50, -48",
        "1, -51, -50, -51"
    })
    void aPriceThatAFactorMakesIsRoundedHalfUp(long imbalance, int balancing, int market, int expected) {
        assertThat(rule("separated").priceTicks(imbalance, imbalance, balancing, market))
                .isEqualTo(expected);
    }

    @Test
    void aFlatPriceLetsWhoeverIsLongOrShortPassItsCostOn() {
        assertThat(profitOfBeingShort(new ImbalanceRule.Flat(45), 200)).isEqualTo(500 * LOT * HOUR);
    }

    private static long profitOfBeingShort(ImbalanceRule rule, int pi) {
        Ledger ledger = new Ledger();
        new TradeSettlement(ledger, HOUR)
                .traded(
                        1,
                        ledger.number(Account.of("buyer")),
                        ledger.number(Account.of("attacker")),
                        Side.BUY,
                        50,
                        100,
                        0);
        List<Delivery> deliveries = List.of(
                new Delivery("attacker", "1", 100 * LOT, 0, 0),
                new Delivery("buyer", "1", -100 * LOT, -100 * LOT, 0),
                new Delivery("plant", "1", 0, 100 * LOT, 100 * LOT));
        new DeliverySettlement(ledger, rule, HOUR).settle(2, deliveries, bus -> pi, bus -> 50);
        assertThat(ledger.total()).isZero();
        return ledger.balance(Account.of("attacker"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPaidIsReceivedToTheLastUnit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Ledger ledger = new Ledger();
        TradeSettlement trades = new TradeSettlement(ledger, 15);
        List<String> names = List.of("a", "b", "c", "d", "e");
        long[] reserved = new long[names.size()];
        for (int k = 0; k < 30; k++) {
            int buyer = random.nextInt(names.size());
            int seller = random.nextInt(names.size());
            int lots = random.nextInt(1, 50);
            int price = random.nextInt(-200, 900);
            long fee = random.nextInt(4) == 0 ? random.nextLong(-500, 500) : 0;
            int incoming = ledger.number(Account.of(names.get(buyer)));
            trades.traded(k, incoming, ledger.number(Account.of(names.get(seller))), Side.BUY, price, lots, fee);
            reserved[buyer] -= lots * LOT;
            reserved[seller] += lots * LOT;
            assertThat(ledger.total()).isZero();
        }
        boolean onePrice = random.nextBoolean();
        int[] pi = random.ints(names.size(), -100, 300).toArray();
        int px = random.nextInt(-100, 300);
        ImbalanceRule rule = rule(List.of("single", "dual", "separated").get((int) (seed % 3)));
        List<Delivery> deliveries = new ArrayList<>();
        long left = 0;
        for (int i = 0; i < names.size(); i++) {
            long called = random.nextLong(-20_000, 20_000);
            long metered = i == names.size() - 1 ? -left : random.nextLong(-60_000, 60_000);
            left += metered;
            deliveries.add(
                    new Delivery(names.get(i), Integer.toString(onePrice ? 0 : i), reserved[i], metered, called));
        }
        long before = ledger.balance(Account.IMBALANCE);
        DeliverySettlement.Outcome outcome = new DeliverySettlement(ledger, rule, 15)
                .settle(99, deliveries, bus -> pi[Integer.parseInt(bus)], bus -> px);

        assertThat(ledger.total()).isZero();
        assertThat(outcome.imbalances()
                        + outcome.balancing()
                        + outcome.congestion()
                        + outcome.rounding()
                        + outcome.kept())
                .isZero();
        assertThat(ledger.balance(Account.IMBALANCE) - before).isEqualTo(outcome.kept());
        assertThat(outcome.rounding()).isZero();
        if (rule instanceof ImbalanceRule.Single) {
            assertThat(outcome.kept()).isZero();
        } else if (onePrice) {
            assertThat(outcome.kept()).isNotNegative();
        }
        if (onePrice) {
            assertThat(outcome.congestion()).isZero();
        }
        ledger.statements()
                .forEach(statement -> assertThat(statement.byPurpose().values().stream()
                                .mapToLong(u -> u)
                                .sum())
                        .isEqualTo(statement.total()));
    }

    @Test
    void anAmountBeyondALongIsRefusedAndNothingIsPosted() {
        Ledger ledger = new Ledger();
        int a = ledger.number(Account.of("a"));
        int b = ledger.number(Account.of("b"));
        ledger.move(1, Purpose.TRADE, a, b, Long.MAX_VALUE - 5);

        assertThatThrownBy(() -> ledger.move(2, Purpose.TRADE, a, b, 100)).isInstanceOf(ArithmeticException.class);
        assertThat(ledger.balance(Account.of("a"))).isEqualTo(-(Long.MAX_VALUE - 5));
        assertThat(ledger.balance(Account.of("b"))).isEqualTo(Long.MAX_VALUE - 5);
        assertThatThrownBy(() -> ledger.move(0, Purpose.TRADE, a, b, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 comes after 1");
        assertThatThrownBy(() -> MoneyUnit.units(1 << 22, Long.MAX_VALUE / 1000, 60))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void postingsReadAgainGiveTheSameBalances() {
        List<Runnable> journal = new ArrayList<>();
        Ledger again = new Ledger();
        Ledger ledger = new Ledger(
                (event, purpose, from, to, units) -> journal.add(() -> again.move(event, purpose, from, to, units)));
        new TradeSettlement(ledger, HOUR).auctioned(1, ledger.number(Account.of("a")), Side.BUY, 40, 3);
        new TradeSettlement(ledger, HOUR).auctioned(1, ledger.number(Account.of("b")), Side.SELL, 25, 3);
        assertThat(new TradeSettlement(ledger, HOUR).auctionOver(2)).isEqualTo(45 * LOT * HOUR);
        journal.forEach(Runnable::run);

        for (Account account : ledger.accounts()) {
            assertThat(again.balance(account)).isEqualTo(ledger.balance(account));
        }
        assertThat(ledger.balance(Account.NETWORK)).isEqualTo(45 * LOT * HOUR);
        assertThat(ledger.balance(Account.AUCTION)).isZero();
    }

    @Test
    void lossesArePaidFromSurplusThenByThoseWhoWithdrawAndTheRestIsCredited() {
        Ledger ledger = new Ledger();
        ledger.move(1, Purpose.AUCTION_SURPLUS, Account.AUCTION, Account.NETWORK, 100);
        ledger.move(1, Purpose.TRADE, Account.LOSS, Account.of("plant"), 130);
        List<NetworkUse.Withdrawal> users =
                List.of(new NetworkUse.Withdrawal("a", 2000), new NetworkUse.Withdrawal("b", 1000));
        divide(2, ledger, true, users);

        assertThat(ledger.balance(Account.NETWORK)).isZero();
        assertThat(ledger.balance(Account.of("a"))).isEqualTo(-20);
        assertThat(ledger.balance(Account.of("b"))).isEqualTo(-10);
        assertThat(ledger.balance(Account.LOSS)).isZero();

        ledger.move(3, Purpose.AUCTION_SURPLUS, Account.AUCTION, Account.NETWORK, 100);
        divide(4, ledger, false, users);
        assertThat(ledger.balance(Account.NETWORK)).isEqualTo(100);
        divide(5, ledger, true, users);
        assertThat(ledger.balance(Account.of("a"))).isEqualTo(46);
        assertThat(ledger.balance(Account.of("b"))).isEqualTo(23);
        assertThat(ledger.balance(Account.NETWORK)).isEqualTo(1);
        assertThat(ledger.total()).isZero();
    }

    private static void divide(long event, Ledger ledger, boolean rebate, List<NetworkUse.Withdrawal> users) {
        NetworkUse use = new NetworkUse(ledger, rebate);
        use.cover(event, users, Math.max(0, -ledger.balance(Account.LOSS)), ledger.balance(Account.NETWORK));
        use.credit(event, users, ledger.balance(Account.NETWORK));
    }

    /**
     * <pre>
     * 1: 30 lots too many, wind down at 0 ----- 10 lots ----- 2: 25 lots short, plant at 80, shed at 900
     * </pre>
     */
    @Test
    void whatCanStillMoveBalancesWithinWhatLinesCarry() {
        Study study =
                Study.builder("pair").buses("1", "2").line("1", "2", 0.1, 10).build();
        MarketRules rules = MarketRules.plain(1);
        Balancing.Dispatch dispatch = new Balancing(study, 0, rules, new StandardSolver())
                .dispatch(
                        Map.of("1", 30 * LOT, "2", -25 * LOT),
                        List.of(
                                new BalancingOffer("wind", "1", Side.BUY, 30 * LOT, 0),
                                new BalancingOffer("plant", "2", Side.SELL, 8 * LOT, 80),
                                new BalancingOffer("town", "2", Side.SELL, 100 * LOT, 900)))
                .orElseThrow();

        assertThat(dispatch.calls()).containsExactly(-20 * LOT, 8 * LOT, 7 * LOT);
        assertThat(dispatch.price("1")).isZero();
        assertThat(dispatch.price("2")).isEqualTo(900);
    }

    @Test
    void theNetworkCarriesWhatItCanInThePeriod() {
        Study study = Study.builder("pair")
                .hours(2)
                .buses("1", "2")
                .add(LineOperation.builder(Line.of("1-2", "1", "2", 0.1, 10))
                        .maxPu(Profile.of(new double[] {1, 0.3}))
                        .build())
                .build();
        List<BalancingOffer> offers = List.of(
                new BalancingOffer("wind", "1", Side.BUY, 20 * LOT, 0),
                new BalancingOffer("plant", "2", Side.SELL, 20 * LOT, 80));

        for (int snapshot = 0; snapshot < 2; snapshot++) {
            long carried = snapshot == 0 ? 10 * LOT : 3 * LOT;
            assertThat(new Balancing(study, snapshot, MarketRules.plain(1), new StandardSolver())
                            .dispatch(Map.of("1", 20 * LOT, "2", -20 * LOT), offers)
                            .orElseThrow()
                            .calls())
                    .containsExactly(carried - 20 * LOT, 20 * LOT - carried);
        }
    }

    @Test
    void whereTooLittleCanMoveThereIsNoDispatch() {
        Study study = Study.builder("one").buses("1").build();

        assertThat(new Balancing(study, 0, MarketRules.plain(1), new StandardSolver())
                        .dispatch(Map.of("1", -5 * LOT), List.of()))
                .isEmpty();
    }

    /** A kilometre at 0.2 W/(m K), 70 degrees out and 40 back in ground of 10: 18 kW, which the network account owes half at each end. */
    @Test
    void aPipeLosesHalfOfItsStandingLossAtEachEnd() {
        PipeOperation pipe = PipeOperation.builder(new Pipe("pipe", "plant", "town", 1, 0.2, 0.2, 5))
                .build();
        double atPlant = pipe.standingLossMw(HeatSchedule.standard("plant"), 0);
        double atTown = pipe.standingLossMw(HeatSchedule.standard("town"), 0);
        assertThat(atPlant).isCloseTo(0.009, within(1e-12));
        assertThat(atPlant + atTown).isCloseTo(0.018, within(1e-12));
    }
}
