package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FolderForm;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.SeriesFormat;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.pypsa.PypsaReader;
import org.rexnet.core.study.pypsa.PypsaWriter;

/** Storage over periods that stand for others: its levels as they pass in the real order of periods. */
class LinkedPeriodsTest {

    private static final Set<Feature> FEATURES = Set.of(
            Feature.LOST_LOAD,
            Feature.GENERATORS,
            Feature.GENERATOR_CANDIDATES,
            Feature.STORAGE_UNITS,
            Feature.STORES,
            Feature.STANDING_LOSS,
            Feature.STORAGE_CANDIDATES,
            Feature.ENERGY_CONSTRAINTS,
            Feature.LINES);
    private static final int SNAPSHOTS = 24;
    private static final double PERIOD_HOURS = 8;
    private static final double TOLERANCE = 1e-5;

    static LongStream seeds() {
        return Draws.seeds(4, 200);
    }

    private static Study drawn(long seed) {
        Study whole = RandomStudy.exactly(seed, SNAPSHOTS, RandomStudy.drawn(seed, FEATURES));
        return RepresentativePeriods.of(whole, PERIOD_HOURS, 3).study();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void levelsStayWithinTheirLimitsInEveryHourOfTheRealOrder(long seed) {
        Study study = drawn(seed);
        PlanOutcome outcome = new ExpansionPlanning(new StandardSolver()).plan(study);
        if (mustExceedALimit(study)) {
            assertThat(outcome).isInstanceOf(PlanOutcome.NotPlanned.class);
            return;
        }
        Clearing clearing = outcome.orThrow().clearing();
        for (int i = 0; i < study.storageUnits().size(); i++) {
            new UnitWalk(clearing, i).check();
        }
        for (int i = 0; i < study.stores().size(); i++) {
            new StoreWalk(clearing, i).check();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void planningInPartsFindsTheSame(long seed) {
        Study study = drawn(seed);
        PlanOutcome whole = new ExpansionPlanning(new StandardSolver()).plan(study);
        PlanOutcome inParts = new EquilibriumPlanning(new StandardSolver())
                .plan(
                        study,
                        ClearingOptions.of(study.settings()).withThreads(1),
                        EquilibriumOptions.DEFAULTS.withPartSnapshots(4));

        if (mustExceedALimit(study)) {
            assertThat(List.of(whole, inParts)).hasOnlyElementsOfType(PlanOutcome.NotPlanned.class);
            return;
        }
        double joint = whole.orThrow().clearing().objective();
        double parts = inParts.orThrow().clearing().objective();
        assertThat(parts).isCloseTo(joint, within(1.1e-4 * Math.max(1, Math.abs(joint))));
    }

    /**
     * Whether generators of a carrier must run so much, all the time that the horizon stands for, that its operational limit does not allow
     * it: the only thing in these studies that nothing can balance.
     */
    private static boolean mustExceedALimit(Study study) {
        return study.globalConstraints().stream()
                .filter(limit -> limit.type() == GlobalConstraint.Type.OPERATIONAL_LIMIT)
                .filter(limit -> limit.sense() != GlobalConstraint.Sense.AT_LEAST)
                .anyMatch(limit -> study.generators().stream()
                                .filter(generator -> generator.carrier().equals(limit.attribute()))
                                .mapToDouble(generator -> leastMwh(study.horizon(), generator))
                                .sum()
                        > limit.constant());
    }

    private static double leastMwh(Horizon horizon, Generator generator) {
        double capacity = generator.expansion().map(Expansion::min).orElse(generator.capacityMw());
        double energy = 0;
        for (int t = 0; t < horizon.size(); t++) {
            energy += generator.sign()
                    * generator.minPu().at(t)
                    * capacity
                    * horizon.at(t).generatorWeight();
        }
        return energy;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfPeriodsIsWrittenAndReadAgain(long seed, @TempDir Path folder) {
        Study study = drawn(seed);
        PypsaWriter.write(study, Results.NONE, folder, new FolderForm(true, true, SeriesFormat.CSV));

        Study read = PypsaReader.read(folder);

        assertThat(read.horizon()).isEqualTo(study.horizon());
        if (mustExceedALimit(study)) {
            return;
        }
        ExpansionPlanning planning = new ExpansionPlanning(new StandardSolver());
        double cost = planning.plan(study).orThrow().clearing().objective();
        assertThat(planning.plan(read).orThrow().clearing().objective())
                .isCloseTo(cost, within(1e-9 * Math.max(1, Math.abs(cost))));
    }

    /** Walks through the periods in their real order. */
    private abstract static class Walk {

        abstract double initial();

        abstract boolean cyclic();

        abstract double lossPerHour(int t);

        /** MWh that come in during snapshot {@code t}, less those that go out. */
        abstract double netMwh(int t);

        abstract double least(int t);

        abstract double most(int t);

        void check(Horizon horizon, String name) {
            List<Horizon.Block> blocks = horizon.blocks();
            double first = cyclic() ? startOfCycle(horizon, blocks) : initial();
            double level = first;
            boolean given = !cyclic();
            for (int i : horizon.course()) {
                for (int t = blocks.get(i).first(); t < blocks.get(i).end(); t++) {
                    double kept = given
                            ? 1
                            : Math.pow(1 - lossPerHour(t), horizon.at(t).durationHours());
                    level = kept * level + netMwh(t);
                    given = false;
                    assertThat(level)
                            .as("level of %s after %s", name, horizon.at(t).label())
                            .isBetween(least(t) - TOLERANCE, most(t) + TOLERANCE);
                }
            }
        }

        /** The level that returns to itself: linear in the level at the start; any level will do where nothing is lost. */
        private double startOfCycle(Horizon horizon, List<Horizon.Block> blocks) {
            double share = 1;
            double gained = 0;
            double lowest = 0;
            for (int i : horizon.course()) {
                for (int t = blocks.get(i).first(); t < blocks.get(i).end(); t++) {
                    double kept = Math.pow(1 - lossPerHour(t), horizon.at(t).durationHours());
                    share *= kept;
                    gained = kept * gained + netMwh(t);
                    lowest = Math.max(lowest, least(t) - gained);
                }
            }
            if (share < 1) {
                return gained / (1 - share);
            }
            assertThat(gained).isCloseTo(0, within(TOLERANCE));
            return lowest;
        }
    }

    private static final class StoreWalk extends Walk {

        private final Clearing clearing;
        private final int i;
        private final Store store;
        private final double capacity;

        private StoreWalk(Clearing clearing, int i) {
            this.clearing = clearing;
            this.i = i;
            store = clearing.study().stores().get(i);
            capacity = store.expansion().isPresent()
                    ? clearing.column(ComponentKind.STORE, "e_nom_opt")[i]
                    : store.capacityMwh();
        }

        private void check() {
            check(clearing.study().horizon(), store.id());
        }

        @Override
        double initial() {
            return store.initialMwh();
        }

        @Override
        boolean cyclic() {
            return store.cyclic();
        }

        @Override
        double lossPerHour(int t) {
            return store.standingLoss().at(t);
        }

        @Override
        double netMwh(int t) {
            return -clearing.series(ComponentKind.STORE, "p")[t][i]
                    * clearing.study().horizon().at(t).durationHours();
        }

        @Override
        double least(int t) {
            return store.minPu().at(t) * capacity;
        }

        @Override
        double most(int t) {
            return store.maxPu().at(t) * capacity;
        }
    }

    private static final class UnitWalk extends Walk {

        private final Clearing clearing;
        private final int i;
        private final StorageUnit unit;
        private final double capacity;

        private UnitWalk(Clearing clearing, int i) {
            this.clearing = clearing;
            this.i = i;
            unit = clearing.study().storageUnits().get(i);
            capacity = unit.expansion().isPresent()
                    ? clearing.column(ComponentKind.STORAGE_UNIT, "p_nom_opt")[i]
                    : unit.capacityMw();
        }

        private void check() {
            check(clearing.study().horizon(), unit.id());
        }

        @Override
        double initial() {
            return unit.initialMwh();
        }

        @Override
        boolean cyclic() {
            return unit.cyclic();
        }

        @Override
        double lossPerHour(int t) {
            return unit.standingLoss().at(t);
        }

        @Override
        double netMwh(int t) {
            double in = unit.efficiencyStore().at(t) * series("p_store", t)
                    - series("p_dispatch", t) / unit.efficiencyDispatch().at(t);
            return (in + unit.inflowMw().at(t) - series("spill", t))
                    * clearing.study().horizon().at(t).durationHours();
        }

        private double series(String attribute, int t) {
            return clearing.series(ComponentKind.STORAGE_UNIT, attribute)[t][i];
        }

        @Override
        double least(int t) {
            return 0;
        }

        @Override
        double most(int t) {
            return unit.maxHours() * capacity;
        }
    }
}
