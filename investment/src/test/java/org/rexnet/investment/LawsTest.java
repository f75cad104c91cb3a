package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;

/**
 * Laws that hold between the cost of a study and of its relatives, over random studies with all components: what one says in another way
 * costs the same. Each says which features it leaves out, and why it does not hold with them.
 */
class LawsTest {

    private static final double RELATIVE = 1e-6;

    private static final ExpansionPlanning PLANNING = new ExpansionPlanning(new StandardSolver());

    static LongStream seeds() {
        return Draws.seeds(5, 500);
    }

    /** Not with units that are on or off, which scenarios refuse; whole modules are found within a gap. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aCertainFutureCostsWhatItCostsAsSeveralEqualOnes(long seed) {
        Study certain = RandomStudy.without(seed, Set.of(Feature.SCENARIOS, Feature.COMMITMENT, Feature.MODULES));
        List<Scenario> equal = List.of(
                new Scenario("one", 0.5, List.of()),
                new Scenario("two", 0.3, List.of()),
                new Scenario("three", 0.2, List.of()));
        List<String> averaged = seed % 2 == 0 ? List.of() : List.of("co2", "gas", "spare");
        Study split = SideBySide.of(
                certain.withSettings(certain.settings().withScenarios(equal).withAverageLimits(averaged)));

        assertSameCost(cost(certain), cost(split));
    }

    private static double cost(Study study) {
        return PLANNING.plan(study).orThrow().clearing().objective();
    }

    private static void assertSameCost(double expected, double actual) {
        assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.max(1, Math.abs(expected))));
    }
}
