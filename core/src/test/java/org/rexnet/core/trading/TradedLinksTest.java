package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.Purpose;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Links of the network, which trade for it, and links of participants, which trade in two books. */
class TradedLinksTest {

    private static final String HEADER = "time,order,participant,place,period,side,mw,price,command\n";

    /** Begins a study of one hour, in lots of 0.1 MW. */
    private static StudyBuilder hour(String name) {
        return Study.builder(name)
                .settings(Settings.DEFAULTS.withMarket(
                        MarketSettings.DEFAULTS.withContracts(MarketSettings.Contracts.of(0.1, 0.1, -500, 3000))))
                .horizon(Horizon.from(Instant.parse("2030-01-01T00:00:00Z"), Duration.ofHours(1), 1));
    }

    /** Begins one with cheap wind in the north, and as much dear gas beside a town in the south. */
    private static StudyBuilder windAndTown(String name, int mw, int town) {
        return hour(name)
                .buses("north", "south")
                .generator("wind", "north", mw, 5)
                .generator("gas", "south", mw, 60)
                .load("town", "south", town);
    }

    /** Returns orders for all that these can sell and buy, at cost, and then an auction. */
    private static String offersOfWindAndTown(int mw, int town) {
        return HEADER + """
            2029-12-30 23:30,w,wind,north,0,sell,%1$d,5,
            ,g,gas,south,0,sell,%1$d,60,
            ,t,town,south,0,buy,%2$d,100,
            2029-12-31 00:10,,,,,,,,advance
            """.formatted(mw, town);
    }

    private static double received(TradeRun run, String participant, Purpose purpose) {
        return run.market().money(run.history().ledger().turnover(Account.of(participant), purpose));
    }

    /** Money adds up, and the network passes on all but what cannot be divided. */
    private static void expectNothingKept(TradeRun run) {
        Ledger ledger = run.history().ledger();
        assertThat(ledger.total()).isZero();
        assertThat(run.market().money(ledger.balance(Account.ROUNDING))).isZero();
        assertThat(run.market().money(ledger.balance(Account.NETWORK))).isBetween(0.0, 1e-6);
    }

    @Test
    void aLinkBetweenGridsSellsInOneWhatItBuysInTheOther() {
        Study study = windAndTown("islands", 50, 20)
                .link("cable", "north", "south", 10, 0.9)
                .build();
        StudyMarket market = StudyMarket.of(study);
        String rows = offersOfWindAndTown(50, 20);
        String meters = "participant,place,period,mwh\ntown,south,0,-19\n";
        TradeRun run = TradedRows.compared(market, rows, meters);

        assertThat(run.history().orders())
                .filteredOn(order -> order.outputs().isEmpty())
                .extracting(TradedOrder::lots)
                .containsExactly(100L, 110L, 200L);
        assertThat(run.comparison().orElseThrow().share()).isGreaterThan(0.999);
        expectNothingKept(run);
        // 9 MWh arrive at 60, 10 are bought at 5: the town, which alone withdraws, gets the rent back.
        assertThat(received(run, "town", Purpose.REBATE)).isCloseTo(9 * 60 - 10 * 5, within(60.0));
    }

    /** A line of 10 MW and a cable of 30 MW beside it: 40 MW of cheap wind reach the town, where 40 MW of gas would be needed otherwise. */
    @Test
    void aLinkWithinAGridCarriesWhatItsLinesCannot() {
        Study study = windAndTown("cable", 60, 50)
                .line("north", "south", 0.01, 10)
                .link("cable", "north", "south", 30, 0.9)
                .build();
        StudyMarket market = StudyMarket.of(study);
        String rows = offersOfWindAndTown(60, 50);
        TradeRun run = TradedRows.compared(market, rows, "participant,place,period,mwh\ntown,south,0,-49\n");

        assertThat(market.grids()).hasSize(1);
        // 9.9 MW by the line, which keeps a reserve, and 30 MW drawn by the cable, of which 27 arrive.
        List<Integer> lots = run.history().orders().stream()
                .filter(order -> order.outputs().isEmpty())
                .map(TradedOrder::lots)
                .map(Math::toIntExact)
                .toList();
        assertThat(lots.get(0)).isBetween(398, 400);
        assertThat(lots.get(1)).isBetween(130, 132);
        assertThat(lots.get(2)).isEqualTo(500);
        assertThat(run.comparison().orElseThrow().share()).isGreaterThan(0.99);
        expectNothingKept(run);
        // 27 MWh arrive at 60 where 30 were bought at 5, and the line's rent: all of it is the town's, which alone
        // withdraws.
        assertThat(received(run, "town", Purpose.REBATE)).isCloseTo(27 * 60 - 30 * 5 + 10 * 55, within(120.0));
    }

    /**
     * The mill takes 1 MWh more than it bought, and gas is at its limit: the heat pump draws 1 MWh less and gives 3 MWh less, which the
     * boiler makes up for at 30. So power costs 90 and heat 30, and what the pump gets for power it pays for heat.
     */
    @Test
    void aHeatPumpBalancesPowerWithHeat() {
        Study study = hour("town")
                .buses("grid")
                .bus("warm", "heat")
                .link("pump", "grid", "warm", 10, 3)
                .generator("gas", "grid", 5, 60)
                .generator("boiler", "warm", 20, 30)
                .load("mill", "grid", 3)
                .load("homes", "warm", 10)
                .build();
        StudyMarket market = StudyMarket.of(study);
        String rows = HEADER
                + "2029-12-31 00:10,g,gas,grid,0,sell,5,60,\n"
                + ",m,mill,grid,0,buy,3,100,\n"
                + ",p,pump,grid,0,buy,2,100,\n"
                + ",h,pump,warm,0,sell,6,20,\n"
                + ",b,boiler,warm,0,sell,4,30,\n"
                + ",t,homes,warm,0,buy,10,100,\n";
        TradeRun run = TradedRows.of(market, rows, "participant,place,period,mwh\nmill,grid,0,-4\n");

        assertThat(run.delivery().settled())
                .extracting(
                        settled -> market.price(settled.lowestTicks()),
                        settled -> settled.deliveries().stream()
                                .filter(delivery -> delivery.called() != 0)
                                .map(delivery -> "%s %s %d"
                                        .formatted(delivery.account().name(), delivery.bus(), delivery.called()))
                                .sorted()
                                .toList())
                .containsExactlyInAnyOrder(
                        tuple(90.0, List.of("pump grid 10000")),
                        tuple(30.0, List.of("boiler warm 30000", "pump warm -30000")));
        assertThat(received(run, "pump", Purpose.BALANCING)).isZero();
        assertThat(received(run, "boiler", Purpose.BALANCING)).isEqualTo(90);
        assertThat(received(run, "mill", Purpose.IMBALANCE)).isEqualTo(-90);
        assertThat(run.history().ledger().total()).isZero();
    }
}
