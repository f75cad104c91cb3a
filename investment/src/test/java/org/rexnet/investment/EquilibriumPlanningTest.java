package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Dice;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.decomposition.Iteration;

final class EquilibriumPlanningTest {

    private static final double GAP = 1e-4;
    private static final EquilibriumPlanning EQUILIBRIUM = new EquilibriumPlanning(new StandardSolver());
    private static final ExpansionPlanning JOINT = new ExpansionPlanning(new StandardSolver());

    private static Plan equilibrium(Study study, int partSnapshots) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(2);
        return EQUILIBRIUM
                .plan(study, options, EquilibriumOptions.DEFAULTS.withPartSnapshots(partSnapshots))
                .orThrow();
    }

    /** The town and its plans, which several tests look at. */
    private static final class Town {
        private static final Study STUDY = builtIn("harbour");
        private static final Plan JOINTLY = JOINT.plan(STUDY).orThrow();
        private static final Plan BY_WEEKS = equilibrium(STUDY, 168);
    }

    /** A small study and its plan, which several tests look at. */
    private static final class Small {
        private static final Study STUDY = RandomExpansions.of(7);
        private static final Plan WHOLE = equilibrium(STUDY, 12);
    }

    private static Study builtIn(String name) {
        return BuiltInStudies.find(name).orElseThrow().study();
    }

    private static void assertAgrees(Study study, Plan joint, Plan equilibrium) {
        double best = joint.clearing().objective();
        Convergence convergence = equilibrium.convergence().orElseThrow();
        assertThat(convergence.converged()).isTrue();
        assertThat(convergence.gap()).isBetween(-1e-7, GAP);
        assertThat(equilibrium.clearing().objective())
                .as("cost of the equilibrium plan of %s", study.name())
                .isBetween(best - 1e-6 * Math.abs(best), best + GAP * Math.abs(best));
        assertThat(convergence.lower())
                .as("lower bound of %s", study.name())
                .isLessThanOrEqualTo(best + 1e-6 * Math.abs(best));
        assertThat(equilibrium.equilibriumGap())
                .as("zero profit in %s: %s", study.name(), equilibrium.signals())
                .isLessThan(1e-3);
    }

    @Test
    void agreesWithTheJointPlanOnBuiltInStudies() {
        Study screening = builtIn("screening-curve");

        assertAgrees(screening, JOINT.plan(screening).orThrow(), equilibrium(screening, 100));
        assertAgrees(Town.STUDY, Town.JOINTLY, Town.BY_WEEKS);
        if (Draws.areFull()) {
            assertAgrees(Town.STUDY, Town.JOINTLY, equilibrium(Town.STUDY, 56));
        }
    }

    /** Wind, sun, battery and hydrogen over a year in which a store carries energy from season to season; the cost is PyPSA's. */
    @Test
    void modelEnergyCostsWhatPypsaFinds() {
        Path folder =
                Path.of(System.getProperty("rexnet.data", "reference-data")).resolve("pypsa/model-energy");
        assumeTrue(Files.exists(folder), "The reference data are not here: " + folder);
        Study study = StudyReader.read(folder);

        Plan plan = equilibrium(study, 168);

        assertThat(plan.clearing().objective()).isBetween(8_078_135_675.45 * (1 - 1e-6), 8_078_135_675.45 * (1 + GAP));
        assertThat(plan.convergence().orElseThrow().lower())
                .isBetween(8_078_135_675.45 * (1 - GAP), 8_078_135_675.45 * (1 + 1e-6));
        assertThat(plan.equilibriumGap()).isLessThan(1e-3);
    }

    @Test
    void theScreeningCurveLeavesNoProfitToAnyTechnology() {
        Study study = builtIn("screening-curve");
        Plan plan = EQUILIBRIUM
                .plan(
                        study,
                        ClearingOptions.of(study.settings()),
                        EquilibriumOptions.DEFAULTS.withGap(1e-7).withPartSnapshots(100))
                .orThrow();

        assertThat(plan.clearing().objective()).isCloseTo(14_706.1938, within(2e-3));
        assertThat(plan.addition("coal").optimal()).isCloseTo(500, within(1.0));
        assertThat(plan.addition("gas").optimal()).isCloseTo(490, within(1.0));
        assertThat(plan.signals())
                .allSatisfy(signal ->
                        assertThat(signal.supportingRentPerUnit()).isCloseTo(signal.annualCostPerUnit(), within(1e-6)));
    }

    @Test
    void theBoundsCloseFromBothSides() {
        List<Iteration> iterations = Town.BY_WEEKS.convergence().orElseThrow().iterations();
        for (int i = 1; i < iterations.size(); i++) {
            assertThat(iterations.get(i).lower())
                    .isGreaterThanOrEqualTo(iterations.get(i - 1).lower() - 1e-3);
            assertThat(iterations.get(i).upper())
                    .isLessThanOrEqualTo(iterations.get(i - 1).upper());
        }
        assertThat(iterations.get(iterations.size() - 1).tonnes())
                .isLessThan(iterations.get(0).tonnes());
    }

    @Test
    void thePlanDoesNotDependOnTheNumberOfThreads() {
        ClearingOptions options = ClearingOptions.of(Small.STUDY.settings());
        EquilibriumOptions parts = EquilibriumOptions.DEFAULTS.withPartSnapshots(12);

        Plan one = EQUILIBRIUM.plan(Small.STUDY, options.withThreads(1), parts).orThrow();

        assertThat(Small.WHOLE.additions()).isEqualTo(one.additions());
        assertThat(Small.WHOLE.signals()).isEqualTo(one.signals());
        assertThat(Small.WHOLE.clearing().prices()).isDeepEqualTo(one.clearing().prices());
    }

    /** 40 MW from what exists at 50 and a candidate at 5 per MW: at most 20 of it where it is cheap, at least 30 where it is dear. */
    @ParameterizedTest
    @CsvSource({"10, 0, 20, 20, 4900", "100, 30, 200, 30, 14150"})
    void limitsThatGeneratorsShareHoldInEveryPart(
            double marginalCost, double least, double most, double capacity, double cost) {
        Study study = Study.builder("shared")
                .hours(4)
                .buses("b")
                .generator("new", "b", g -> g.marginalCost(marginalCost).expansion(Expansion.of(5)))
                .generator("old", "b", 100, 50)
                .load("town", "b", 40)
                .add(new OutputLimit("permit", List.of(new OutputLimit.Term("new", 1)), least, most))
                .build();

        for (int partSnapshots : new int[] {1, 2, 4}) {
            Plan plan = equilibrium(study, partSnapshots);

            assertThat(plan.clearing().objective()).isCloseTo(cost, within(GAP * cost));
            assertThat(plan.addition("new").optimal()).isCloseTo(capacity, within(0.1));
        }
    }

    /** The master kept to a first bound, and between that and the best point parts had answered already: the search had no end. */
    @Test
    void aSearchThatWouldAskTheSameAgainEnds() {
        Set<Feature> features = RandomStudy.drawn(150, EnumSet.allOf(Feature.class));
        features.removeAll(EnumSet.range(Feature.LINK_DELAY, Feature.ELECTROLYSER_CANDIDATES));
        features.removeAll(Set.of(Feature.OUTPUT_LIMITS, Feature.SCENARIOS, Feature.MODULES));
        Study certain = RandomStudy.exactly(150, new Dice(150, 1).whole(4, 9), features);
        List<Scenario> equal = List.of(
                new Scenario("one", 0.5, List.of()),
                new Scenario("two", 0.3, List.of()),
                new Scenario("three", 0.2, List.of()));
        Study study = SideBySide.of(certain.withSettings(certain.settings().withScenarios(equal)));

        assertThat(equilibrium(study, 4).clearing().objective())
                .isCloseTo(JOINT.plan(study).orThrow().clearing().objective(), withinPercentage(100 * GAP));
    }

    @Test
    void loadThatMustBeServedIsServedThoughNothingExistsAtFirst() {
        Study study = Study.builder("from nothing")
                .hours(4)
                .buses("town")
                .load("town", "town", 10, 20, 30, 5)
                .generator("diesel", "town", g -> g.marginalCost(100).expansion(Expansion.of(7)))
                .build();

        Plan plan = equilibrium(study, 2);

        assertThat(plan.addition("diesel").optimal()).isCloseTo(30, within(1e-6));
        assertThat(plan.clearing().objective()).isCloseTo(65 * 100 + 30 * 7, within(1e-3));
    }

    @Test
    void whatCannotBeServedIsNamedAsTheJointPlanNamesIt() {
        Study study = Study.builder("short")
                .hours(2)
                .buses("town")
                .load("town", "town", 10, 20)
                .generator("diesel", "town", g -> g.marginalCost(100).expansion(Expansion.of(0, 15, 7)))
                .build();

        PlanOutcome outcome = EQUILIBRIUM.plan(study);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PlanOutcome.NotPlanned.class,
                        not -> assertThat(not.reason()).isInstanceOf(ClearingOutcome.Infeasible.class));
    }

    /** One MWh in the first hour takes 10,000 MW at 1,000,000 each: dearer than any penalty that is known before the search. */
    @Test
    void loadIsServedHoweverMuchCapacityThatTakes() {
        Study study = Study.builder("hardly any sun")
                .hours(4)
                .buses("town")
                .load("town", "town", 1, 1, 2, 2)
                .generator(
                        "sun",
                        "town",
                        g -> g.maxPu(Profile.of(new double[] {1e-4, 1, 1, 1})).expansion(Expansion.of(1e6)))
                .build();

        Plan plan = equilibrium(study, 2);

        assertThat(plan.addition("sun").optimal()).isCloseTo(1e4, within(1e-2));
        assertAgrees(study, JOINT.plan(study).orThrow(), plan);
    }

    /** 20 MW at an availability of 0.8 take 25 MW, whatever they cost. */
    @Test
    void whatUnitsMustDoIsKnownBeforeTheSearch() {
        Study study = Study.builder("told")
                .hours(2)
                .buses("town")
                .load("town", "town", 60, 60)
                .generator("gas", "town", 100, 50)
                .generator(
                        "wind",
                        "town",
                        g -> g.setPointMw(Profile.of(new double[] {20, 0}))
                                .maxPu(0.8)
                                .expansion(Expansion.of(0, 100, 1e9)))
                .build();

        Plan plan = equilibrium(study, 2);

        assertAgrees(study, JOINT.plan(study).orThrow(), plan);
        assertThat(plan.addition("wind").optimal()).isCloseTo(25, within(1e-6));
        assertThat(plan.convergence().orElseThrow().iterations().get(0).capacities()[0])
                .isCloseTo(25, within(1e-6));
    }

    private static Study committed() {
        return Study.builder("committed")
                .hours(4)
                .buses("town")
                .load("town", "town", 20, 5, 30, 10)
                .generator(
                        "coal",
                        "town",
                        g -> g.capacityMw(30).minPu(0.5).marginalCost(10).commitment(Commitment.free()))
                .generator("gas", "town", g -> g.marginalCost(60).expansion(Expansion.of(5)))
                .build();
    }

    @Test
    void unitsThatAreOnOrOffAreRefusedByName() {
        assertThatThrownBy(() -> EQUILIBRIUM.plan(committed()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coal")
                .hasMessageContaining("not convex")
                .hasMessageContaining("--relaxed-commitment");
    }

    @Test
    void relaxedUnitsArePlannedAsTheJointPlanDoes() {
        Study study = committed();
        ClearingOptions relaxed =
                ClearingOptions.of(study.settings()).withCommitment(ClearingOptions.Commitments.RELAXED);

        Plan joint = JOINT.plan(study, relaxed, ClearingProgress.SILENT).orThrow();
        Plan plan =
                EQUILIBRIUM.plan(study, relaxed, EquilibriumOptions.DEFAULTS).orThrow();

        assertAgrees(study, joint, plan);
    }

    @Test
    void freeCapacityThatEarnsHasNoEnd() {
        Study study = Study.builder("free lunch")
                .hours(2)
                .buses("town")
                .generator("subsidized", "town", g -> g.marginalCost(-5).expansion(Expansion.of(1)))
                .generator(
                        "dump",
                        "town",
                        g -> g.capacityMw(Double.POSITIVE_INFINITY).minPu(-1).maxPu(0))
                .build();

        assertThat(EQUILIBRIUM.plan(study))
                .isInstanceOfSatisfying(
                        PlanOutcome.NotPlanned.class,
                        not -> assertThat(not.reason()).isInstanceOf(ClearingOutcome.Unbounded.class));
    }

    /** Wind must bring half of what is used, 600 of 1,200 MWh, although gas would be cheaper. */
    @Test
    void aLeastShareOfRenewablesBindsAllPartsTogether() {
        double[] wind = new double[24];
        double[] load = new double[24];
        for (int t = 0; t < 24; t++) {
            wind[t] = t < 12 ? 0.2 + 0.05 * (t % 5) : 0.6;
            load[t] = 40 + 20 * (t % 2);
        }
        Study study = Study.builder("share")
                .hours(24)
                .settings(Settings.DEFAULTS.withLostLoad(1000))
                .buses("b")
                .generator(
                        "wind",
                        "b",
                        g -> g.carrier("wind").maxPu(Profile.of(wind)).expansion(Expansion.of(900)))
                .generator("gas", "b", g -> g.carrier("gas").capacityMw(100).marginalCost(30))
                .load("load", "b", load)
                .add(new GlobalConstraint(
                        "renewables",
                        GlobalConstraint.Type.OPERATIONAL_LIMIT,
                        "wind",
                        "",
                        GlobalConstraint.Sense.AT_LEAST,
                        600))
                .build();
        Plan joint = JOINT.plan(study).orThrow();
        Plan equilibrium = equilibrium(study, 6);

        assertAgrees(study, joint, equilibrium);
        double energy = 0;
        for (int t = 0; t < 24; t++) {
            energy += equilibrium.clearing().output("wind", t);
        }
        assertThat(energy).isCloseTo(600, within(1e-3));
        double gasAlone = 30 * 1200;
        assertThat(joint.clearing().objective()).isGreaterThan(gasAlone);
    }

    @Test
    void wholeModulesAreBuiltAsTheJointPlanBuildsThem() {
        Study study = Study.builder("lumps")
                .hours(6)
                .buses("town")
                .load("town", "town", 30, 40, 55, 70, 40, 20)
                .generator("old", "town", 25, 80)
                .generator("block", "town", g -> g.marginalCost(20).expansion(new Expansion(0, 100, 90, 20)))
                .generator("peaker", "town", g -> g.marginalCost(120).expansion(Expansion.of(0, 100, 40)))
                .build();

        Plan joint = JOINT.plan(study).orThrow();
        Plan plan = equilibrium(study, 3);

        assertThat(plan.addition("block").optimal())
                .isEqualTo(joint.addition("block").optimal());
        assertThat(plan.addition("block").optimal() % 20).isZero();
        assertThat(plan.clearing().objective())
                .isCloseTo(
                        joint.clearing().objective(),
                        within(GAP * joint.clearing().objective()));
    }

    /** What stands in for a process that is killed: the listener ends the search by force. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void aSearchThatWasInterruptedResumesToTheSamePlan(int iterations, @TempDir Path folder) {
        Study study = Small.STUDY;
        ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(2);
        Path file = folder.resolve("state");
        EquilibriumOptions parts = EquilibriumOptions.DEFAULTS.withPartSnapshots(12);
        EquilibriumOptions interrupted = parts.withCheckpoint(file).withListener(iteration -> {
            if (iteration.number() > iterations) {
                throw new Killed();
            }
        });

        assertThatThrownBy(() -> EQUILIBRIUM.plan(study, options, interrupted)).isInstanceOf(Killed.class);
        Plan resumed = EQUILIBRIUM.plan(study, options, parts.resuming(file)).orThrow();
        Plan whole = Small.WHOLE;

        assertThat(resumed.additions()).isEqualTo(whole.additions());
        assertThat(resumed.signals()).isEqualTo(whole.signals());
        assertThat(resumed.clearing().prices()).isDeepEqualTo(whole.clearing().prices());
        assertThat(resumed.convergence().orElseThrow().iterations())
                .hasSameSizeAs(whole.convergence().orElseThrow().iterations());
    }

    @Test
    void aCheckpointOfAnotherStudyIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("state");
        Study study = committed();
        ClearingOptions relaxed =
                ClearingOptions.of(study.settings()).withCommitment(ClearingOptions.Commitments.RELAXED);
        EQUILIBRIUM.plan(study, relaxed, EquilibriumOptions.DEFAULTS.withCheckpoint(file));
        Study other = builtIn("screening-curve");

        assertThatThrownBy(() -> EQUILIBRIUM.plan(
                        other, ClearingOptions.of(other.settings()), EquilibriumOptions.DEFAULTS.resuming(file)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("another study");
    }
}
