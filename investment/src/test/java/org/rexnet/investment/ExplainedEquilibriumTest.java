package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.RandomKinks;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOptions.Explanation;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Dice;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.network.Bus;

/** What explains the prices of a plan that was found in parts. */
class ExplainedEquilibriumTest {

    private static final EquilibriumPlanning EQUILIBRIUM = new EquilibriumPlanning(new StandardSolver());
    private static final ExpansionPlanning JOINT = new ExpansionPlanning(new StandardSolver());
    private static final EquilibriumOptions EXACT =
            EquilibriumOptions.DEFAULTS.withGap(1e-9).withPartSnapshots(1);
    private static final double PRICE = 1e-4;
    private static final double STEP_MW = 0.02;
    private static final double SLOPE = 1e-2;

    static LongStream seeds() {
        return LongStream.iterate(1, seed -> seed + 1)
                .filter(seed -> !isLumpy(RandomKinks.of(seed)))
                .filter(seed -> JOINT.plan(RandomKinks.of(seed)) instanceof PlanOutcome.Planned)
                .limit(Draws.count(8, 200));
    }

    private static boolean isLumpy(Study study) {
        return study.generators().stream().anyMatch(one -> one.commitment().isPresent());
    }

    private static ClearingOptions explaining(Study study, Explanation explanation) {
        return ClearingOptions.of(study.settings()).withThreads(1).withExplanation(explanation);
    }

    private static Plan inParts(Study study, Explanation explanation) {
        return EQUILIBRIUM.plan(study, explaining(study, explanation), EXACT).orThrow();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothMethodsGiveTheSameIntervalsAndAPriceWithinThem(long seed) {
        for (PriceRule rule : List.of(PriceRule.ANY, PriceRule.MIDPOINT)) {
            Study kinks = RandomKinks.of(seed);
            Study study = kinks.withSettings(kinks.settings().withPrices(rule));
            Clearing parts = inParts(study, Explanation.INTERVALS).clearing();
            Clearing joint = JOINT.plan(study, explaining(study, Explanation.INTERVALS), ClearingProgress.SILENT)
                    .orThrow()
                    .clearing();

            for (Bus bus : study.network().buses()) {
                for (int t = 0; t < study.horizon().size(); t++) {
                    PriceInterval actual = parts.priceInterval(bus.id(), t);
                    PriceInterval expected = joint.priceInterval(bus.id(), t);
                    assertThat(actual.low()).isCloseTo(expected.low(), within(PRICE));
                    assertThat(actual.high()).isCloseTo(expected.high(), within(PRICE));
                    assertThat(parts.price(bus.id(), t)).isBetween(actual.low() - PRICE, actual.high() + PRICE);
                }
            }
        }
    }

    /** The ends of an interval are what the search in parts itself finds with a little more and a little less demand. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theEndsAreTheSlopesOfWhatPlansInPartsCost(long seed) {
        Study study = RandomKinks.of(seed);
        Dice dice = new Dice(seed, 7);
        Bus bus = dice.pick(study.network().buses());
        int t = dice.whole(0, study.horizon().size() - 1);
        Plan plan = inParts(study, Explanation.INTERVALS);
        PriceInterval interval = plan.clearing().priceInterval(bus.id(), t);
        double hours = study.horizon().at(t).objectiveWeight();
        double cost = plan.clearing().objective();
        double shed = study.settings().lostLoad().orElse(Double.POSITIVE_INFINITY);

        double high = (cost(withMore(study, bus, t, STEP_MW)) - cost) / (STEP_MW * hours);
        double low = (cost - cost(withMore(study, bus, t, -STEP_MW))) / (STEP_MW * hours);

        assertClose(high, Math.min(interval.high(), shed));
        assertClose(low, interval.low());
    }

    private static void assertClose(double actual, double expected) {
        if (Double.isInfinite(expected)) {
            assertThat(actual).isEqualTo(expected);
        } else {
            assertThat(actual).isCloseTo(expected, within(SLOPE * (1 + Math.abs(expected))));
        }
    }

    /** Returns the cost of a plan in parts; infinity where there is none. */
    private static double cost(Study study) {
        return EQUILIBRIUM.plan(study, explaining(study, Explanation.NONE), EXACT)
                        instanceof PlanOutcome.Planned planned
                ? planned.plan().clearing().objective()
                : Double.POSITIVE_INFINITY;
    }

    private static Study withMore(Study study, Bus bus, int t, double mw) {
        double[] power = new double[study.horizon().size()];
        power[t] = mw;
        return study.toBuilder()
                .add(Load.builder("more", bus.id()).powerMw(Profile.of(power)).build())
                .build();
    }

    /** At fixed capacities 12 to 1,012 would do in the hours at a kink; with capacities that follow, only what the next MW costs. */
    @Test
    void capacitiesFollowDemandAtTheKinksOfTheScreeningCurve() {
        Study study = BuiltInStudies.find("screening-curve").orElseThrow().study();
        Plan plan = EQUILIBRIUM
                .plan(
                        study,
                        explaining(study, Explanation.INTERVALS),
                        EquilibriumOptions.DEFAULTS.withPartSnapshots(100))
                .orThrow();
        Clearing clearing = plan.clearing();
        Convergence convergence = plan.convergence().orElseThrow();

        List<Double> highest = LongStream.range(0, 1000)
                .mapToObj(t -> clearing.priceInterval(
                        study.network().buses().getFirst().id(), (int) t))
                .peek(interval -> assertThat(interval.isUnique(1e-6)).isTrue())
                .map(interval -> Math.rint(interval.high() * 1e6) / 1e6)
                .distinct()
                .sorted()
                .toList();
        assertThat(highest).containsExactly(2.0, 7.0, 12.0, 22.0, 1012.0);
        assertThat(clearing.objective()).isCloseTo(14_706.1938, within(1e-3));
        assertThat(convergence.closedAsOne()).isTrue();
        assertThat(convergence.upper()).isEqualTo(clearing.objective());
        assertThat(convergence.lower()).isLessThanOrEqualTo(clearing.objective() + 1e-6);
    }

    @Test
    void aPlanThatTimeDoesNotSufficeToExplainIsThePlanInParts() {
        Study study = BuiltInStudies.find("screening-curve").orElseThrow().study();
        ClearingOptions options = explaining(study, Explanation.INTERVALS).withTimeLimit(Duration.ofNanos(1));

        Plan plan = EQUILIBRIUM.plan(study, options, EXACT).orThrow();

        assertThat(plan.convergence().orElseThrow().closedAsOne()).isFalse();
        assertThat(plan.clearing()
                        .findPriceInterval(study.network().buses().getFirst().id(), 0))
                .isEmpty();
    }

    @Test
    void aHorizonTooLargeForOneModelIsRefusedWithItsSize() {
        Study large = Study.builder("large")
                .hours((int) EquilibriumPlanning.LARGEST_EXPLAINED)
                .buses("b")
                .generator("unit", "b", 10, 1)
                .load("town", "b", 5)
                .build();

        assertThatThrownBy(() ->
                        EQUILIBRIUM.plan(large, explaining(large, Explanation.INTERVALS), EquilibriumOptions.DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2000000 components x snapshots; here are 4000000")
                .hasMessageContaining("--method joint");
    }
}
