package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.ChargingResult;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** EV charging with answers found by hand: at the one bus a MWh costs 10 from 0 to 1 o'clock and 100 from 1 to 2 o'clock. */
class ChargingTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    private static StudyBuilder twoHours() {
        return site(10, 100);
    }

    private static StudyBuilder site(double... hourlyPrices) {
        return Study.builder("site")
                .horizon(Horizon.from(Instants.of("2030-01-01"), Duration.ofHours(1), hourlyPrices.length))
                .buses("site")
                .generator("grid", "site", g -> g.capacityMw(100).marginalCost(Profile.of(hourlyPrices)));
    }

    private static EvSession session(String id, String from, String to, double energyMwh, double rateMw) {
        return EvSession.of(
                id, "park", Instants.of("2030-01-01 " + from), Instants.of("2030-01-01 " + to), energyMwh, rateMw);
    }

    private static Clearing clear(StudyBuilder study) {
        return MARKET.clear(study.build()).orThrow();
    }

    @Test
    void sessionsOfDifferentNeedsAreNotPooled() {
        Clearing each = clear(twoHours()
                .chargingStation("park", "site", 10)
                .add(session("long", "00:00", "02:00", 2, 1))
                .add(session("short", "00:00", "02:00", 0.5, 1)));
        Clearing pooled =
                clear(twoHours().chargingStation("park", "site", 10).add(session("both", "00:00", "02:00", 2.5, 2)));

        assertThat(each.objective()).isCloseTo(115, within(1e-6));
        assertThat(pooled.objective()).isCloseTo(70, within(1e-6));
        assertThat(each.charging().session("short").powerMw()).containsExactly(new double[] {0.5, 0}, within(1e-9));
        assertThat(each.charging().session("long").payment()).isCloseTo(110, within(1e-6));
    }

    @Test
    void aFullConnectionMakesChargingDearerAndEarnsTheDifference() {
        Clearing clearing = clear(twoHours()
                .chargingStation("park", "site", 1.5)
                .add(session("a", "00:00", "02:00", 1, 1))
                .add(session("b", "00:00", "02:00", 1, 1)));

        assertThat(clearing.objective()).isCloseTo(65, within(1e-6));
        assertThat(clearing.price("site", 0)).isCloseTo(10, within(1e-6));
        assertThat(clearing.charging().price("park", 0)).isCloseTo(100, within(1e-6));
        assertThat(clearing.charging().price("park", 1)).isCloseTo(100, within(1e-6));
        assertThat(clearing.capacityRents(ComponentKind.CHARGING_STATION))
                .containsExactly(new double[] {90}, within(1e-6));
        Surpluses surpluses = clearing.surpluses();
        assertThat(surpluses.of(ComponentKind.EV_SESSION, "a").receipts()).isCloseTo(-100, within(1e-6));
        assertThat(surpluses.of(ComponentKind.CHARGING_STATION, "park").receipts())
                .isCloseTo(135, within(1e-6));
        assertThat(surpluses.imbalance()).isCloseTo(0, within(1e-6));
        assertThat(surpluses.cost()).isCloseTo(65, within(1e-6));
    }

    @Test
    void lossesOfStationAndVehicleMultiplyAndThePriceCountsTheStations() {
        Clearing clearing = clear(twoHours()
                .add(ChargingStation.of("park", "site", 10).withEfficiency(0.9))
                .add(session("a", "00:00", "02:00", 0.72, 1).withEfficiency(0.8)));

        assertThat(clearing.objective()).isCloseTo(10, within(1e-6));
        assertThat(clearing.charging().price("park", 0)).isCloseTo(10 / 0.9, within(1e-6));
        assertThat(clearing.charging().session("a").energyMwh()).isCloseTo(0.72, within(1e-9));
    }

    @Test
    void energyThatCostsMoreThanItIsWorthIsMissing() {
        Clearing clearing = clear(twoHours()
                .chargingStation("park", "site", 10)
                .add(session("a", "00:00", "02:00", 2, 1).withValue(50)));

        assertThat(clearing.objective()).isCloseTo(10 + 50, within(1e-6));
        ChargingResult result = clearing.charging().session("a");
        assertThat(result.missingMwh()).isCloseTo(1, within(1e-9));
        assertThat(result.gotLess()).isTrue();
        assertThat(result.cost()).isCloseTo(50, within(1e-6));
        assertThat(clearing.surpluses().cost()).isCloseTo(60, within(1e-6));
    }

    @Test
    void lostLoadOfTheStudyIsTheValueWhereASessionHasNone() {
        StudyBuilder study = twoHours().chargingStation("park", "site", 10).add(session("a", "00:00", "02:00", 2, 1));
        Study valued = study.build();
        valued = valued.withSettings(valued.settings().withLostLoad(40));

        assertThat(MARKET.clear(valued).orThrow().objective()).isCloseTo(10 + 40, within(1e-6));
    }

    @Test
    void aSessionThatMustBeServedAndCannotIsNamed() {
        ClearingOutcome outcome = MARKET.clear(twoHours()
                .chargingStation("park", "site", 10)
                .add(session("a", "00:00", "02:00", 3, 1))
                .build());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.causes())
                                .singleElement()
                                .satisfies(cause -> {
                                    assertThat(cause.what()).isEqualTo("EV session a cannot charge faster");
                                    assertThat(cause.help())
                                            .isEqualTo("a rate of 0.5 MW more, or 1 MWh less energy for EV session a");
                                    assertThat(cause.amount()).isCloseTo(0.5, within(1e-6));
                                }));
    }

    @Test
    void powerIsLimitedByTheShareOfASnapshotInWhichTheVehicleIsPluggedIn() {
        Clearing clearing =
                clear(twoHours().chargingStation("park", "site", 10).add(session("a", "00:45", "01:30", 0.5, 1)));

        assertThat(clearing.charging().session("a").powerMw()).containsExactly(new double[] {0.25, 0.25}, within(1e-9));
        assertThat(clearing.objective()).isCloseTo(27.5, within(1e-6));
    }

    @Test
    void aVehicleThatFeedsBackEarnsTheDifferenceLessItsLosses() {
        Clearing clearing = clear(twoHours()
                .load("town", "site", 5)
                .add(ChargingStation.of("park", "site", 10).withEfficiency(0.9))
                .add(session("a", "00:00", "02:00", 0, 1).feedingBack(2, 1)));

        assertThat(clearing.charging().session("a").powerMw()).containsExactly(new double[] {1, -0.81}, within(1e-9));
        assertThat(clearing.objective()).isCloseTo(5 * 110 + 10 - 81, within(1e-6));
        assertThat(clearing.charging().session("a").payment()).isCloseTo(10 - 81, within(1e-6));
        assertThat(clearing.surpluses().imbalance()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aFullBatteryBurnsNegativePricesOnlyWithinItsRate() {
        Clearing clearing = clear(site(-50)
                .add(ChargingStation.of("park", "site", 10).withEfficiency(0.9))
                .add(session("a", "00:00", "01:00", 0, 1).feedingBack(1, 1)));

        // x in and y back, both within the rate of 1, the level unchanged: y = 0.81 x and x + y = 1.
        ChargingResult result = clearing.charging().session("a");
        assertThat(result.powerMw(0)).isCloseTo(0.19 / 1.81, within(1e-9));
        assertThat(result.turnoverMw()[0]).isCloseTo(1, within(1e-9));
        assertThat(result.energyMwh()).isCloseTo(0, within(1e-9));
    }

    @Test
    void feedingBackRespectsTheConnection() {
        Clearing clearing = clear(twoHours()
                .load("town", "site", 5)
                .chargingStation("park", "site", 0.4)
                .add(session("a", "00:00", "02:00", 0, 1).feedingBack(2, 1)));

        assertThat(clearing.charging().session("a").powerMw()).containsExactly(new double[] {0.4, -0.4}, within(1e-9));
        // Two limits bind, in and back; whatever the split of the 90 between the prices, the vehicle has no rent.
        assertThat(clearing.capacityRents(ComponentKind.CHARGING_STATION)[0]).isCloseTo(90, within(1e-6));
        assertThat(clearing.surpluses().imbalance()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aConnectionIsExtendedWhileItsRentPaysForIt() {
        Study study = twoHours()
                .add(ChargingStation.of("park", "site", 0).withExpansion(Expansion.of(60)))
                .add(session("a", "00:00", "02:00", 1, 1))
                .add(session("b", "00:00", "02:00", 1, 1))
                .build();
        Clearing clearing = MARKET.clear(
                        study, ClearingOptions.of(study.settings()).withExpansion(true))
                .orThrow();

        assertThat(clearing.column(ComponentKind.CHARGING_STATION, "p_nom_opt"))
                .containsExactly(new double[] {2}, within(1e-9));
        assertThat(clearing.objective()).isCloseTo(2 * 10 + 2 * 60, within(1e-6));
        assertThat(clearing.capacityRents(ComponentKind.CHARGING_STATION)[0]).isCloseTo(60, within(1e-6));
    }

    @Test
    void whoWaitsForAPlugChargesOnlyFromThenOn() {
        Clearing clearing = clear(twoHours()
                .add(ChargingStation.of("park", "site", 10).withPlugs(1))
                .add(session("first", "00:00", "01:00", 1, 1))
                .add(session("second", "00:00", "02:00", 1, 1).withValue(500))
                .add(session("third", "00:00", "01:00", 1, 1).withValue(7)));

        assertThat(clearing.charging().session("second").powerMw(1)).isCloseTo(1, within(1e-9));
        ChargingResult third = clearing.charging().session("third");
        assertThat(third.stay().leftWithoutPlug()).isTrue();
        assertThat(third.missingMwh()).isCloseTo(1, within(1e-9));
        assertThat(clearing.objective()).isCloseTo(10 + 100 + 7, within(1e-6));
        assertThat(clearing.surpluses().cost()).isCloseTo(117, within(1e-6));
        assertThat(ClearingTables.of(clearing).charging().stringColumn("course").asList())
                .containsExactly("served", "waited", "left");
        assertThat(ClearingTables.of(clearing)
                        .charging()
                        .numberColumn("waited h")
                        .get(1))
                .isEqualTo(1.0);
        assertThat(ClearingTables.of(clearing)
                        .chargingPrices()
                        .doubleColumn("park")
                        .asList())
                .containsExactly(10.0, 100.0);
        assertThat(ClearingExport.of(clearing).columns())
                .filteredOn(column -> column.attribute().equals("energy_missing"))
                .singleElement()
                .satisfies(column -> assertThat(column.values()).containsEntry("third", 1.0));
    }

    @Test
    void aDetourCostsOnce() {
        Clearing clearing = clear(twoHours()
                .add(ChargingStation.of("park", "site", 10).withPlugs(0))
                .add(ChargingStation.of("quay", "site", 10).withDetourCost(3))
                .add(session("a", "00:00", "02:00", 1, 1).withAlternatives("quay")));

        assertThat(clearing.charging().session("a").stay().moved()).isTrue();
        assertThat(clearing.objective()).isCloseTo(10 + 3, within(1e-6));
        assertThat(clearing.surpluses().cost()).isCloseTo(13, within(1e-6));
    }

    @Test
    void aStayThatLiesPartlyOutsideTheHorizonCountsWithItsShareOfTheEnergy() {
        EvSession half =
                EvSession.of("a", "park", Instants.of("2029-12-31 23:00"), Instants.of("2030-01-01 01:00"), 1, 1);
        Clearing clearing = clear(twoHours().chargingStation("park", "site", 10).add(half));

        assertThat(clearing.charging().session("a").energyMwh()).isCloseTo(0.5, within(1e-9));
        assertThat(clearing.objective()).isCloseTo(5, within(1e-6));
    }

    @Test
    void blocksShareAStayAndItsEnergyByTheHours() {
        Horizon blocks = new Horizon(List.of(
                new Horizon.Snapshot("2030-01-01 00:00:00", 1, 1, 1, "night"),
                new Horizon.Snapshot("2030-01-01 01:00:00", 3, 1, 3, "day")));
        Clearing clearing = clear(twoHours()
                .horizon(blocks)
                .chargingStation("park", "site", 10)
                .add(session("a", "00:00", "02:00", 1, 1).withValue(60)));

        // Half is due in each block; by day a MWh costs 100 and misses at 60, in each of the three hours it stands for.
        assertThat(clearing.objective()).isCloseTo(0.5 * 10 + 3 * 0.5 * 60, within(1e-6));
    }

    @Test
    void vehiclesThatAreAlikeShareVariablesAndPower() {
        StudyBuilder study = twoHours().chargingStation("park", "site", 50);
        for (int i = 0; i < 50; i++) {
            study.add(session("taxi " + i, "00:00", "02:00", 1, 0.75));
        }
        Clearing clearing = clear(study);

        assertThat(clearing.statistics().columns()).isEqualTo(2 + 2 + 2);
        assertThat(clearing.objective()).isCloseTo(50 * (0.75 * 10 + 0.25 * 100), within(1e-6));
        assertThat(clearing.charging().session("taxi 49").powerMw())
                .containsExactly(new double[] {0.75, 0.25}, within(1e-9));
    }

    @Test
    void snapshotsMustSayWhenTheyAre() {
        assertThatThrownBy(() -> Study.builder("site")
                        .hours(2)
                        .buses("site")
                        .chargingStation("park", "site", 1)
                        .add(session("a", "00:00", "02:00", 1, 1))
                        .add(session("b", "00:00", "02:00", 1, 1).withAlternatives("quay"))
                        .build())
                .hasMessage("EV session b: there is no charging station quay.\n"
                        + "Snapshot 0: EV sessions need snapshots whose labels are points in time such as"
                        + " 2030-01-31 07:30 or 2030-01-31T07:30:00+01:00.");
    }
}
