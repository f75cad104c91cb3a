package org.rexnet.investment.decomposition.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.experiment.Experiment;
import org.rexnet.core.simulation.experiment.ExperimentProgress;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.RunEngine;
import org.rexnet.core.simulation.experiment.Variant;
import org.rexnet.core.simulation.statistics.StopRule;
import org.rexnet.core.simulation.world.SmallWorlds;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.Convergence;
import org.rexnet.investment.EquilibriumOptions;
import org.rexnet.investment.EquilibriumPlanning;
import org.rexnet.investment.OneTown;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PlanSections;
import org.rexnet.investment.RandomExpansions;
import org.rexnet.investment.Shared;
import org.rexnet.investment.decomposition.EngineException;
import org.rexnet.investment.decomposition.Iteration;
import org.rexnet.investment.decomposition.SubproblemEngine;
import org.rexnet.investment.decomposition.Traffic;

/** Two workers, each a process of its own, beside threads of this process. */
@Order(Shared.LONG)
@ResourceLock(Shared.SPARK)
@ResourceLock(Shared.JAVA_PROCESSES)
final class SparkEngineTest {

    private static final SparkMaster TWO_WORKERS = new SparkMaster("local-cluster[2,1,1024]");
    private static final EquilibriumPlanning PLANNING = new EquilibriumPlanning(new StandardSolver());

    private static JavaSparkContext cluster;

    @BeforeAll
    static void startWorkers() throws IOException {
        Files.createDirectories(Path.of(Objects.requireNonNull(System.getenv("SPARK_HOME")), "jars"));
        cluster = new JavaSparkContext(SparkConfiguration.of(TWO_WORKERS));
    }

    @AfterAll
    static void stopWorkers() {
        cluster.stop();
    }

    private static SubproblemEngine.Opener onCluster() {
        return (parts, threads) -> SparkEngine.open(cluster, parts);
    }

    private static Plan plan(Study study, EquilibriumOptions options) {
        return PLANNING.plan(study, ClearingOptions.of(study.settings()).withThreads(2), options)
                .orThrow();
    }

    private static EquilibriumOptions parts(int snapshots) {
        return EquilibriumOptions.DEFAULTS.withPartSnapshots(snapshots);
    }

    /** Candidates of many kinds over one to two days, and two ways that demand may turn out. */
    private static Study inScenarios(long seed) {
        Study study = RandomExpansions.of(seed);
        return SideBySide.of(study.withSettings(
                study.settings().withScenarios(List.of(scenario("low", 0.7, 0.9), scenario("high", 0.3, 1.2)))));
    }

    private static Scenario scenario(String name, double probability, double load) {
        return new Scenario(name, probability, List.of(Scenario.Override.factor(Scenario.Attribute.LOAD, load)));
    }

    /** The plan of a study that several tests interrupt. */
    private static final class Expected {
        private static final Plan WITHOUT_SPARK = plan(inScenarios(1), parts(8));
    }

    private static void assertSameToTheLastBit(Plan plan, Plan expected) {
        assertThat(plan.clearing().objective()).isEqualTo(expected.clearing().objective());
        assertThat(plan.additions()).isEqualTo(expected.additions());
        assertThat(plan.signals()).isEqualTo(expected.signals());
        for (ComponentKind kind : ComponentKind.values()) {
            assertThat(plan.clearing().capacityRents(kind))
                    .isEqualTo(expected.clearing().capacityRents(kind));
        }
        assertThat(plan.clearing().prices()).isDeepEqualTo(expected.clearing().prices());
        List<Iteration> rounds = plan.convergence().orElseThrow().iterations();
        List<Iteration> expectedRounds = expected.convergence().orElseThrow().iterations();
        assertThat(rounds).hasSameSizeAs(expectedRounds);
        for (int i = 0; i < rounds.size(); i++) {
            assertThat(rounds.get(i))
                    .usingRecursiveComparison()
                    .ignoringFields("seconds")
                    .isEqualTo(expectedRounds.get(i));
        }
        assertThat(plan.convergence().orElseThrow().lower())
                .isEqualTo(expected.convergence().orElseThrow().lower());
    }

