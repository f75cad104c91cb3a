package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.BusPrice;
import org.rexnet.core.clearing.result.CarrierPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.Congestion;
import org.rexnet.core.clearing.result.Supply;
import org.rexnet.core.clearing.sectors.SectorCouplingValue;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.SeriesTable;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;
import tech.tablesaw.api.Table;

/** Results as summaries, as tables and as they are written. */
class ClearingTablesTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    /** Wind of 8 MW, then 2 MW, of 10 MW; gas at 50 for the rest of 5 MW in two snapshots that stand for 3 h each. */
    private final Clearing windy = MARKET.clear(Study.builder("windy")
                    .horizon(new org.rexnet.core.study.Horizon(List.of(
                            new org.rexnet.core.study.Horizon.Snapshot("night", 3, 1, 3, ""),
                            new org.rexnet.core.study.Horizon.Snapshot("day", 3, 1, 3, ""))))
                    .buses("town")
                    .generator(
                            "mill",
                            "town",
                            mill -> mill.carrier("wind").capacityMw(10).maxPu(Profile.of(new double[] {0.8, 0.2})))
                    .generator(
                            "engine",
                            "town",
                            engine -> engine.carrier("gas").capacityMw(10).marginalCost(50))
                    .load("demand", "town", 5, 5)
                    .build())
            .orThrow();

    @Test
    void supplyCountsEnergyUseValueAndCurtailment() {
        assertThat(Supply.of(windy)).hasSize(2);
        Supply gas = Supply.of(windy).get(0);
        Supply wind = Supply.of(windy).get(1);

        assertThat(gas.energyMwh()).isCloseTo(9, within(1e-9));
        assertThat(gas.marketValue()).isCloseTo(50, within(1e-9));
        assertThat(wind.energyMwh()).isCloseTo(15 + 6, within(1e-9));
        assertThat(wind.curtailedMwh()).isCloseTo(9, within(1e-9));
        assertThat(wind.capacityFactor()).isCloseTo(21.0 / 60, within(1e-9));
        assertThat(wind.marketValue()).isCloseTo(300.0 / 21, within(1e-9));
    }

    @Test
    void pricesAreAveragedByLoadForACarrierAndByTimeForABus() {
        CarrierPrice carrier = CarrierPrice.of(windy).get(0);
        BusPrice bus = BusPrice.of(windy).get(0);

        assertThat(carrier.loadMwh()).isCloseTo(30, within(1e-9));
        assertThat(carrier.average()).isCloseTo(25, within(1e-9));
        assertThat(new double[] {bus.average(), bus.lowest(), bus.highest()})
                .containsExactly(new double[] {25, 0, 50}, within(1e-9));
    }

    @Test
    void congestionRentIsShadowPriceTimesLimit() {
        Clearing clearing = MARKET.clear(study("three-bus-market")).orThrow();

        assertThat(Congestion.of(clearing)).singleElement().satisfies(congestion -> {
            assertThat(congestion.hours()).isEqualTo(1);
            assertThat(congestion.capacityMw()).isEqualTo(126);
            assertThat(congestion.rent()).isCloseTo(126 * 6.25, within(1e-6));
        });
    }

    @Test
    void tablesOfSectorsSettersAndCouplingSayWhatTheirRecordsSay() {
        Study study = Study.builder("heated")
                .horizon(new org.rexnet.core.study.Horizon(List.of(
                        new org.rexnet.core.study.Horizon.Snapshot("night", 1, 1, 1, ""),
                        new org.rexnet.core.study.Horizon.Snapshot("day", 1, 1, 1, ""))))
                .buses("grid")
                .bus("town", "heat")
                .generator("gas", "grid", gas -> gas.capacityMw(100).marginalCost(Profile.of(new double[] {10, 90})))
                .link("heat pump", "grid", "town", 10, 3)
                .load("houses", "town", 3)
                .store("tank", "town", tank -> tank.capacityMwh(20).standingLoss(0.1))
                .build();
        SectorCouplingValue value =
                MARKET.couplingValue(MARKET.clear(study).orThrow()).orThrow();
        Clearing clearing = MARKET.clear(
                        study,
                        ClearingOptions.of(study.settings()).withExplanation(ClearingOptions.Explanation.SETTERS))
                .orThrow();
        ClearingTables tables = ClearingTables.of(clearing);

        assertThat(tables.sectors().stringColumn("carrier").asList()).containsExactlyInAnyOrder("AC", "heat");
        assertThat(tables.sectors().doubleColumn("used").sum()).isCloseTo(6, within(1e-9));
        assertThat(tables.sectors().doubleColumn("payments").sum())
                .isCloseTo(
                        tables.sectors().doubleColumn("receipts").sum()
                                + tables.sectors().doubleColumn("rents").sum(),
                        within(1e-6));
        assertThat(tables.setters().doubleColumn("share").sum()).isCloseTo(2, within(1e-9));
        assertThat(tables.setters().stringColumn("set_by").unique().asList()).allMatch(name -> name.contains("gas"));
        Table coupling = ClearingTables.coupling(value);
        assertThat(coupling.doubleColumn("gain").sum()).isCloseTo(value.value(), within(1e-6));
        assertThat(coupling.rowCount()).isEqualTo(value.differences().size());
    }

    @Test
    void tablesHoldARowPerSnapshotAndAColumnPerComponent() {
        ClearingTables tables = ClearingTables.of(windy);

        assertThat(tables.prices().columnNames()).containsExactly("snapshot", "town");
        assertThat(tables.prices().doubleColumn("town").asDoubleArray())
                .containsExactly(new double[] {0, 50}, within(1e-9));
        assertThat(tables.dispatch().columnNames()).containsExactly("snapshot", "mill", "engine");
        assertThat(tables.flows().columnCount()).isEqualTo(1);
        assertThat(tables.carrierPrices().rowCount()).isEqualTo(1);
        assertThat(tables.busPrices().rowCount()).isEqualTo(1);
        assertThat(tables.supply().rowCount()).isEqualTo(2);
        assertThat(tables.congestion().rowCount()).isZero();
    }

    @Test
    void surplusAndCostAddUp() {
        Table surplus = ClearingTables.of(windy).surplus();

        assertThat(surplus.doubleColumn("running cost").sum()).isCloseTo(windy.objective(), within(1e-6));
        assertThat(surplus.doubleColumn("receipts").sum()).isCloseTo(0, within(1e-6));
    }

    @Test
    void resultsAreNamedAsInPypsa() {
        Clearing clearing = MARKET.clear(Excerpt.of(study("harbour"), 0, 3)).orThrow();
        org.rexnet.core.study.Results results = ClearingExport.of(clearing);

        assertThat(results.series().stream().map(s -> s.table() + "-" + s.attribute()))
                .contains(
                        "buses-marginal_price",
                        "generators-p",
                        "lines-p0",
                        "lines-p1",
                        "loads-p",
                        "storage_units-state_of_charge");
        assertThat(results.series())
                .allSatisfy((SeriesTable series) -> assertThat(series.values())
                        .hasDimensions(3, series.names().size()));
        assertThat(results.columns().stream().map(c -> c.table() + "-" + c.attribute()))
                .contains("generators-p_nom_opt", "lines-s_nom_opt");
    }

    private static Study study(String name) {
        return BuiltInStudies.find(name).map(BuiltInStudy::study).orElseThrow();
    }
}
