package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ContractValue;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.OwnTables;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;

/** Contracts, flexible loads and buildings, by hand. */
class AnsweringDemandTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    private static Clearing clear(StudyBuilder builder) {
        return MARKET.clear(builder.build()).orThrow();
    }

    private static Profile profile(double... values) {
        return Profile.of(values);
    }

    private static void assertBalanced(Clearing clearing) {
        Surpluses surpluses = clearing.surpluses();
        assertThat(surpluses.imbalance()).isEqualTo(0, EXACT);
        assertThat(surpluses.cost()).isEqualTo(clearing.objective(), EXACT);
    }

    /** Mine (hydro at 5) and town (gas at 60), joined by a line of 50 MW. */
    private static StudyBuilder mineAndTown() {
        return Study.builder("mine and town")
                .buses("mine", "town")
                .line("mine", "town", 0.01, 50)
                .generator("hydro", "mine", 200, 5)
                .generator("gas", "town", 200, 60)
                .load("demand", "town", 80);
    }

    @Test
    void aContractUsesTheLineButSetsNoPrice() {
        Clearing clearing = clear(
                mineAndTown().add(new BilateralContract("steel", "mine", "town", Profile.of(30), Profile.of(40))));
        // 30 of the line's 50 MW carry the contract; the market has 20 left, as if it were smaller.
        assertThat(clearing.flows()[0][0]).isEqualTo(50, EXACT);
        assertThat(clearing.output("hydro", 0)).isEqualTo(20, EXACT);
        assertThat(clearing.output("gas", 0)).isEqualTo(60, EXACT);
        assertThat(clearing.price("mine")).isEqualTo(5, EXACT);
        assertThat(clearing.price("town")).isEqualTo(60, EXACT);

        ContractValue steel = ContractValue.of(clearing).get(0);
        assertThat(steel.energyMwh()).isEqualTo(30, EXACT);
        assertThat(steel.payment()).isEqualTo(30 * 40, EXACT);
        assertThat(steel.networkCharge()).isEqualTo(30 * (60 - 5), EXACT);
        assertThat(steel.buyerPays()).isEqualTo(30 * (40 + 55), EXACT);
        // The market's rent for the whole line: what the contract is charged and what the others' flow earns.
        assertThat(clearing.surpluses()
                        .of(ComponentKind.BILATERAL_CONTRACT, "steel")
                        .receipts())
                .isEqualTo(-steel.networkCharge(), EXACT);
        assertThat(clearing.surpluses().of(ComponentKind.LINE, "mine-town").receipts())
                .isEqualTo(50 * 55, EXACT);
        assertBalanced(clearing);
    }

    @Test
    void aContractAgainstTheFlowIsCreditedForTheRoomItMakes() {
        Clearing clearing = clear(
                mineAndTown().add(new BilateralContract("paper", "town", "mine", Profile.of(10), Profile.of(20))));
        assertThat(clearing.output("gas", 0)).isEqualTo(20, EXACT);
        assertThat(ContractValue.of(clearing).get(0).networkCharge()).isEqualTo(-10 * 55, EXACT);
        assertBalanced(clearing);
    }

    @Test
    void aContractBeyondTheNetworkIsNamedAsTheCause() {
        ClearingOutcome outcome = MARKET.clear(mineAndTown()
                .add(new BilateralContract("steel", "mine", "town", Profile.of(300), Profile.of(40)))
                .build());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.causes())
                                .anySatisfy(cause -> assertThat(cause.what()).contains("town")));
    }

    @Test
    void aFlexibleLoadEqualisesPricesWithinItsWindow() {
        Clearing clearing = clear(Study.builder("shift")
                .buses("b")
                .hours(5)
                .generator("base", "b", 100, 10)
                .generator(
                        "dear", "b", g -> g.capacityMw(100).quadraticCost(0.5).marginalCost(20))
                .load("load", "b", 120, 130, 140, 90, 90)
                .add(new FlexibleLoad("wash", "b", Profile.of(40), 30, 3)));
        // Dear output is levelled at (20 + 30 + 40 + 30) / 3 = 40 MW, price 20 + 40: wash takes 20, 10, 0.
        double[][] wash = clearing.series(ComponentKind.FLEXIBLE_LOAD, "p");
        assertThat(IntStream.range(0, 3).mapToDouble(t -> wash[t][0]).toArray())
                .containsExactly(new double[] {20, 10, 0}, EXACT);
        assertThat(IntStream.range(0, 3)
                        .mapToDouble(t -> clearing.price("b", t))
                        .toArray())
                .containsExactly(new double[] {60, 60, 60}, EXACT);
        // The second window has 2 of 3 snapshots and so 20 of 30 MWh: all from base.
        assertThat(wash[3][0] + wash[4][0]).isEqualTo(20, EXACT);
        assertThat(clearing.price("b", 3)).isEqualTo(clearing.price("b", 4), EXACT);
        assertBalanced(clearing);
    }

    @Test
    void atItsLargestPowerAFlexibleLoadLeavesPricesApart() {
        Clearing clearing = clear(Study.builder("limit")
                .buses("b")
                .hours(2)
                .generator("gas", "b", g -> g.capacityMw(100).marginalCost(profile(10, 90)))
                .load("load", "b", 50)
                .add(new FlexibleLoad("wash", "b", Profile.of(8), 12, 2)));
        double[][] wash = clearing.series(ComponentKind.FLEXIBLE_LOAD, "p");
        assertThat(wash[0][0]).isEqualTo(8, EXACT);
        assertThat(wash[1][0]).isEqualTo(4, EXACT);
        assertThat(clearing.series(ComponentKind.FLEXIBLE_LOAD, "mu_energy")[0][0])
                .isEqualTo(90, EXACT);
        assertThat(clearing.surpluses().of(ComponentKind.FLEXIBLE_LOAD, "wash").receipts())
                .isEqualTo(-(8 * 10 + 4 * 90), EXACT);
    }

    @Test
    void windowsStartAnewInEveryBlockAndCountDurations() {
        Horizon horizon = new Horizon(IntStream.range(0, 4)
                .mapToObj(t -> new Horizon.Snapshot("t" + t, 10, 2, 10, t < 3 ? "winter" : "summer"))
                .toList());
        Clearing clearing = clear(Study.builder("blocks")
                .buses("b")
                .horizon(horizon)
                .generator("gas", "b", g -> g.capacityMw(100).marginalCost(profile(30, 20, 10, 40)))
                .add(new FlexibleLoad("wash", "b", Profile.of(20), 30, 2)));
        double[][] wash = clearing.series(ComponentKind.FLEXIBLE_LOAD, "p");
        // Windows: t0 t1 (30 MWh), t2 (half of it), t3 of the other block (half of it); a snapshot has two hours.
        assertThat(IntStream.range(0, 4).mapToDouble(t -> wash[t][0]).toArray())
                .containsExactly(new double[] {0, 15, 7.5, 7.5}, EXACT);
        assertThat(clearing.objective()).isEqualTo(10 * (15 * 20 + 7.5 * 10 + 7.5 * 40), EXACT);
    }

    @Test
    void energyThatIsKeptFromAFlexibleLoadIsPaidForAtTheValueOfLostLoad() {
        StudyBuilder builder = Study.builder("short")
                .buses("b")
                .hours(2)
                .generator("gas", "b", 10, 20)
                .add(new FlexibleLoad("wash", "b", Profile.of(20), 25, 2));
        ClearingOutcome outcome = MARKET.clear(builder.build());
        assertThat(outcome).isInstanceOf(ClearingOutcome.Infeasible.class);

        Clearing clearing = clear(builder.settings(Settings.DEFAULTS.withLostLoad(1000)));
        assertThat(clearing.objective()).isEqualTo(20 * 20 + 5 * 1000, EXACT);
        assertThat(clearing.price("b", 0)).isEqualTo(1000, EXACT);
        assertBalanced(clearing);
    }

    @Test
    void resultsLieBesideTheTablesAndAreNotReadBack(@TempDir Path temporary) {
        Study study = Study.builder("results")
                .buses("b")
                .hours(2)
                .generator("gas", "b", 60, 20)
                .add(new FlexibleLoad("wash", "b", Profile.of(20), 25, 2))
                .add(new BilateralContract("steel", "b", "b", Profile.of(3), Profile.of(5)))
                .add(house(Profile.of(0), Profile.of(20), Profile.of(21)))
                .build();
        Clearing clearing = MARKET.clear(study).orThrow();
        StudyWriter.write(study, ClearingExport.of(clearing), temporary.resolve("out"));
        assertThat(temporary.resolve("out/flexible_loads-p.csv")).exists();
        assertThat(temporary.resolve("out/buildings-temperature.csv")).exists();
        Study read = StudyReader.read(temporary.resolve("out"));
        assertThat(OwnTables.of(read)).containsExactlyInAnyOrderElementsOf(OwnTables.of(study));
        assertThat(MARKET.clear(read).orThrow().objective()).isEqualTo(clearing.objective(), EXACT);
    }

    private static Building house(Profile outdoor, Profile min, Profile max) {
        return new Building("house", "b", 10, 0.5, Profile.of(0.2), outdoor, min, max, 10);
    }

    @Test
    void aBuildingThatIsKeptAtOneTemperatureNeedsWhatItLoses() {
        Clearing clearing = clear(Study.builder("steady")
                .buses("b")
                .hours(3)
                .generator("boiler", "b", 20, 30)
                .add(house(Profile.of(-5), Profile.of(20), Profile.of(20))));
        // (20 + 5) K / 10 K per MW, less 0.2 MW of gain.
        for (int t = 0; t < 3; t++) {
            assertThat(clearing.series(ComponentKind.BUILDING, "p")[t][0]).isEqualTo(2.3, EXACT);
        }
        assertBalanced(clearing);
    }

    @Test
    void aBuildingIsWarmedBeforeADearHourAndItsValueOfWarmthDecaysTowardsTheStart() {
        double a = Math.exp(-1 / (10 * 0.5));
        double dear = 100;
        Clearing clearing = clear(Study.builder("preheat")
                .buses("b")
                .hours(4)
                .generator("boiler", "b", g -> g.capacityMw(20).marginalCost(profile(10, 30, 40, dear)))
                .add(house(Profile.of(0), profile(15, 15, 15, 20), Profile.of(40))));
        double[][] warmth = clearing.series(ComponentKind.BUILDING, "mu_temperature");
        double[][] celsius = clearing.series(ComponentKind.BUILDING, "temperature");
        // No limit of temperature binds at the ends of hours 0 to 2: one kelvin then is worth a kelvin later, decayed.
        for (int t = 0; t < 3; t++) {
            assertThat(celsius[t][0]).isGreaterThan(15 + 1e-3).isLessThan(40 - 1e-3);
            assertThat(warmth[t][0]).isEqualTo(a * warmth[t + 1][0], EXACT);
        }
        assertThat(celsius[3][0]).isEqualTo(20, EXACT);
        // Where it is heated below its limit, warmth is worth what heat costs: (1 - a) R kelvin per MWh.
        double[][] heating = clearing.series(ComponentKind.BUILDING, "p");
        List<Integer> between = IntStream.range(0, 4)
                .filter(t -> heating[t][0] > 1e-6 && heating[t][0] < 10 - 1e-6)
                .boxed()
                .toList();
        assertThat(between).isNotEmpty();
        for (int t : between) {
            assertThat(warmth[t][0] * (1 - a) * 10).isEqualTo(clearing.price("b", t), EXACT);
        }
        assertBalanced(clearing);
    }

    /** Fine steps of the differential equation instead of its exact solution. */
    @Test
    void theTemperatureIsThatOfTheDifferentialEquation() {
        Clearing clearing = clear(Study.builder("integration")
                .buses("b")
                .hours(6)
                .generator("boiler", "b", g -> g.capacityMw(20).marginalCost(profile(20, 50, 10, 70, 30, 40)))
                .add(house(profile(-8, -3, 4, 9, 2, -6), Profile.of(18), Profile.of(23))));
        double[][] celsius = clearing.series(ComponentKind.BUILDING, "temperature");
        double[] outdoor = {-8, -3, 4, 9, 2, -6};
        int steps = 100_000;
        double temperature = celsius[5][0];
        for (int t = 0; t < 6; t++) {
            double heating = clearing.series(ComponentKind.BUILDING, "p")[t][0];
            for (int step = 0; step < steps; step++) {
                temperature += (heating + 0.2 - (temperature - outdoor[t]) / 10) / 0.5 / steps;
            }
            assertThat(temperature).isEqualTo(celsius[t][0], within(1e-3));
        }
    }

    @Test
    void comfortThatCannotBeHadIsNamedOrPaidFor() {
        Building cold =
                new Building("house", "b", 10, 0.5, Profile.ZERO, Profile.of(0), Profile.of(20), Profile.of(24), 1.5);
        StudyBuilder builder = Study.builder("cold")
                .buses("b")
                .hours(2)
                .generator("boiler", "b", 20, 30)
                .add(cold);
        assertThat(MARKET.clear(builder.build()))
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.causes()).anySatisfy(cause -> {
                            assertThat(cause.what()).isEqualTo("building house cannot draw more");
                            assertThat(cause.help()).contains("colder in building house");
                        }));

        Clearing clearing = clear(builder.settings(Settings.DEFAULTS.withLostLoad(500)));
        // 2 MW are needed all the time.
        assertThat(clearing.objective()).isEqualTo(2 * (1.5 * 30 + 0.5 * 500), EXACT);
        assertThat(clearing.series(ComponentKind.BUILDING, "lost_load")[0][0]
                        + clearing.series(ComponentKind.BUILDING, "lost_load")[1][0])
                .isEqualTo(1, EXACT);
        assertBalanced(clearing);
    }

    @Test
    void whatOverheatsABuildingIsAiredAtTheCostOfSurplus() {
        Building sunny =
                new Building("house", "b", 10, 0.5, Profile.of(3), Profile.of(0), Profile.of(18), Profile.of(24), 1);
        Clearing clearing = clear(Study.builder("sunny")
                .buses("b")
                .hours(2)
                .settings(Settings.DEFAULTS.withSurplusCost(2))
                .add(sunny));
        // 3 MW of sun would make it 30 C; 0.6 MW leave through the windows.
        assertThat(clearing.objective()).isEqualTo(2 * 0.6 * 2, EXACT);
        assertBalanced(clearing);
    }
}
