package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.clearing.result.ChargingResult;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Windows that are cleared one after the other hand over all that matters. */
class RollingClearingTest {

    private static final StandardSolver SOLVER = new StandardSolver();

    private static Clearing roll(Study study, int windowHours, int lookAheadHours) {
        return new RollingClearing(SOLVER, Duration.ofHours(windowHours), Duration.ofHours(lookAheadHours))
                .clear(study, ClearingOptions.of(study.settings()), ClearingProgress.SILENT)
                .orThrow();
    }

    private static Clearing atOnce(Study study) {
        return new MarketClearing(SOLVER).clear(study).orThrow();
    }

    private static StudyBuilder market(double... prices) {
        return Study.builder("town")
                .horizon(Horizon.from(Instants.of("2030-01-01"), Duration.ofHours(1), prices.length))
                .buses("town")
                .generator("grid", "town", g -> g.capacityMw(100).marginalCost(Profile.of(prices)));
    }

    @Test
    void aWindowThatSeesEverythingAnswersAsOneClearing() {
        Study study = new RandomCharging(7).site(5, 60);
        Clearing once = atOnce(study);
        Clearing rolled = roll(study, 100, 0);

        assertThat(rolled.objective()).isCloseTo(once.objective(), within(1e-6 * Math.abs(once.objective())));
        assertThat(rolled.statistics().windows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void windowsCostNoLessThanOneClearingAndAllTheSameWhereTheySeeTheRest(long seed) {
        Study study = new RandomCharging(seed).site(5, 60);
        double once = atOnce(study).objective();
        Clearing seeing = roll(study, 1, 100);
        Clearing blind = roll(study, 3, 2);

        assertThat(seeing.statistics().windows()).isEqualTo(RandomCharging.HOURS);
        assertThat(seeing.objective()).isCloseTo(once, within(1e-6 * Math.abs(once)));
        assertThat(blind.objective()).isGreaterThanOrEqualTo(once - 1e-6 * Math.abs(once));
        for (Clearing clearing : List.of(seeing, blind)) {
            assertThat(clearing.surpluses().imbalance()).isCloseTo(0, within(1e-5));
            assertThat(clearing.surpluses().cost()).isCloseTo(clearing.objective(), within(1e-6));
            double missing = clearing.charging().sessions().stream()
                    .mapToDouble(ChargingResult::missingMwh)
                    .sum();
            assertThat(missing).isPositive();
        }
    }

    @Test
    void aVehicleKeepsWhatItTookAndItsPlug() {
        Study study = market(10, 50, 20, 90)
                .add(ChargingStation.of("park", "town", 5).withPlugs(1))
                .evSession("a", "park", "2030-01-01 00:00", "2030-01-01 03:00", 2, 1)
                .evSession("b", "park", "2030-01-01 01:00", "2030-01-01 04:00", 1, 1)
                .build();
        Clearing rolled = roll(study, 1, 3);

        assertThat(rolled.charging().session("a").powerMw()).containsExactly(new double[] {1, 0, 1}, within(1e-9));
        assertThat(rolled.charging().session("b").powerMw(3)).isCloseTo(1, within(1e-9));
        assertThat(rolled.objective()).isCloseTo(10 + 20 + 90, within(1e-6));
    }

    @Test
    void withoutLookAheadAVehicleTakesItsShareInEachWindow() {
        Study study = market(90, 10)
                .chargingStation("park", "town", 5)
                .evSession("a", "park", "2030-01-01 00:00", "2030-01-01 02:00", 1, 1)
                .build();

        assertThat(roll(study, 1, 0).objective()).isCloseTo(0.5 * 90 + 0.5 * 10, within(1e-6));
        assertThat(roll(study, 1, 1).objective()).isCloseTo(10, within(1e-6));
    }

    @Test
    void storageHandsOverItsLevelAndItsStandingLoss() {
        Study study = market(10, 80, 20, 60, 30, 90)
                .load("town", "town", 5)
                .storageUnit(
                        "battery",
                        "town",
                        s -> s.capacityMw(2)
                                .maxHours(2)
                                .efficiencyStore(Profile.of(0.9))
                                .efficiencyDispatch(Profile.of(0.9))
                                .standingLoss(Profile.of(0.02))
                                .initialMwh(1))
                .store("tank", "town", s -> s.capacityMwh(3).standingLoss(0.1).initialMwh(2))
                .build();

        assertThat(roll(study, 1, 100).objective()).isCloseTo(atOnce(study).objective(), within(1e-6));
    }

    @Test
    void cyclicStorageEndsWhereTheFirstWindowStarted() {
        Study study = market(10, 80, 20, 60, 30, 90)
                .load("town", "town", 5)
                .storageUnit("battery", "town", s -> s.capacityMw(2).maxHours(2).cyclic(true))
                .build();
        Clearing seeing = roll(study, 1, 100);
        Clearing blind = roll(study, 2, 1);

        assertThat(seeing.objective()).isCloseTo(atOnce(study).objective(), within(1e-6));
        double[][] levels = blind.series(ComponentKind.STORAGE_UNIT, "state_of_charge");
        double[][] power = blind.series(ComponentKind.STORAGE_UNIT, "p");
        assertThat(levels[0][0] + power[0][0]).isCloseTo(levels[5][0], within(1e-9));
        assertThat(blind.objective()).isGreaterThanOrEqualTo(atOnce(study).objective() - 1e-6);
    }

    @Test
    void rampsAndTimesOnAndOffAreCountedAcrossWindows() {
        Commitment rules = Commitment.free().withCosts(500, 0).withMinTimes(3, 2);
        Study study = market(50, 200, 50, 50, 200, 200)
                .generator(
                        "coal",
                        "town",
                        g -> g.capacityMw(10)
                                .minPu(Profile.of(0.4))
                                .marginalCost(20)
                                .rampLimits(new RampLimits(Profile.of(0.3), Profile.of(0.3), OptionalDouble.empty()))
                                .commitment(rules))
                .load("town", "town", 8, 9, 6, 4, 9, 10)
                .build();

        assertThat(roll(study, 1, 100).objective()).isCloseTo(atOnce(study).objective(), within(1e-6));
        double[][] output = roll(study, 2, 0).series(ComponentKind.GENERATOR, "p");
        assertThat(IntStream.range(1, 6).mapToDouble(t -> Math.abs(output[t][1] - output[t - 1][1])))
                .allMatch(change -> change <= 10 * 0.4 + 1e-6);
    }

    @Test
    void blocksStartAnew() {
        Horizon blocks = new Horizon(IntStream.range(0, 4)
                .mapToObj(t -> new Horizon.Snapshot("2030-01-01 0%d:00".formatted(t), 1, 1, 1, t < 2 ? "a" : "b"))
                .toList());
        Study study = market(10, 80, 10, 80)
                .horizon(blocks)
                .load("town", "town", 5)
                .storageUnit("battery", "town", s -> s.capacityMw(2).maxHours(1).initialMwh(1))
                .build();
        Clearing rolled = roll(study, 1, 1);

        assertThat(rolled.statistics().windows()).isEqualTo(4);
        assertThat(rolled.objective()).isCloseTo(atOnce(study).objective(), within(1e-6));
    }

    @Test
    void whatWindowsCannotHandOverIsRefusedByName() {
        Study study = market(10, 20)
                .add(new GlobalConstraint(
                        "cap",
                        GlobalConstraint.Type.PRIMARY_ENERGY,
                        "co2_emissions",
                        "",
                        GlobalConstraint.Sense.AT_MOST,
                        5))
                .generator("hydro", "town", g -> g.capacityMw(5).maxEnergyMwh(7))
                .build();

        assertThatThrownBy(() -> roll(study, 1, 0))
                .hasMessage("Global constraint cap holds over the whole horizon, which rolling windows do not see.\n"
                        + "Generator hydro: its limits of energy hold over the whole horizon, which rolling windows do"
                        + " not see.");
    }

    /** It must end, and so begins, with 2 MWh, though the first window does not see the end: what it gives it has taken. */
    @Test
    void aCyclicStoreBeginsWithTheLevelThatIsPrescribedForItsEnd() {
        Study study = market(10, 80, 10, 80)
                .load("town", "town", 5)
                .store(
                        "tank",
                        "town",
                        s -> s.capacityMwh(10)
                                .cyclic(true)
                                .levelSetMwh(Profile.of(new double[] {Double.NaN, Double.NaN, Double.NaN, 2})))
                .build();
        Clearing rolled = roll(study, 1, 0);

        double[][] power = rolled.series(ComponentKind.STORE, "p");
        assertThat(IntStream.range(0, 4).mapToDouble(t -> power[t][0]).sum()).isCloseTo(0, within(1e-9));
        assertThat(rolled.objective()).isGreaterThanOrEqualTo(atOnce(study).objective() - 1e-6);
    }

    /** It is about what may be built, of which windows decide nothing. */
    @Test
    void aLimitOnCapacitiesIsNoneOfWindows() {
        Study study = market(10, 20)
                .add(new GlobalConstraint(
                        "built",
                        GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                        "wind",
                        "",
                        GlobalConstraint.Sense.AT_MOST,
                        5))
                .load("town", "town", 5)
                .build();

        assertThat(roll(study, 1, 0).objective()).isCloseTo(atOnce(study).objective(), within(1e-6));
    }

    @Test
    void anInfeasibleWindowIsNamedByItsSnapshot() {
        Study study = market(10, 20, 30).load("town", "town", 5, 5, 500).build();

        assertThat(new RollingClearing(SOLVER, Duration.ofHours(1), Duration.ZERO)
                        .clear(study, ClearingOptions.of(study.settings()), ClearingProgress.SILENT))
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.causes().get(0).snapshot())
                                .isEqualTo("2030-01-01 02:00:00"));
    }
}
