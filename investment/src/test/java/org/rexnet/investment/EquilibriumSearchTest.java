package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.rexnet.investment.EquilibriumPlans.EQUILIBRIUM;
import static org.rexnet.investment.EquilibriumPlans.GAP;
import static org.rexnet.investment.EquilibriumPlans.JOINT;
import static org.rexnet.investment.EquilibriumPlans.builtIn;
import static org.rexnet.investment.EquilibriumPlans.committed;
import static org.rexnet.investment.EquilibriumPlans.equilibrium;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.Dice;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.investment.decomposition.Iteration;

/** The search for a plan in parts: its bounds, its end, and that it goes on where it was interrupted. */
final class EquilibriumSearchTest {

    /** A small study and its plan, which several tests look at. */
    private static final class Small {
        private static final Study STUDY = RandomExpansions.of(7);
        private static final Plan WHOLE = equilibrium(STUDY, 12);
    }

    @Test
    void theBoundsCloseFromBothSides() {
        List<Iteration> iterations =
                EquilibriumPlans.Town.IN_FOUR_PARTS.convergence().orElseThrow().iterations();
        for (int i = 1; i < iterations.size(); i++) {
            assertThat(iterations.get(i).lower())
                    .isGreaterThanOrEqualTo(iterations.get(i - 1).lower() - 1e-3);
            assertThat(iterations.get(i).upper())
                    .isLessThanOrEqualTo(iterations.get(i - 1).upper());
        }
        assertThat(iterations.get(iterations.size() - 1).tonnes())
                .isCloseTo(EquilibriumPlans.Town.IN_FOUR_PARTS.clearing().emissionsTonnes(), withinPercentage(0.1))
                .isNotCloseTo(iterations.get(0).tonnes(), withinPercentage(1));
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

    /** What the village may build costs a ten-thousandth of a ten-thousandth of the city's supply, which nobody decides. */
    @Test
    void aSmallDecisionBesideALargeCostIsFoundAsCloselyAsALargeOne() {
        int hours = 48;
        double[] loads =
                IntStream.range(0, hours).mapToDouble(t -> 1 + 29 * t % hours).toArray();
        Study study = Study.builder("village beside a city")
                .hours(hours)
                .buses("city", "village")
                .load("city", "city", 100_000)
                .generator("coal", "city", 200_000, 1000)
                .load("village", "village", loads)
                .generator("diesel", "village", 100, 100)
                .generator("mill", "village", g -> g.marginalCost(10).expansion(Expansion.of(0, 100, 950)))
                .build();

        Plan plan = equilibrium(study, 12);

        // One more MW saves 90 in each hour of a larger load: more than 950 in the 11 hours above 37, less in the 10
        // above 38.
        assertThat(plan.addition("mill").optimal()).isCloseTo(38, within(1e-6));
        assertThat(plan.signals().get(0).rentPerUnit()).isCloseTo(900, within(1e-3));
        assertThat(plan.signals().get(0).lastRentPerUnit()).hasValueCloseTo(990.0, within(1e-3));
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
