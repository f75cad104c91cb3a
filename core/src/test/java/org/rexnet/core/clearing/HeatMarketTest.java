package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;
import org.rexnet.network.Pipe;

/** Identities that prices of heat must hold, whatever the numbers. */
class HeatMarketTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    private static Clearing clear(StudyBuilder study) {
        Clearing clearing = MARKET.clear(study.build()).orThrow();
        Accounts accounts = clearing.accounts();
        assertThat(accounts.imbalance()).isEqualTo(0, within(1e-6 * Math.max(1, accounts.payments())));
        assertThat(accounts.cost()).isEqualTo(clearing.objective(), within(1e-6 * Math.max(1, clearing.objective())));
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

    private static Pipe pipe(String id, String from, String to, double capacityMw) {
        return new Pipe(id, from, to, 1, 0.3, 0, capacityMw);
    }

    private static PipeOperation lossy(String id, String from, String to, double capacityMw, double loss) {
        return PipeOperation.builder(pipe(id, from, to, capacityMw))
                .lossPerMw(loss)
                .build();
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
        assertThat(clearing.series(ResultTable.CHP, "p")[0][0]).isEqualTo(10 * powerToHeat, EXACT);
        assertThat(clearing.series(ResultTable.CHP, "q")[0][0]).isEqualTo(10, EXACT);
        assertThat(clearing.series(ResultTable.CHP, "fuel")[0][0]).isEqualTo(10 / heatEfficiency, EXACT);
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
        assertThat(clearing.capacityRents(ResultTable.CHP)[0]).isEqualTo(60 - 2 + 45 / 0.7 - 30 / 0.35, EXACT);
        assertThat(clearing.accounts().of(ResultTable.CHP, "plant").surplus())
                .isEqualTo(3.5 * clearing.capacityRents(ResultTable.CHP)[0], EXACT);
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

        assertThat(clearing.series(ResultTable.CHP, "p")[0][0]).isEqualTo(0.8 * 60, EXACT);
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

        assertThat(clearing.series(ResultTable.CHP, "p")[0][0]).isEqualTo(70 - 0.2 * 60, EXACT);
        assertThat(clearing.price("town")).isEqualTo(0.2 * 90, EXACT);
        assertThat(clearing.capacityRents(ResultTable.CHP)[0]).isEqualTo(90 - 40, EXACT);
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
        assertThat(capped.series(ResultTable.CHP, "fuel")[0][0]).isEqualTo(1 / 0.2, EXACT);
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
        assertThat(clearing.capacityRents(ResultTable.STORES)[0]).isEqualTo(50 * 0.98 - 10, EXACT);
    }

    /**
     * <pre>
     *   plant (10) --4 %-- bridge --2.5 %-- end, 20 MW
     * </pre>
     */
    @Test
    void lossesAddUpAlongAChainOfPipes() {
        Clearing clearing = clear(Study.builder("chain")
                .bus("plant", "heat")
                .bus("bridge", "heat")
                .bus("end", "heat")
                .generator("boiler", "plant", 100, 10)
                .load("homes", "end", 20)
                .add(lossy("first", "plant", "bridge", 50, 0.04))
                .add(lossy("second", "end", "bridge", 50, 0.025)));

        assertThat(clearing.price("bridge")).isEqualTo(10 / 0.96, EXACT);
        assertThat(clearing.price("end")).isEqualTo(10 / 0.96 / 0.975, EXACT);
        double sent = 20 / 0.975;
        assertThat(clearing.series(ResultTable.PIPES, "p0")[0]).containsExactly(new double[] {sent / 0.96, -20}, EXACT);
        assertThat(clearing.series(ResultTable.PIPES, "p1")[0]).containsExactly(new double[] {-sent, sent}, EXACT);
        assertThat(clearing.series(ResultTable.PIPES, "loss")[0])
                .containsExactly(new double[] {0.04 * sent / 0.96, 0.025 * sent}, EXACT);
    }

