package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Purpose;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Pipe;

class StudyMarketTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private static StudyBuilder town() {
        return Study.builder("town")
                .settings(Settings.DEFAULTS.withMarket(
                        MarketSettings.DEFAULTS.withContracts(MarketSettings.Contracts.of(0.001, 0.01, -500, 3000))))
                .horizon(Horizon.from(START, Duration.ofHours(1), 4))
                .buses("a", "b")
                .line("a", "b", 0.01, 10);
    }

    @Test
    void whatAParticipantMayTradeIsWhatItsComponentsCanDo() {
        StudyMarket market = StudyMarket.of(town().generator(
                        "sun", "a", g -> g.capacityMw(4).maxPu(Profile.of(new double[] {0, 0.5, 1, 0.25})))
                .generator("gas", "a", 6, 50)
                .load("mill", "b", 1, 2, 3, 4)
                .add(new Participant("utility", List.of("sun", "gas")))
                .add(Participant.trader("house", 2, "a", "b"))
                .build());

        assertThat(market.portfolios())
                .extracting(Portfolio::participant, Portfolio::place)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("house", "a"),
                        org.assertj.core.groups.Tuple.tuple("house", "b"),
                        org.assertj.core.groups.Tuple.tuple("utility", "a"),
                        org.assertj.core.groups.Tuple.tuple("mill", "b"));
        assertThat(market.findPortfolio("utility", "a").orElseThrow().sellLots())
                .containsExactly(6000, 8000, 10_000, 7000);
        assertThat(market.findPortfolio("mill", "b").orElseThrow().buyLots()).containsExactly(1000, 2000, 3000, 4000);
        assertThat(market.findPortfolio("house", "b").orElseThrow().sellLots()).containsExactly(2000, 2000, 2000, 2000);
    }

    @Test
    void aVehicleTradesWhileItHasAPlugAndContractsAreBaseFlow() {
        StudyMarket market = StudyMarket.of(town().generator("gas", "a", 6, 50)
                .add(ChargingStation.of("depot", "b", 0.5).withPlugs(1))
                .add(EvSession.of("first", "depot", START, START.plus(Duration.ofMinutes(90)), 0.1, 0.2))
                .add(EvSession.of("second", "depot", START, START.plus(Duration.ofHours(4)), 0.1, 0.2))
                .add(new BilateralContract("old", "a", "b", Profile.of(new double[] {1, 1, 3, 1}), Profile.of(40)))
                .build());

        assertThat(market.findPortfolio("first", "depot").orElseThrow().buyLots())
                .containsExactly(200, 100, 0, 0);
        assertThat(market.findPortfolio("second", "depot").orElseThrow().buyLots())
                .containsExactly(0, 100, 200, 200);
        GridBranch line = market.grids().get(0).branches().get(0);
        assertThat(line.baseMw()).isEqualTo(1);
        assertThat(market.limits(line, 0)).isEqualTo(new MarketGrids.Limits(10, 10));
        assertThat(market.limits(line, 2)).isEqualTo(new MarketGrids.Limits(8, 12));
        assertThat(market.grids().get(0).buses()).containsExactly("a", "b", "depot");
    }

    private static StudyBuilder heat(int delay) {
        return Study.builder("heat")
                .horizon(Horizon.from(START, Duration.ofHours(1), 4))
                .bus("plant", "heat")
                .bus("far", "heat")
                .add(PipeOperation.builder(new Pipe("main", "plant", "far", 1, 0.2, 0.2, 5))
                        .direction(PipeOperation.Direction.FORWARD)
                        .delaySnapshots(delay)
                        .build())
                .generator("boiler", "plant", 5, 60)
                .load("homes", "far", 1, 2, 3, 4);
    }

    @Test
    void heatIsBoughtForThePeriodInWhichItIsInjected() {
        StudyMarket market = StudyMarket.of(heat(2).build());

        assertThat(market.lateDeliveries()).containsExactly(java.util.Map.entry("far", 2));
        assertThat(market.findPortfolio("homes", "far").orElseThrow().buyLots())
                .containsExactly(30_000, 40_000, 40_000, 40_000);
        assertThat(market.findPortfolio("network", "plant").orElseThrow().mostBought())
                .as("18 W per m in all, half of 18 kW at each end")
                .isEqualTo(90);
        assertThat(market.grids().get(0).branches().get(0).backwardMw()).isZero();
    }

    @Test
    void sourcesThatReachAPlaceAtDifferentTimesAreRefusedByName() {
        Study study = heat(2).generator("spare", "far", 1, 100)
                .bus("near", "heat")
                .add(PipeOperation.builder(new Pipe("short", "plant", "near", 1, 0.2, 0.2, 5))
                        .direction(PipeOperation.Direction.FORWARD)
                        .build())
                .bus("end", "heat")
                .add(PipeOperation.builder(new Pipe("last", "far", "end", 1, 0.2, 0.2, 5))
                        .direction(PipeOperation.Direction.FORWARD)
                        .build())
                .load("house", "end", 1)
                .build();

        assertThatThrownBy(() -> StudyMarket.of(study))
                .isInstanceOf(RefusedStudyException.class)
                .hasMessage("Heat reaches end after 0 periods from far and after 2 from plant: no contract could say"
                        + " when.");
    }

    @Test
    void whatDoesNotFollowFromContractsIsRefusedByName() {
        Study meshed = heat(0).add(PipeOperation.builder(new Pipe("second", "plant", "far", 1, 0.2, 0.2, 5))
                        .build())
                .build();
        Study transport = town().settings(Settings.DEFAULTS.withFormulation(FlowFormulation.TRANSPORT))
                .buses("c")
                .line("b", "c", 0.01, 10)
                .line("a", "c", 0.01, 10)
                .build();
        Study long15 = town().settings(
                        Settings.DEFAULTS.withMarket(MarketSettings.DEFAULTS.withTimetable(new MarketSettings.Timetable(
                                java.util.OptionalInt.of(45),
                                java.util.OptionalInt.empty(),
                                java.util.OptionalInt.empty(),
                                java.util.OptionalInt.empty(),
                                java.util.OptionalInt.empty()))))
                .build();

        assertThatThrownBy(() -> StudyMarket.of(meshed)).hasMessageContaining("closes a cycle");
        assertThatThrownBy(() -> StudyMarket.of(transport)).hasMessageContaining("formulation is transport");
        assertThatThrownBy(() -> StudyMarket.of(long15)).hasMessageContaining("must be a part of it");
    }

    @Test
    void whereLinesCloseNoLoopNobodyCanSteerFlowsWhateverTheFormulation() {
        Study tree = town().settings(Settings.DEFAULTS.withFormulation(FlowFormulation.TRANSPORT))
                .buses("c")
                .line("b", "c", 0.01, 10)
                .load("mill", "c", 1, 2, 3, 4)
                .build();

        assertThat(StudyMarket.of(tree).grids()).singleElement().satisfies(grid -> {
            assertThat(grid.buses()).containsExactly("a", "b", "c");
            assertThat(grid.branches()).hasSize(2);
        });
    }

    /** Rule R4: lots of which a line carries fewer than 20 are warned of, and smaller ones proposed. */
    @Test
    void aLotThatIsLargeForALineIsWarnedOf() {
        StudyBuilder study = town().load("mill", "b", 1, 2, 3, 4);
        assertThat(MarketWords.of(StudyMarket.of(study.build())).notes().toString())
                .doesNotContain("20 lots");
        Settings coarse = Settings.DEFAULTS.withMarket(
                MarketSettings.DEFAULTS.withContracts(MarketSettings.Contracts.of(0.6, 0.01, -500, 3000)));
        assertThat(MarketWords.of(StudyMarket.of(study.settings(coarse).build()))
                        .notes()
                        .toString())
                .contains(
                        "1 branch carries less than 20 lots",
                        "10 MW), so trades over it come in coarse steps; lots of 100 kW would suit: lot of market in"
                                + " study.yaml.");
    }

    /** Rule R9: who has no plant trades within what participants.csv says, and what it is not rid of at gate closure is an imbalance. */
    @Test
    void aSpeculatorStaysWithinItsOwnLimitsAndMustBeFlat() {
        StudyMarket market = StudyMarket.of(town().generator("gas", "a", 6, 50)
                .load("mill", "b", 1, 2, 3, 4)
                .add(new Participant("utility", List.of("gas"), true, List.of(), 0, Participant.Conduct.DEFAULT))
                .add(Participant.trader("house", 2, "a"))
                .build());
        String rows = "time,order,participant,place,period,side,mw,price,command\n"
                + "2029-12-31 00:30,g,utility,a,0,sell,6,50,\n"
                + "2029-12-31 01:10,more,house,a,0,buy,2.5,60,\n"
                + ",within,house,a,0,buy,2,60,\n"
                + ",again,house,a,0,buy,0.001,60,\n"
                + ",m,mill,b,0,buy,1,60,\n"
                + "2029-12-31 02:10,,,,,,,,advance\n";
        TradeRun run = TradedRows.of(market, rows, "participant,place,period,mwh\nmill,b,0,-1\n");

        assertThat(run.history().refusals())
                .extracting(one -> one.rule() + " " + one.value())
                .containsExactly("BUY_CAP 2000", "BUY_CAP 0");
        var ledger = run.history().ledger();
        assertThat(ledger.total()).isZero();
        assertThat(market.money(ledger.turnover(Account.of("house"), Purpose.TRADE)))
                .isCloseTo(-100, org.assertj.core.api.Assertions.within(1e-9));
        // The gas plant, which has sold 3 MWh, runs for 1 and gives 50 for each that it need not make.
        assertThat(market.money(ledger.turnover(Account.of("house"), Purpose.IMBALANCE)))
                .isCloseTo(100, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void periodsMayBePartsOfSnapshots() {
        StudyMarket market = StudyMarket.of(town().settings(
                        Settings.DEFAULTS.withMarket(MarketSettings.DEFAULTS.withTimetable(new MarketSettings.Timetable(
                                java.util.OptionalInt.of(15),
                                java.util.OptionalInt.empty(),
                                java.util.OptionalInt.empty(),
                                java.util.OptionalInt.empty(),
                                java.util.OptionalInt.empty()))))
                .load("mill", "b", 1, 2, 3, 4)
                .build());

        assertThat(market.periods().count()).isEqualTo(16);
        assertThat(market.horizon().label(5)).isEqualTo("2030-01-01 01:15");
        assertThat(market.findPortfolio("mill", "b").orElseThrow().buyLots()[5])
                .isEqualTo((int) Math.round(2 / market.rules().lotMw()));
    }
}
