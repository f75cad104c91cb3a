package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.CapacityValue;
import org.rexnet.investment.signal.Earnings;
import org.rexnet.investment.signal.ListedPrices;

/** By duality a price taker earns per unit what the clearing calls the capacity rent, when its profit is proportional to capacity. */
class StorageValueTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final int SEEDS = 60;
    private static final int HOURS = 24;

    @Test
    void storageThatStartsEmptyOrCyclicEarnsItsCapacityRent() {
        int compared = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Study study = draw(seed);
            for (boolean expansion : new boolean[] {false, true}) {
                compared += compare(study, expansion, "seed " + seed + (expansion ? ", planned" : ", cleared"));
            }
        }
        assertThat(compared).isGreaterThan(3 * SEEDS);
    }

    /** Returns the number of storages that were compared and earned something. */
    private static int compare(Study study, boolean expansion, String name) {
        ClearingOptions options =
                ClearingOptions.of(study.settings()).withExpansion(expansion).withThreads(1);
        Clearing clearing = new MarketClearing(SOLVER).clear(study, options).orThrow();
        CapacityValue value = new CapacityValue(study, new ListedPrices("test", clearing.prices()), SOLVER);
        int compared = 0;
        for (Candidate candidate : Candidate.of(study)) {
            double rent = clearing.capacityRents(candidate.kind())[candidate.position()];
            double earned = value.of(candidate).total();
            double capacity = clearing.column(candidate.kind(), candidate.attribute())[candidate.position()];
            double tolerance = 1e-6 * Math.max(1, Math.abs(rent));
            if (capacity > 1e-6) {
                assertThat(earned).as("%s: %s", name, candidate.name()).isEqualTo(rent, within(tolerance));
                compared += earned > 1 ? 1 : 0;
            } else {
                // Of nothing any rent from this value up to the cost is valid.
                assertThat(earned).as("%s: %s", name, candidate.name()).isLessThanOrEqualTo(rent + tolerance);
            }
        }
        return compared;
    }

    /** Two buses of different carriers, joined by a link; storage of every kind at both. */
    private static Study draw(int seed) {
        Random random = new Random(seed);
        StudyBuilder study = Study.builder("seed " + seed)
                .settings(Settings.DEFAULTS.withLostLoad(500 + 100 * random.nextDouble()))
                .horizon(horizon(random))
                .buses("power")
                .bus("heat", "heat")
                .link("pump", "power", "heat", 40, 2 + random.nextDouble())
                .load("lamps", "power", profile(random, 20, 100))
                .load("rooms", "heat", profile(random, 0, 80))
                .generator("wind", "power", g -> g.capacityMw(90).maxPu(Profile.of(profile(random, 0, 1))))
                .generator("boiler", "heat", 60, 20 + 30 * random.nextDouble());
        for (int step = 0; step < 6; step++) {
            study.generator("step " + step, "power", 15 + 10 * random.nextDouble(), 200 * random.nextDouble());
        }
        for (int i = 0; i < 2; i++) {
            String bus = i == 0 ? "power" : "heat";
            boolean cyclic = random.nextBoolean();
            study.storageUnit(
                    "battery " + i,
                    bus,
                    s -> s.capacityMw(1 + 20 * random.nextDouble())
                            .maxHours(1 + 5 * random.nextDouble())
                            .minPu(-1 + 0.5 * random.nextDouble())
                            .efficiencyStore(0.8 + 0.2 * random.nextDouble())
                            .efficiencyDispatch(0.8 + 0.2 * random.nextDouble())
                            .standingLoss(Profile.of(random.nextBoolean() ? 0 : 0.02))
                            .marginalCost(Profile.of(random.nextInt(3)))
                            .cyclic(cyclic)
                            .expansion(Expansion.of(0, 60, 50 + 600 * random.nextDouble())));
            study.store(
                    "tank " + i,
                    bus,
                    s -> s.capacityMwh(5 + 40 * random.nextDouble())
                            .standingLoss(Profile.of(random.nextBoolean() ? 0 : 0.01))
                            .cyclic(!cyclic)
                            .expansion(Expansion.of(0, 200, 10 + 200 * random.nextDouble())));
        }
        return study.build();
    }

    /** Snapshots of different duration and weight in one to three blocks. */
    private static Horizon horizon(Random random) {
        int blocks = 1 + random.nextInt(3);
        List<Horizon.Snapshot> snapshots = new ArrayList<>();
        double duration = 1 + random.nextInt(2);
        for (int t = 0; t < HOURS; t++) {
            double weight = duration * (1 + random.nextInt(3));
            snapshots.add(
                    new Horizon.Snapshot(Integer.toString(t), weight, duration, weight, "block " + t * blocks / HOURS));
        }
        return new Horizon(snapshots);
    }

    private static double[] profile(Random random, double low, double high) {
        return random.doubles(HOURS, low, high).toArray();
    }

    /** Buys at 10, sells at 100: 2 MWh of level cost 2 / 0.8 x 10 = 25 and bring 2 x 0.9 x 100 = 180. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 7, 1000})
    void aBatteryOfTwoHoursEarnsTheSpreadWhateverExistsOfIt(double existing) {
        Study study = Study.builder("battery")
                .hours(6)
                .buses("b")
                .storageUnit(
                        "battery",
                        "b",
                        s -> s.capacityMw(existing)
                                .maxHours(2)
                                .minPu(-1.25)
                                .efficiencyStore(0.8)
                                .efficiencyDispatch(0.9)
                                .expansion(Expansion.of(100)))
                .build();
        double[][] prices = {{10}, {10}, {100}, {100}, {-0.0}, {0}};

        Earnings earnings = new CapacityValue(study, new ListedPrices("test", prices), SOLVER)
                .of(Candidate.of(study).get(0));

        // In two hours at most 2 x 1.25 MW are stored at 0.8, which fills 2 MWh, and 1.8 MWh come out in two hours.
        assertThat(earnings.total()).isEqualTo(2 * 0.9 * 100 - 2 / 0.8 * 10, within(1e-9));
        assertThat(earnings.bySnapshot()[0] + earnings.bySnapshot()[1]).isEqualTo(-25, within(1e-9));
    }

    @Test
    void inflowIsWorthNothingToMoreOfAReservoirThatNeverFills() {
        Study study = Study.builder("hydro")
                .hours(3)
                .buses("b")
                .storageUnit(
                        "dam",
                        "b",
                        s -> s.capacityMw(10)
                                .maxHours(100)
                                .minPu(0)
                                .inflowMw(Profile.of(new double[] {5, 0, 0}))
                                .expansion(Expansion.of(100)))
                .build();
        double[][] prices = {{10}, {30}, {20}};

        Earnings earnings = new CapacityValue(study, new ListedPrices("test", prices), SOLVER)
                .of(Candidate.of(study).get(0));

        // 5 MWh fit into 10 MW at the best hour.
        assertThat(earnings.total()).isEqualTo(0, within(1e-9));
    }
}
