package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.StandingCandidates;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;

/**
 * Plans with more than a hundred candidates that stand already, which start with all capacities held: jointly and in parts, against the
 * same plans with voltage angles, which start from nothing.
 */
class ManyCandidatesTest {

    private static final StandingCandidates CANDIDATES = new StandingCandidates(96, 26);

    static LongStream seeds() {
        return LongStream.range(0, Draws.count(1, 6));
    }

    private static double cost(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
        return ((PlanOutcome.Planned) outcome).plan().clearing().objective();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void jointlyAndInPartsThePlanCostsWhatItCostsWithAngles(long seed) {
        Study study = CANDIDATES.draw(seed);
        ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(1);
        ExpansionPlanning planning = ExpansionPlanning.ofCapacities(new StandardSolver());
        double expected =
                cost(planning.plan(study, options.withFormulation(FlowFormulation.ANGLES), ClearingProgress.SILENT));
        double joint = cost(planning.plan(study, options, ClearingProgress.SILENT));
        assertThat(joint).isCloseTo(expected, within(1e-7 * expected));
        EquilibriumOptions parts = EquilibriumOptions.DEFAULTS.withPartSnapshots(CANDIDATES.hours() / 2);
        double inParts = cost(new EquilibriumPlanning(new StandardSolver()).plan(study, options, parts));
        assertThat(inParts).isCloseTo(expected, within((parts.gap() + 1e-7) * expected));
    }
}
