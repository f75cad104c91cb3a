package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.clearing.solve.HeldCapacities;
import org.rexnet.core.clearing.solve.WindowClearing;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** Plans that start with their capacities held where they stand, against the same plans that start from nothing. */
class HeldCapacitiesTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final StandingCandidates CANDIDATES = new StandingCandidates(60, 5);

    static LongStream seeds() {
        return LongStream.range(0, Draws.count(6, 30));
    }

    private record Planned(double cost, long lastIterations) {}

    private static Planned plan(Study study, Optional<Integer> threads) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withExpansion(true);
        DcFlow dcFlow = DcFlow.of(study.network(), options.convention());
        ClearingProblem problem =
                new ClearingProblem(study, dcFlow, options, 0, study.horizon().size(), Optional.empty());
        try (WindowClearing window =
                new WindowClearing(problem, SOLVER, SolverOptions.DEFAULTS, ClearingProgress.SILENT, () -> false)) {
            threads.ifPresent(count -> {
                window.learn(new HeldCapacities(problem, SOLVER, SolverOptions.DEFAULTS, () -> false, count));
                assertThat(window.takeWork().solves()).isGreaterThan(1);
            });
            Optimal outcome = (Optimal) window.solve();
            return new Planned(outcome.solution().objective(), window.takeWork().iterations());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePlanIsAsCheapAsOneFromNothingAndFoundInFewSteps(long seed) {
        Study study = CANDIDATES.draw(seed);
        Planned cold = plan(study, Optional.empty());
        Planned warm = plan(study, Optional.of(1));
        assertThat(warm.cost()).isCloseTo(cold.cost(), within(1e-9 * Math.abs(cold.cost())));
        if (StandingCandidates.mostStay(seed)) {
            assertThat(warm.lastIterations()).isLessThan(cold.lastIterations());
        }
        assertThat(plan(study, Optional.of(2))).isEqualTo(warm);
    }

    @Test
    void aLongPlanIsAsCheapAsOneFromNothing() {
        Study study = new StandingCandidates(400, 3).draw(1);
        Planned cold = plan(study, Optional.empty());
        Planned warm = plan(study, Optional.of(1));
        assertThat(warm.cost()).isCloseTo(cold.cost(), within(1e-9 * Math.abs(cold.cost())));
        assertThat(plan(study, Optional.of(2))).isEqualTo(warm);
    }

    @Test
    void whatExistsIsClearedFromThePlanAsFromNothing() {
        for (long seed : seeds().limit(6).toArray()) {
            Study study = CANDIDATES.draw(seed);
            ClearingOptions options = ClearingOptions.of(study.settings());
            MarketClearing market = new MarketClearing(SOLVER);
            Clearing planned = cleared(market.clear(study, options.withExpansion(true)));
            Clearing cold = cleared(market.clear(study, options));
            Clearing warm = cleared(
                    market.clearFrom(study, options, planned.operationCorner().orElseThrow()));

            assertThat(warm.objective())
                    .as("seed %d", seed)
                    .isCloseTo(cold.objective(), within(1e-9 * Math.abs(cold.objective())));
            assertThat(cold.operationCorner()).isEmpty();
        }
    }

    private static Clearing cleared(ClearingOutcome outcome) {
        return ((ClearingOutcome.Cleared) outcome).clearing();
    }
}
