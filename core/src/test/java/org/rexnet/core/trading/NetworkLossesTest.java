package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.Purpose;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.network.Pipe;

/** What pipes lose is bought by the network, settled at delivery and paid by those who use it, or by each trade at the margin. */
class NetworkLossesTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final int HOUR = 60;

    /** A boiler of 5 MW at 60 per MWh and homes of 4 MW; the pipe between loses a tenth of its flow, and 18 kW that stand. */
    private static StudyMarket market(MarketSettings.Loss loss, double lossPrice) {
        MarketSettings.SettlementRules rules = new MarketSettings.SettlementRules(
                MarketSettings.Imbalance.SINGLE, 1, 0, MarketSettings.Surplus.REBATE, 0, loss, lossPrice);
        return StudyMarket.of(Study.builder("heat")
                .settings(Settings.DEFAULTS.withMarket(MarketSettings.DEFAULTS.withSettlement(rules)))
                .horizon(Horizon.from(START, Duration.ofHours(1), 1))
                .bus("plant", "heat")
                .bus("far", "heat")
                .add(PipeOperation.builder(new Pipe("main", "plant", "far", 1, 0.2, 0.2, 5))
                        .lossPerMw(0.1)
                        .build())
                .generator("boiler", "plant", 5, 60)
                .load("homes", "far", 4)
                .build());
    }

    private static TradeRun run(StudyMarket market, String time) {
        String rows = "time,order,participant,place,period,side,mw,price,command\n"
                + time + ",b,boiler,plant,0,sell,5,60,\n"
                + ",h,homes,far,0,buy,4,100,\n"
                + "2029-12-31 20:00,,,,,,,,advance\n";
        return TradedRows.of(market, rows);
    }

    private static List<Delivery> ofNetwork(TradeRun run) {
        return run.delivery().settled().stream()
                .flatMap(settled -> settled.deliveries().stream())
                .filter(delivery -> delivery.account().equals(Account.LOSS))
                .toList();
    }

    /**
     * 4 MW flow after the opening auction, of which a tenth is lost: the network buys half of 0.4 MW at each end, besides 9 kW that stand.
     */
    @Test
    void lossesThatGrowWithFlowAreBoughtAfterAuctions() {
        TradeRun run = run(market(MarketSettings.Loss.SHARED, 0), "2029-12-30 23:30");

        assertThat(run.session().position("network", "plant", 0)).isCloseTo(0.209, within(0.003));
        assertThat(run.session().position("network", "far", 0)).isCloseTo(0.209, within(0.003));
        assertThat(run.history().ledger().total()).isZero();
        assertThat(run.market().money(run.history().ledger().balance(Account.LOSS)))
                .isBetween(0.0, 1e-6);
    }

    /** A boiler that asks for a tick less than the band's end, and nobody else: 18 kW stand, whatever flows. */
    @Test
    void whatStandsIsBoughtAtTheOpeningWhateverItCosts() {
        StudyMarket market = market(MarketSettings.Loss.SHARED, 0);
        double dear = market.price(market.rules().highestTicks() - 1);
        String rows =
                "time,order,participant,place,period,side,mw,price,command\n2029-12-30 23:30,b,boiler,plant,0,sell,5,"
                        + dear + ",\n2029-12-31 00:10,,,,,,,,advance\n";
        StandardSolver solver = new StandardSolver();
        TradingSession session = TradingSession.of(market, solver);
        OrderFile.read("orders.csv", rows, market).play(session, OrderFile.Watcher.NONE);

        // A tenth of what flows to the far end is lost besides, half of it at each end.
        assertThat(session.position("network", "plant", 0)).isBetween(0.009, 0.0096);
        assertThat(session.position("network", "far", 0)).isBetween(0.009, 0.0096);
        assertThat(session.position("boiler", "plant", 0)).isBetween(-0.0192, -0.018);
    }

    /** While f = 4 MW + 9 kW + f / 20 flow into the pipe's far end, f / 20 + 9 kW = 0.22 MW are lost at each end. */
    @Test
    void whatIsLostBeyondWhatWasBoughtIsTheNetworksImbalance() {
        StudyMarket market = market(MarketSettings.Loss.SHARED, 0);
        TradeRun run = run(market, "2029-12-30 23:30");
        Ledger ledger = run.history().ledger();

        List<Delivery> network = ofNetwork(run);
        assertThat(network).hasSize(2).allSatisfy(delivery -> {
            assertThat(market.mw(delivery.metered()) / 1000).isCloseTo(-0.22, within(1e-6));
            assertThat(delivery.called()).isZero();
            assertThat(delivery.imbalance()).isNegative();
        });
        long paid = network.stream()
                .mapToLong(delivery -> MoneyUnit.units(6000, delivery.imbalance(), HOUR))
                .sum();
        assertThat(ledger.turnover(Account.LOSS, Purpose.IMBALANCE)).isEqualTo(paid);
        assertThat(ledger.turnover(Account.of("boiler"), Purpose.BALANCING)).isEqualTo(-paid);
        assertThat(ledger.balance(Account.IMBALANCE)).isZero();
        long cost =
                -ledger.turnover(Account.LOSS, Purpose.AUCTION) - ledger.turnover(Account.LOSS, Purpose.TRADE) - paid;
        assertThat(-ledger.turnover(Account.of("homes"), Purpose.LOSS)).isEqualTo(cost);
        assertThat(market.money(cost)).isCloseTo(0.44 * 60, within(1e-4));
        assertThat(ledger.total()).isZero();
    }

    /**
     * Of 4 MW and 9 kW at the far end in the first hour and 2 MW and 9 kW in the second, 95 % arrive; 10 % are lost over the whole pipe,
     * and 18 kW stand.
     */
    @Test
    void whoWithdrawsInAPeriodPaysForItsLosses() {
        StudyMarket market = StudyMarket.of(Study.builder("heat")
                .settings(Settings.DEFAULTS.withMarket(MarketSettings.DEFAULTS))
                .horizon(Horizon.from(START, Duration.ofHours(1), 2))
                .bus("plant", "heat")
                .bus("far", "heat")
                .add(PipeOperation.builder(new Pipe("main", "plant", "far", 1, 0.2, 0.2, 6))
                        .lossPerMw(0.1)
                        .build())
                .generator("boiler", "plant", 6, 60)
                .load("homes", "far", 4, 0)
                .load("school", "far", 0, 2)
                .build());
        String rows = "time,order,participant,place,period,side,mw,price,command\n"
                + "2029-12-31 10:00,b0,boiler,plant,0,sell,6,60,\n"
                + ",b1,boiler,plant,1,sell,6,60,\n"
                + ",h,homes,far,0,buy,4,100,\n"
                + ",s,school,far,1,buy,2,100,\n";
        TradeRun run = TradedRows.of(market, rows);
        Ledger ledger = run.history().ledger();

        assertThat(market.money(-ledger.turnover(Account.of("homes"), Purpose.LOSS)))
                .isCloseTo(60 * (0.1 * 4.009 / 0.95 + 0.018), within(1e-3));
        assertThat(market.money(-ledger.turnover(Account.of("school"), Purpose.LOSS)))
                .isCloseTo(60 * (0.1 * 2.009 / 0.95 + 0.018), within(1e-3));
        assertThat(ledger.turnover(Account.of("boiler"), Purpose.LOSS)).isZero();
        assertThat(market.money(ledger.balance(Account.LOSS))).isBetween(0.0, 1e-6);
        assertThat(ledger.total()).isZero();
    }

    /** After the opening, homes trade 4 MW and pay for a tenth of it at 50 per MWh; what losses cost beyond these 20 is shared. */
    @Test
    void aTradePaysForWhatItLetsPipesLose() {
        StudyMarket market = market(MarketSettings.Loss.MARGINAL, 50);
        TradeRun run = run(market, "2029-12-31 10:00");
        Ledger ledger = run.history().ledger();

        long fee = MoneyUnit.unitsOfLots(
                        5000, 4_000_000 / Math.round(1e6 * market.rules().lotMw()), HOUR)
                / 10;
        assertThat(market.money(fee)).isCloseTo(20, within(1e-9));
        assertThat(ledger.turnover(Account.of("homes"), Purpose.FEE)).isEqualTo(-fee);
        assertThat(ledger.turnover(Account.FEE, Purpose.FEE)).isEqualTo(fee);
        assertThat(ledger.turnover(Account.FEE, Purpose.LOSS)).isEqualTo(-fee);
        assertThat(ledger.balance(Account.FEE)).isZero();
        long cost = -ledger.turnover(Account.LOSS, Purpose.AUCTION)
                - ledger.turnover(Account.LOSS, Purpose.TRADE)
                - ledger.turnover(Account.LOSS, Purpose.IMBALANCE);
        assertThat(market.money(cost)).isCloseTo(0.44 * 60, within(1e-4));
        assertThat(ledger.turnover(Account.of("homes"), Purpose.LOSS)).isEqualTo(fee - cost);
        assertThat(ledger.balance(Account.LOSS)).isZero();
        assertThat(ledger.total()).isZero();
    }

    /** At 500 per MWh a MW costs 50 to lose: more than the 40 between the limits. Network auctions charge no fee. */
    @Test
    void nothingIsTradedBetweenAuctionsThatLosesMoreThanItIsWorth() {
        StudyMarket market = market(MarketSettings.Loss.MARGINAL, 500);
        TradeRun run = run(market, "2029-12-31 10:00");

        int homes = market.findPortfolio("homes", "far").orElseThrow().number();
        assertThat(run.history().trades().stream().filter(trade -> trade.buyer() == homes))
                .hasSize(1)
                .allSatisfy(trade -> assertThat(trade.seller()).isEqualTo(-1));
        assertThat(run.history().ledger().balance(Account.FEE)).isZero();
    }
}
