package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Supply;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;

/** Identities that prices of heat must hold, whatever the numbers. */
class HeatMarketTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    private static Clearing clear(StudyBuilder study) {
        Clearing clearing = MARKET.clear(study.build()).orThrow();
        Surpluses surpluses = clearing.surpluses();
        assertThat(surpluses.imbalance()).isEqualTo(0, within(1e-6 * Math.max(1, surpluses.payments())));
        assertThat(surpluses.cost()).isEqualTo(clearing.objective(), within(1e-6 * Math.max(1, clearing.objective())));
        return clearing;
    }

    /** Power from the grid at a price, and heat in town that something beside it makes. */
    private static StudyBuilder town(double powerPrice, double heatLoad) {
        return Study.builder("town")
                .buses("grid")
                .bus("town", "heat")
                .generator("import", "grid", 1000, powerPrice)
                .load("lights", "grid", 100)
                .load("homes", "town", heatLoad);
    }

    @ParameterizedTest
    @CsvSource({"30, 60, 0.35, 0.7", "20, 90, 0.4, 1.1", "55, 25, 0.3, 0.5"})
    void aBackPressurePlantPricesHeatAtItsFuelLessItsPower(
            double fuelCost, double powerPrice, double efficiency, double powerToHeat) {
        Clearing clearing = clear(town(powerPrice, 10)
                .add(CombinedHeatPower.backPressure("plant", "grid", "town", efficiency, powerToHeat)
                        .capacityMw(50)
                        .fuelCost(fuelCost)
                        .build()));

        double heatEfficiency = efficiency / powerToHeat;
        assertThat(clearing.price("town")).isEqualTo((fuelCost - powerPrice * efficiency) / heatEfficiency, EXACT);
        assertThat(clearing.series(ComponentKind.CHP, "p")[0][0]).isEqualTo(10 * powerToHeat, EXACT);
        assertThat(clearing.series(ComponentKind.CHP, "q")[0][0]).isEqualTo(10, EXACT);
        assertThat(clearing.series(ComponentKind.CHP, "fuel")[0][0]).isEqualTo(10 / heatEfficiency, EXACT);
    }

    @Test
    void aBackPressurePlantAtItsLimitEarnsARentAndSomethingElseSetsThePrice() {
        Clearing clearing = clear(town(60, 10)
                .generator("boiler", "town", 100, 45)
                .add(CombinedHeatPower.backPressure("plant", "grid", "town", 0.35, 0.7)
                        .capacityMw(3.5)
                        .fuelCost(30)
                        .marginalCost(2)
                        .build()));

        assertThat(clearing.price("town")).isEqualTo(45, EXACT);
        assertThat(clearing.capacityRents(ComponentKind.CHP)[0]).isEqualTo(60 - 2 + 45 / 0.7 - 30 / 0.35, EXACT);
        assertThat(clearing.surpluses().of(ComponentKind.CHP, "plant").amount())
                .isEqualTo(3.5 * clearing.capacityRents(ComponentKind.CHP)[0], EXACT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.15, 0.25})
    void anExtractionPlantInsideItsRegionPricesBothByItsFuel(double powerLossPerHeat) {
        StudyBuilder study = Study.builder("condensing")
                .buses("grid")
                .bus("town", "heat")
                .load("lights", "grid", 100)
                .load("homes", "town", 60)
                .add(CombinedHeatPower.extraction("plant", "grid", "town", 0.45, 0.8, powerLossPerHeat)
                        .capacityMw(200)
                        .fuelCost(18)
                        .build());
        Clearing clearing = clear(study);

        assertThat(clearing.price("grid")).isEqualTo(18 / 0.45, EXACT);
        assertThat(clearing.price("town")).isEqualTo(powerLossPerHeat * 18 / 0.45, EXACT);
        assertThat(clearing.objective()).isEqualTo(18 * (100 + powerLossPerHeat * 60) / 0.45, EXACT);
    }

    @Test
    void anExtractionPlantAtItsBackPressureLineGivesPowerAwayToMakeHeat() {
        Clearing clearing = clear(town(5, 60)
                .generator("export", "grid", g -> g.sign(-1).capacityMw(1000).marginalCost(-5))
                .add(CombinedHeatPower.extraction("plant", "grid", "town", 0.5, 0.8, 0.2)
                        .capacityMw(200)
                        .fuelCost(20)
                        .build()));

        assertThat(clearing.series(ComponentKind.CHP, "p")[0][0]).isEqualTo(0.8 * 60, EXACT);
        // One more MWh of heat takes (0.8 + 0.2) / 0.5 MWh of fuel and gives 0.8 MWh of power.
        assertThat(clearing.price("town")).isEqualTo(2 * 20 - 0.8 * 5, EXACT);
    }

    @Test
    void anExtractionPlantAtItsCapacityForgoesPowerForHeat() {
        Clearing clearing = clear(town(90, 60)
                .add(CombinedHeatPower.extraction("plant", "grid", "town", 0.5, 0.4, 0.2)
                        .capacityMw(70)
                        .fuelCost(20)
                        .build()));

        assertThat(clearing.series(ComponentKind.CHP, "p")[0][0]).isEqualTo(70 - 0.2 * 60, EXACT);
        assertThat(clearing.price("town")).isEqualTo(0.2 * 90, EXACT);
        assertThat(clearing.capacityRents(ComponentKind.CHP)[0]).isEqualTo(90 - 40, EXACT);
    }

    @Test
    void fuelIsDrawnAtItsBusAndEmitsWhatItsPlantSays() {
        StudyBuilder study = town(60, 10)
                .add(Carrier.of("gas", 0.2))
                .bus("pipeline", "gas")
                .generator("gas", "pipeline", g -> g.capacityMw(1000).marginalCost(20))
                .generator("boiler", "town", 1000, 100)
                .add(CombinedHeatPower.backPressure("plant", "grid", "town", 0.4, 1)
                        .capacityMw(50)
                        .fuelBus("pipeline")
                        .co2PerMwhFuel(0.2)
                        .build());
        Clearing free = clear(study);
        assertThat(free.price("town")).isEqualTo((20 - 60 * 0.4) / 0.4, EXACT);
        assertThat(free.output("gas", 0)).isEqualTo(25, EXACT);

        Clearing capped = clear(study.add(new GlobalConstraint(
                "co2",
                GlobalConstraint.Type.PRIMARY_ENERGY,
                Carrier.CO2_EMISSIONS,
                "",
                GlobalConstraint.Sense.AT_MOST,
                1.0)));
        assertThat(capped.series(ComponentKind.CHP, "fuel")[0][0]).isEqualTo(1 / 0.2, EXACT);
        assertThat(capped.price("town")).isEqualTo(100, EXACT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2.5, 3.4})
    void aHeatPumpPricesHeatAtPowerByItsCoefficient(double cop) {
        Clearing clearing = clear(town(60, 10).link("pump", "grid", "town", 10, cop));

        assertThat(clearing.price("town")).isEqualTo(60 / cop, EXACT);
    }

    @Test
    void pricesOfHoursThatATankLinksDifferByWhatItLoses() {
        Clearing clearing = clear(Study.builder("tank")
                .hours(2)
                .bus("town", "heat")
                .generator(
                        "sun",
                        "town",
                        g -> g.capacityMw(100)
                                .maxPu(Profile.of(new double[] {1, 0}))
                                .marginalCost(10))
                .load("homes", "town", 20)
                .store("tank", "town", s -> s.capacityMwh(100).standingLoss(0.02)));

        assertThat(clearing.price("town", 0)).isEqualTo(10, EXACT);
        assertThat(clearing.price("town", 1)).isEqualTo(10 / 0.98, EXACT);

        Clearing lossy = clear(Study.builder("tank behind exchangers")
                .hours(2)
                .bus("town", "heat")
                .generator(
                        "sun",
                        "town",
                        g -> g.capacityMw(100)
                                .maxPu(Profile.of(new double[] {1, 0}))
                                .marginalCost(10))
                .load("homes", "town", 20)
                .storageUnit(
                        "tank",
                        "town",
                        s -> s.capacityMw(100)
                                .maxHours(1)
                                .standingLoss(Profile.of(0.02))
                                .efficiencyStore(Profile.of(0.95))
                                .efficiencyDispatch(Profile.of(0.9))));
        assertThat(lossy.price("town", 1)).isEqualTo(10 / (0.98 * 0.95 * 0.9), EXACT);
    }

    @Test
    void aFullTankSetsTheHoursApart() {
        Clearing clearing = clear(Study.builder("small tank")
                .hours(2)
                .bus("town", "heat")
                .generator(
                        "sun",
                        "town",
                        g -> g.capacityMw(100)
                                .maxPu(Profile.of(new double[] {1, 0}))
                                .marginalCost(10))
                .generator("boiler", "town", 100, 50)
                .load("homes", "town", 20)
                .store("tank", "town", s -> s.capacityMwh(5).standingLoss(0.02)));

        assertThat(clearing.price("town", 0)).isEqualTo(10, EXACT);
        assertThat(clearing.price("town", 1)).isEqualTo(50, EXACT);
        assertThat(clearing.capacityRents(ComponentKind.STORE)[0]).isEqualTo(50 * 0.98 - 10, EXACT);
    }

    @Test
    void whatAPlantEarnsIsPaidByThoseWhoTakeItsPowerAndItsHeat() {
        Clearing clearing = clear(town(60, 10)
                .generator("boiler", "town", 100, 45)
                .add(CombinedHeatPower.backPressure("plant", "grid", "town", 0.35, 0.7)
                        .carrier("gas")
                        .capacityMw(3.5)
                        .fuelCost(30)
                        .build()));

        assertThat(Supply.of(clearing))
                .filteredOn(supply -> supply.kind() == ComponentKind.CHP)
                .satisfiesExactly(
                        power -> {
                            assertThat(power.carrier()).isEqualTo("gas");
                            assertThat(power.energyMwh()).isEqualTo(3.5, EXACT);
                            assertThat(power.revenue()).isEqualTo(3.5 * 60, EXACT);
                            assertThat(power.capacityFactor()).isEqualTo(1, EXACT);
                        },
                        heat -> {
                            assertThat(heat.carrier()).isEqualTo("gas heat");
                            assertThat(heat.energyMwh()).isEqualTo(5, EXACT);
                            assertThat(heat.revenue()).isEqualTo(5 * 45, EXACT);
                            assertThat(heat.capacity()).isNaN();
                        });
    }
}
