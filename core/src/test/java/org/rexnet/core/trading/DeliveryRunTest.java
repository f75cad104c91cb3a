package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.Purpose;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;

/** What meters show is settled to a thousandth of a lot, at prices that no trade can move. */
class DeliveryRunTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final String HEADER = "time,order,participant,place,period,side,mw,price\n";
    /** The plant's 10 MW for the mill and the bakery, half each, traded at 50 without an auction. */
    private static final String TRADES = """
        2029-12-31 10:00,p,plant,grid,0,sell,10,50
        ,m,mill,grid,0,buy,5,60
        ,b,bakery,grid,0,buy,5,60
        """;

    /** A plant of 20 MW at 90, a mill and a bakery of up to 10 MW each; lots of 0.1 MW; the dual rule. */
    private static TradeRun run(String orders, String meters) {
        MarketSettings.SettlementRules dual = new MarketSettings.SettlementRules(
                MarketSettings.Imbalance.DUAL, 1, 0, MarketSettings.Surplus.REBATE, 0, MarketSettings.Loss.SHARED, 0);
        StudyMarket market = StudyMarket.of(Study.builder("town")
                .settings(Settings.DEFAULTS.withMarket(MarketSettings.DEFAULTS
                        .withContracts(MarketSettings.Contracts.of(0.1, 0.1, -500, 3000))
                        .withSettlement(dual)))
                .horizon(Horizon.from(START, Duration.ofHours(1), 1))
                .buses("grid")
                .generator("plant", "grid", 20, 90)
                .load("mill", "grid", 10)
                .load("bakery", "grid", 10)
                .build());
        return TradedRows.of(market, HEADER + orders, "participant,place,period,mwh\n" + meters);
    }

    private static double imbalance(TradeRun run, String participant) {
        Ledger ledger = run.history().ledger();
        assertThat(ledger.total()).isZero();
        return run.market().money(ledger.turnover(Account.of(participant), Purpose.IMBALANCE));
    }

    /**
     * The market's price is that of an auction: where none traded, whoever is long gets what balancing costs, not what trades were made at.
     */
    @Test
    void withoutAnAuctionImbalancesCostWhatBalancingDoes() {
        TradeRun traded = run(TRADES, "mill,grid,0,-3\nbakery,grid,0,-8\n");

        assertThat(imbalance(traded, "mill")).isEqualTo(2 * 90);
        assertThat(imbalance(traded, "bakery")).isEqualTo(-3 * 90);
    }

    /** The opening auction trades at 50: by the dual rule whoever is long gets no more than that. */
    @Test
    void theLastAuctionsPriceIsTheMarkets() {
        TradeRun auctioned = run("""
            2029-12-30 23:30,p,plant,grid,0,sell,20,50
            ,m,mill,grid,0,buy,5,60
            ,b,bakery,grid,0,buy,5,60
            2029-12-31 00:10,w,plant,grid,0,buy,1,70
            """, "mill,grid,0,-3\nbakery,grid,0,-8\n");

        assertThat(auctioned.history().auctions()).anyMatch(TradeHistory.Auction::done);
        assertThat(imbalance(auctioned, "mill")).isEqualTo(2 * 50);
        assertThat(imbalance(auctioned, "bakery")).isEqualTo(-3 * 90);
    }

    @Test
    void metersAreReadToAThousandthOfALot() {
        TradeRun run = run(TRADES, "mill,grid,0,-5.00004\nbakery,grid,0,-5.00016\n");

        assertThat(run.delivery().settled().get(0).deliveries())
                .filteredOn(delivery -> delivery.bus().equals("grid") && delivery.reserved() < 0)
                .extracting(delivery -> delivery.account().name(), Delivery::imbalance)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("mill", 0L),
                        org.assertj.core.groups.Tuple.tuple("bakery", -2L));
        assertThat(imbalance(run, "bakery")).isCloseTo(-0.0002 * 90, within(1e-12));
    }
}