    /**
     * <pre>
     *   plant (10) --1 %-- north, 20 MW
     *       \              /
     *       3 %         1 %
     *         \         /
     *          south, 30 MW
     * </pre>
     */
    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, 40})
    void heatTakesTheWayThatLosesLeastThroughAMesh(double limit) {
        Clearing clearing = clear(Study.builder("mesh")
                .bus("plant", "heat")
                .bus("north", "heat")
                .bus("south", "heat")
                .generator("boiler", "plant", 100, 10)
                .load("homes", "north", 20)
                .load("flats", "south", 30)
                .add(lossy("to north", "plant", "north", limit, 0.01))
                .add(lossy("to south", "plant", "south", 100, 0.03))
                .add(lossy("across", "north", "south", 100, 0.01)));

        boolean binds = limit < 100;
        double atNorth = binds ? 10 / 0.97 * 0.99 : 10 / 0.99;
        assertThat(clearing.price("north")).isEqualTo(atNorth, EXACT);
        assertThat(clearing.price("south")).isEqualTo(atNorth / 0.99, EXACT);
        double rent = clearing.capacityRents(ResultTable.PIPES)[0];
        assertThat(rent).isEqualTo(0.99 * atNorth - 10, EXACT);
        assertThat(clearing.accounts().of(ResultTable.PIPES, "to north").receipts())
                .isEqualTo(binds ? 40 * rent : 0, EXACT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFullPipeEarnsThePriceDifferenceInEitherDirection(boolean turned) {
        String from = turned ? "plant" : "town";
        String to = turned ? "town" : "plant";
        StudyBuilder study = Study.builder("limit")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .generator("boiler", "town", 100, 45)
                .load("homes", "town", 20)
                .add(PipeOperation.builder(pipe("pipe", from, to, 12)).build());
        Clearing clearing = clear(study);

        assertThat(clearing.price("town") - clearing.price("plant")).isEqualTo(40, EXACT);
        assertThat(clearing.capacityRents(ResultTable.PIPES)[0]).isEqualTo(40, EXACT);
        assertThat(clearing.accounts().of(ResultTable.PIPES, "pipe").surplus()).isEqualTo(12 * 40, EXACT);
        assertThat(clearing.series(ResultTable.PIPES, "shadow_price")[0][0]).isEqualTo(turned ? -40 : 40, EXACT);
        assertThat(Congestion.of(clearing)).singleElement().satisfies(congestion -> {
            assertThat(congestion.table()).isEqualTo(ResultTable.PIPES);
            assertThat(congestion.rent()).isEqualTo(12 * 40, EXACT);
        });
    }

    @Test
    void heatDoesNotFlowBackThroughAPipeThatOnlyGoesForward() {
        Clearing clearing = clear(Study.builder("one way")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .generator("boiler", "town", 100, 45)
                .load("homes", "town", 20)
                .add(PipeOperation.builder(pipe("pipe", "town", "plant", 12))
                        .direction(Direction.FORWARD)
                        .build()));

        assertThat(clearing.price("town")).isEqualTo(45, EXACT);
        assertThat(clearing.series(ResultTable.PIPES, "p0")[0][0]).isEqualTo(0, EXACT);
    }

    /** U L ((80 - 5) + (50 - 5)) at one end and U L ((70 - 10) + (40 - 10)) at the other, half of each. */
    @Test
    void aPipeInServiceLosesHeatWhateverFlows() {
        Pipe pipe = new Pipe("pipe", "plant", "town", 2, 0.3, 0.4, 12);
        Clearing clearing = clear(Study.builder("losses")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .generator("boiler", "town", 100, 45)
                .load("homes", "town", 20)
                .add(HeatSchedule.of("plant", 80, 50, 5))
                .add(PipeOperation.builder(pipe).build()));

        double atPlant = 0.4 * 2 * (75 + 45) / 1000 / 2;
        double atTown = 0.4 * 2 * (60 + 30) / 1000 / 2;
        assertThat(clearing.series(ResultTable.PIPES, "loss")[0][0]).isEqualTo(atPlant + atTown, EXACT);
        assertThat(clearing.output("waste", 0)).isEqualTo(12 + atPlant, EXACT);
        assertThat(clearing.output("boiler", 0)).isEqualTo(8 + atTown, EXACT);
        double boughtLosses = 5 * atPlant + 45 * atTown;
        assertThat(clearing.accounts().of(ResultTable.PIPES, "pipe").receipts())
                .isEqualTo(12 * clearing.capacityRents(ResultTable.PIPES)[0] - boughtLosses, EXACT);
    }

    @Test
    void capacityFollowsTheTemperaturesOfTheSeason() {
        Clearing clearing = clear(Study.builder("seasons")
                .hours(2)
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .generator("boiler", "town", 100, 45)
                .load("homes", "town", 20)
                .add(PipeOperation.builder(pipe("pipe", "plant", "town", 12))
                        .maxPu(Profile.of(new double[] {1, 0.5}))
                        .build()));

        assertThat(clearing.output("waste", 0)).isEqualTo(12, EXACT);
        assertThat(clearing.output("waste", 1)).isEqualTo(6, EXACT);
        assertThat(clearing.capacityRents(ResultTable.PIPES)[0]).isEqualTo(40 + 0.5 * 40, EXACT);
    }

    /** Two blocks of three hours; what is fed in during an hour reaches town in the next, and its block's first after its last. */
    @Test
    void heatArrivesLateWithinItsBlock() {
        List<Horizon.Snapshot> snapshots = java.util.stream.IntStream.range(0, 6)
                .mapToObj(t -> new Horizon.Snapshot("t" + t, 1, 1, 1, t < 3 ? "winter" : "summer"))
                .toList();
        Clearing clearing = clear(Study.builder("late")
                .horizon(new Horizon(snapshots))
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator(
                        "plant",
                        "plant",
                        g -> g.capacityMw(100).marginalCost(Profile.of(new double[] {10, 20, 30, 40, 50, 60})))
                .load("homes", "town", 1, 2, 3, 4, 5, 6)
                .add(PipeOperation.builder(pipe("pipe", "plant", "town", 50))
                        .lossPerMw(0.1)
                        .direction(Direction.FORWARD)
                        .delaySnapshots(1)
                        .build()));

        double[][] output = clearing.series(ResultTable.GENERATORS, "p");
        double[] expected = {2, 3, 1, 5, 6, 4};
        double[] prices = {30, 10, 20, 60, 40, 50};
        for (int t = 0; t < 6; t++) {
            assertThat(output[t][0]).as("snapshot %d", t).isEqualTo(expected[t] / 0.9, EXACT);
            assertThat(clearing.price("town", t)).as("snapshot %d", t).isEqualTo(prices[t] / 0.9, EXACT);
        }
    }

    @Test
    void aPipeThatIsTooSmallIsNamed() {
        Study study = Study.builder("too small")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .load("homes", "town", 20)
                .add(lossy("narrow", "plant", "town", 12, 0))
                .build();

        assertThat(MARKET.clear(study))
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.causes())
                                .singleElement()
                                .satisfies(cause -> {
                                    assertThat(cause.what()).isEqualTo("MW beyond the capacity of pipe narrow");
                                    assertThat(cause.amount()).isEqualTo(8, EXACT);
                                }));
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
                .filteredOn(supply -> supply.table() == ResultTable.CHP)
                .singleElement()
                .satisfies(supply -> {
                    assertThat(supply.carrier()).isEqualTo("gas");
                    assertThat(supply.energyMwh()).isEqualTo(3.5 + 5, EXACT);
                    assertThat(supply.revenue()).isEqualTo(3.5 * 60 + 5 * 45, EXACT);
                    assertThat(supply.capacityFactor()).isEqualTo(1, EXACT);
                });
    }
}
