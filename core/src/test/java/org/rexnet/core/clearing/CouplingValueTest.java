package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.sectors.ArrivalCharging;
import org.rexnet.core.clearing.sectors.SectorCouplingOutcome;
import org.rexnet.core.clearing.sectors.SectorCouplingValue;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Pipe;

class CouplingValueTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    private static SectorCouplingOutcome outcome(Study study) {
        return MARKET.couplingValue(MARKET.clear(study).orThrow());
    }

    private static Profile profile(double... values) {
        return Profile.of(values);
    }

    private static Horizon hours(int count) {
        return new Horizon(IntStream.range(0, count)
                .mapToObj(t -> new Horizon.Snapshot("2030-01-01 %02d:00".formatted(t), 1, 1, 1, ""))
                .toList());
    }

    /** Power costs 10, then 90; 3 MW of heat are made with a third of that, and a tank loses a tenth per hour. */
    private static StudyBuilder heated() {
        return Study.builder("heated")
                .horizon(hours(2))
                .buses("grid")
                .bus("town", "heat")
                .generator("gas", "grid", g -> g.capacityMw(100).marginalCost(profile(10, 90)))
                .load("demand", "grid", 20)
                .link("heat pump", "grid", "town", 10, 3)
                .load("houses", "town", 3)
                .store("tank", "town", s -> s.capacityMwh(20).standingLoss(0.1));
    }

    @Test
    void heatPlannedAtAnAveragePriceForgoesTheCheapHour() {
        SectorCouplingValue value = outcome(heated().build()).orThrow();
        assertThat(value.coupledCost()).isEqualTo(20 * 100 + (3 + 3 / 0.9) / 3 * 10, EXACT);
        assertThat(value.uncoupledCost()).isEqualTo(20 * 100 + 10 + 90, EXACT);
        assertThat(value.differences().stream()
                        .mapToDouble(SectorCouplingValue.Difference::gain)
                        .sum())
                .isEqualTo(value.value(), EXACT);
        assertThat(value.lostLoadMwh()).isZero();
    }

    private static EvSession car(String id, double energyMwh, double rateMw) {
        return EvSession.of(
                id,
                "kerb",
                Instant.parse("2030-01-01T00:00:00Z"),
                Instant.parse("2030-01-01T04:00:00Z"),
                energyMwh,
                rateMw);
    }

    private static StudyBuilder charging() {
        return Study.builder("charging")
                .horizon(hours(4))
                .buses("grid")
                .generator("gas", "grid", g -> g.capacityMw(100).marginalCost(profile(90, 50, 20, 10)))
                .add(ChargingStation.of("kerb", "grid", 1.5));
    }

    @Test
    void carsThatChargeOnArrivalShareTheConnectionAndPayTheDearHours() {
        SectorCouplingValue value = outcome(
                        charging().add(car("a", 1.5, 1)).add(car("b", 2, 1)).build())
                .orThrow();
        // a: 1, 0.5; b: the rest of 1.5 in hour 0, 1 in hour 1, 0.5 in hour 2.
        assertThat(value.uncoupledCost()).isEqualTo(1.5 * 90 + 1.5 * 50 + 0.5 * 20, EXACT);
        assertThat(value.coupledCost()).isEqualTo(1.5 * 10 + 1.5 * 20 + 0.5 * 50, EXACT);
        double gains = value.differences().stream()
                .mapToDouble(SectorCouplingValue.Difference::gain)
                .sum();
        assertThat(gains).isEqualTo(value.value(), EXACT);
        assertThat(value.differences())
                .filteredOn(d -> d.name().equals("a"))
                .singleElement()
                .satisfies(a -> assertThat(a.uncoupled()).isEqualTo(-(90 + 0.5 * 50), EXACT));
    }

    @Test
    void whatComesTooLateAtAFullConnectionIsMissingUncoupled() {
        Study study = charging()
                .add(car("early", 4, 1.5))
                .add(new EvSession(
                        "short",
                        "kerb",
                        java.util.List.of(),
                        Instant.parse("2030-01-01T00:00:00Z"),
                        Instant.parse("2030-01-01T01:00:00Z"),
                        1,
                        1,
                        1,
                        OptionalDouble.of(700),
                        org.rexnet.core.study.VehicleBattery.UNKNOWN,
                        false))
                .build();
        SectorCouplingValue value = outcome(study).orThrow();
        assertThat(value.uncoupledCost()).isEqualTo(1.5 * 90 + 1.5 * 50 + 1 * 20 + 700, EXACT);
        assertThat(value.unpricedMissingMwh()).isZero();
    }

    @Test
    void powerThatIsShortUncoupledIsSaid() {
        Study study = charging()
                .load("demand", "grid", 99, 98, 20, 20)
                .add(car("a", 2, 2))
                .build();
        assertThat(outcome(study)).isInstanceOfSatisfying(SectorCouplingOutcome.Failed.class, failed -> {
            assertThat(failed.part()).startsWith("dispatch of power");
            assertThat(failed.outcome()).isInstanceOf(ClearingOutcome.Infeasible.class);
        });
        SectorCouplingValue priced = outcome(study.withSettings(Settings.DEFAULTS.withLostLoad(1000)))
                .orThrow();
        assertThat(priced.lostLoadMwh()).isEqualTo(0.5, EXACT);
    }

    @Test
    void withoutHeatOrVehiclesThereIsNothingToCompare() {
        Study study = Study.builder("power")
                .buses("b")
                .generator("g", "b", 10, 1)
                .load("l", "b", 5)
                .build();
        assertThat(outcome(study)).isInstanceOf(SectorCouplingOutcome.NotApplicable.class);
    }

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    /** Whatever is planned apart is a dispatch of the whole, so that coupling never costs. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void couplingNeverCostsAndGainsAddUp(int seed) {
        Study study = random(new Random(seed));
        SectorCouplingValue value = outcome(study).orThrow();
        double scale = 1 + Math.abs(value.uncoupledCost());
        assertThat(value.value()).isGreaterThan(-1e-6 * scale);
        assertThat(value.differences().stream()
                        .mapToDouble(SectorCouplingValue.Difference::gain)
                        .sum())
                .isEqualTo(value.value(), within(1e-6 * scale));
        double[][] charged = ArrivalCharging.of(study).powerMw();
        assertThat(Arrays.stream(charged).mapToDouble(row -> row[0]).max().orElse(0))
                .isLessThanOrEqualTo(0.1 + 1e-9);
    }

    private static Study random(Random random) {
        StudyBuilder builder = Study.builder("random")
                .horizon(hours(12))
                .settings(Settings.DEFAULTS.withLostLoad(3000).withSurplusCost(2))
                .buses("north", "south")
                .bus("plant", "heat")
                .bus("town", "heat")
                .bus("gas", "gas")
                .line("north", "south", 0.1, 10)
                .generator("well", "gas", 60, 25)
                .generator("wind", "north", g -> g.capacityMw(40).maxPu(series(random, 0, 1)))
                .generator("engine", "south", 40, 80 + 20 * random.nextDouble())
                .load("demand", "south", random.doubles(12, 5, 25).toArray())
                .link("boiler", "gas", "town", 5, 0.9)
                .link("heat pump", "south", "plant", 2, 3)
                .add(CombinedHeatPower.backPressure("chp", "south", "plant", 0.4, 0.8)
                        .capacityMw(3)
                        .fuelBus("gas")
                        .build())
                .store("tank", "plant", s -> s.capacityMwh(10).cyclic(true).standingLoss(0.01))
                .add(PipeOperation.builder(new Pipe("main", "plant", "town", 1, 0.2, 0.3, 6))
                        .build())
                .load("houses", "town", random.doubles(12, 2, 6).toArray())
                .add(new Building(
                        "school",
                        "town",
                        8,
                        0.4,
                        Profile.of(0.1),
                        series(random, -8, 6),
                        Profile.of(18),
                        Profile.of(22),
                        4))
                .add(ChargingStation.of("kerb", "south", 0.1));
        for (int i = 0; i < 6; i++) {
            int arrival = random.nextInt(8);
            builder.add(EvSession.of(
                            "car " + i,
                            "kerb",
                            Instant.parse("2030-01-01T%02d:20:00Z".formatted(arrival)),
                            Instant.parse("2030-01-01T%02d:00:00Z".formatted(arrival + 4)),
                            0.08 * random.nextDouble(),
                            0.03)
                    .withValue(2000));
        }
        return builder.build();
    }

    private static Profile series(Random random, double low, double high) {
        return Profile.of(random.doubles(12, low, high).toArray());
    }
}
