package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.CapacityValue;
import org.rexnet.investment.signal.ListedPrices;
import org.rexnet.network.Pipe;

/** By duality a pipe, a plant of heat and power and a charging station earn at prices alone what the clearing calls their capacity rent. */
class SectorValueTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final int SEEDS = 40;
    private static final int HOURS = 24;
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void pipesAndPlantsEarnTheirCapacityRentAtPricesAlone() {
        Map<ComponentKind, Integer> compared = new EnumMap<>(ComponentKind.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            Study study = draw(seed, true);
            compare(study, true, List.of(ComponentKind.PIPE, ComponentKind.CHP), compared, seed);
        }
        assertThat(compared.get(ComponentKind.PIPE)).isGreaterThan(SEEDS);
        assertThat(compared.get(ComponentKind.CHP)).isGreaterThan(SEEDS);
    }

    /** What a station earns depends on how much stands, so that it is compared where it stands. */
    @Test
    void stationsEarnTheirCapacityRentAtPricesAlone() {
        Map<ComponentKind, Integer> compared = new EnumMap<>(ComponentKind.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            Study study = draw(seed, false);
            compare(
                    study,
                    false,
                    List.of(ComponentKind.PIPE, ComponentKind.CHP, ComponentKind.CHARGING_STATION),
                    compared,
                    seed);
        }
        assertThat(compared.get(ComponentKind.CHARGING_STATION)).isGreaterThan(SEEDS);
    }

    /** Compares what stands and earns something, and counts it. */
    private static void compare(
            Study study,
            boolean expansion,
            List<ComponentKind> tables,
            Map<ComponentKind, Integer> compared,
            int seed) {
        ClearingOptions options =
                ClearingOptions.of(study.settings()).withExpansion(expansion).withThreads(1);
        Clearing clearing = new MarketClearing(SOLVER).clear(study, options).orThrow();
        CapacityValue value = new CapacityValue(study, new ListedPrices("test", clearing.prices()), SOLVER);
        for (Candidate candidate : Candidate.of(study)) {
            if (!tables.contains(candidate.kind())) {
                continue;
            }
            double rent = clearing.capacityRents(candidate.kind())[candidate.position()];
            double earned = value.of(candidate).total();
            double capacity = clearing.column(candidate.kind(), candidate.attribute())[candidate.position()];
            double tolerance = 1e-6 * Math.max(1, Math.abs(rent));
            if (capacity > 1e-6) {
                assertThat(earned).as("seed %d: %s", seed, candidate.key()).isEqualTo(rent, within(tolerance));
                compared.merge(candidate.kind(), earned > 1 ? 1 : 0, Integer::sum);
            } else {
                // Of nothing any rent from this value up to the cost is valid.
                assertThat(earned).as("seed %d: %s", seed, candidate.key()).isLessThanOrEqualTo(rent + tolerance);
            }
        }
    }

    /** A grid of two buses, three heat buses in a ring, plants of both types and a station at each bus of the grid. */
    private static Study draw(int seed, boolean losses) {
        Random random = new Random(seed);
        StudyBuilder study =
                Study.builder("seed " + seed).horizon(horizon(random)).buses("west", "east");
        for (String bus : List.of("west", "east")) {
            study.load("lamps " + bus, bus, profile(random, 20, 80));
            for (int step = 0; step < 8; step++) {
                study.generator("step %d %s".formatted(step, bus), bus, 15, 200 * random.nextDouble());
            }
        }
        study.line("west", "east", 0.1, 20 + 20 * random.nextDouble());
        addHeat(study, random, losses);
        for (String bus : List.of("west", "east")) {
            study.add(ChargingStation.of("station " + bus, bus, 1 + 3 * random.nextDouble())
                    .withEfficiency(0.95)
                    .withExpansion(Expansion.of(0, 20, 500 * random.nextDouble())));
            for (int i = 0; i < 8; i++) {
                study.add(session(random, "%s %d".formatted(bus, i), "station " + bus));
            }
        }
        return study.build();
    }

    private static void addHeat(StudyBuilder study, Random random, boolean losses) {
        for (int b = 0; b < 3; b++) {
            String bus = "warm " + b;
            double cost = 30 + 60 * random.nextDouble();
            study.bus(bus, "heat").load("homes " + b, bus, profile(random, 2, 15));
            study.generator("boiler " + b, bus, 60, cost);
        }
        for (int b = 0; b < 3; b++) {
            double heatTransfer = losses ? 0.3 * random.nextDouble() : 0;
            Pipe pipe = new Pipe(
                    "pipe " + b, "warm " + b, "warm " + (b + 1) % 3, 1, 0.2, heatTransfer, 1 + 3 * random.nextDouble());
            study.add(PipeOperation.builder(pipe)
                    .lossPerMw(random.nextBoolean() ? 0 : 0.05)
                    .direction(random.nextBoolean() ? Direction.BOTH : Direction.FORWARD)
                    .expansion(Expansion.of(0, 15, 300 * random.nextDouble()))
                    .build());
        }
        study.bus("gas", "gas").generator("gas", "gas", 500, 15 + 20 * random.nextDouble());
        CombinedHeatPower.Builder simple =
                CombinedHeatPower.backPressure("back-pressure", "west", "warm 0", 0.35, 0.4 + random.nextDouble());
        CombinedHeatPower.Builder flexible =
                CombinedHeatPower.extraction("extraction", "east", "warm 1", 0.45, 0.5, 0.15);
        for (CombinedHeatPower.Builder plant : List.of(simple.fuelBus("gas"), flexible.fuelCost(20))) {
            study.add(plant.capacityMw(2 + 6 * random.nextDouble())
                    .marginalCost(2)
                    .expansion(Expansion.of(0, 30, 800 * random.nextDouble()))
                    .build());
        }
    }

    private static EvSession session(Random random, String id, String station) {
        Instant arrival = START.plus(Duration.ofMinutes(15L * random.nextInt(60)));
        Duration stay = Duration.ofMinutes(15L * (8 + random.nextInt(24)));
        double rate = 0.5 + 2 * random.nextDouble();
        double energy = 0.7 * random.nextDouble() * rate * stay.toMinutes() / 60;
        EvSession session = EvSession.of(id, station, arrival, arrival.plus(stay), energy, rate)
                .withEfficiency(0.9)
                .withValue(150 + 300 * random.nextDouble());
        return random.nextInt(3) > 0 ? session : session.feedingBack(energy + 2, 1);
    }

    /** Snapshots of different weight. */
    private static Horizon horizon(Random random) {
        List<Horizon.Snapshot> snapshots = new ArrayList<>();
        for (int t = 0; t < HOURS; t++) {
            double weight = 1 + random.nextInt(3);
            String label = Instants.format(START.plus(Duration.ofHours(t)));
            snapshots.add(new Horizon.Snapshot(label, weight, 1, weight, ""));
        }
        return new Horizon(snapshots);
    }

    private static double[] profile(Random random, double low, double high) {
        return random.doubles(HOURS, low, high).toArray();
    }
}