    static LongStream studies() {
        return LongStream.of(2, 13).limit(Draws.count(1, 2));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void twoWorkersFindTheSamePlanToTheLastBit(long seed) {
        Study study = inScenarios(seed);

        Plan plan = plan(study, parts(8).withEngine(onCluster()));

        assertThat(plan.convergence().orElseThrow().parts()).isGreaterThan(4);
        assertSameToTheLastBit(plan, plan(study, parts(8)));
    }

    /** All parts are asked in each round, so that traffic grows with the rounds; what the study weighs does not. */
    @Test
    void aPlanSaysWhatTravelled() {
        Study study = inScenarios(1);
        List<Long> studyBytes = new ArrayList<>();
        SubproblemEngine.Opener counting = (subproblems, threads) -> {
            studyBytes.add((long) subproblems.pack().length);
            return SparkEngine.open(cluster, subproblems);
        };

        Plan plan = plan(study, parts(8).withEngine(counting));

        Convergence convergence = plan.convergence().orElseThrow();
        Traffic traffic = convergence.traffic().orElseThrow();
        assertThat(List.of(traffic.study())).isEqualTo(studyBytes);
        assertThat(traffic.rounds()).isEqualTo(convergence.iterations().size());
        int candidates = convergence.capacityNames().size();
        assertThat(traffic.sentPerRound()).isGreaterThan(convergence.parts() * candidates * (double) Double.BYTES);
        assertThat(traffic.receivedPerRound()).isGreaterThan(convergence.parts() * candidates * (double) Double.BYTES);
        assertThat(traffic.results()).isPositive();
        assertThat(Expected.WITHOUT_SPARK.convergence().orElseThrow().traffic()).isEmpty();
        assertThat(PlanSections.of(plan).convergence().toString()).contains("Each machine fetched the study once");
    }

    @Test
    void aTownIsPlannedTheSameWay() {
        int hours = Draws.count(96, 336);
        Study town = Excerpt.of(BuiltInStudies.find("harbour").orElseThrow().study(), 0, hours);
        EquilibriumOptions rough = parts(hours / 8).withGap(Draws.areFull() ? 1e-2 : 0.1);

        assertSameToTheLastBit(plan(town, rough.withEngine(onCluster())), plan(town, rough));
    }

    @Test
    void aWorkerThatDiesCostsTimeAndNotABit() {
        Study study = inScenarios(1);
        Consumer<Iteration> killer = iteration -> {
            if (iteration.number() == 4) {
                ProcessHandle worker = ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().command().orElse("").endsWith("java"))
                        .findFirst()
                        .orElseThrow();
                assertThat(worker.destroyForcibly()).isTrue();
                worker.onExit().join();
            }
        };

        Plan plan = plan(study, parts(8).withListener(killer).withEngine(onCluster()));

        assertSameToTheLastBit(plan, Expected.WITHOUT_SPARK);
    }

    @Test
    void aSearchBegunOnSparkGoesOnWithoutIt(@TempDir Path folder) {
        Study study = inScenarios(1);
        Path file = folder.resolve("state");
        EquilibriumOptions interrupted = parts(8).withCheckpoint(file)
                .withEngine(onCluster())
                .withListener(iteration -> {
                    if (iteration.number() > 3) {
                        throw new EngineException("The cluster is gone.");
                    }
                });

        assertThatThrownBy(() -> plan(study, interrupted)).isInstanceOf(EngineException.class);

        assertSameToTheLastBit(plan(study, parts(8).resuming(file)), Expected.WITHOUT_SPARK);
        assertSameToTheLastBit(plan(study, parts(8).resuming(file).withEngine(onCluster())), Expected.WITHOUT_SPARK);
    }

    private static Experiment.Plan runs(RunEngine.Opener engine, Optional<Path> folder) {
        return new Experiment.Plan(
                new StandardSolver(),
                1,
                Optional.empty(),
                StopRule.after(2),
                2,
                folder,
                Optional.empty(),
                engine,
                ExperimentProgress.SILENT);
    }

    private static List<String> results(Experiment.Plan plan, String... designs) {
        Study study = SmallWorlds.study();
        Findings findings = Experiment.run(study, List.of(Variant.of(study)), Designs.of(List.of(designs)), plan);
        return findings.parts().get(0).results().stream()
                .flatMap(List::stream)
                .map(result -> "%s %d %s %s %s %s %s %s"
                        .formatted(
                                result.design(),
                                result.seed(),
                                result.worldHash(),
                                result.logHash(),
                                result.figures(),
                                Arrays.toString(result.surpluses()),
                                result.missingMoney(),
                                Arrays.deepToString(result.prices())))
                .toList();
    }

    @Test
    void runsOfAnExperimentAreTheSameAndGoOnWithoutSpark(@TempDir Path folder) {
        RunEngine.Opener onCluster = plan -> SparkRuns.open(cluster, plan);

        List<String> made = results(runs(onCluster, Optional.of(folder)), "spot", "exchange");

        assertThat(made).isEqualTo(results(runs(RunEngine.Opener.THREADS, Optional.empty()), "spot", "exchange"));
        assertThat(results(runs(RunEngine.Opener.THREADS, Optional.of(folder)), "spot", "exchange"))
                .isEqualTo(made);
    }

    @Test
    void whatNoPartCanAnswerIsRefusedAsItIsWithoutSpark() {
        Study study = OneTown.of("on or off", 10, 20)
                .generator("plant", "town", g -> g.capacityMw(30).commitment(Commitment.free()))
                .build();

        assertThatThrownBy(() -> plan(study, parts(1).withEngine(onCluster())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Units are on or off (plant)");
    }
}
