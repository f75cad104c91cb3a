package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.clearing.solve.ClearingWork;
import org.rexnet.core.clearing.solve.StagedClearing;
import org.rexnet.core.clearing.solve.WindowClearing;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.flow.DcFlow;

/** Long windows that start from their stages against the same windows that start from nothing. */
class StagedClearingTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final int HOURS = 72;
    private static final StagedClearing.Cut STAGES = new StagedClearing.Cut(9, 4, false);
    private static final StagedClearing.Cut ALIKE = new StagedClearing.Cut(9, 2, true);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    /**
     * A ring of four buses with lines that bind, storage that is cyclic or not, a unit that ramps, and demand that may be shifted over
     * windows that do not fit the stages.
     */
    private static Study draw(long seed) {
        Random random = new Random(seed);
        StudyBuilder study = Study.builder("seed " + seed).hours(HOURS).buses("a", "b", "c", "d");
        String[] buses = {"a", "b", "c", "d"};
        for (int i = 0; i < 4; i++) {
            study.line(buses[i], buses[(i + 1) % 4], 0.1 + random.nextDouble(), 4 + 10 * random.nextDouble());
            double[] mw = random.doubles(HOURS, 2, 20).toArray();
            study.load("load " + i, buses[i], mw);
            study.generator("dear " + i, buses[i], 100, 100 + 50 * random.nextDouble());
            double[] available = random.doubles(HOURS).toArray();
            study.generator(
                    "wind " + i,
                    buses[i],
                    g -> g.capacityMw(40 * random.nextDouble())
                            .maxPu(Profile.of(available))
                            .marginalCost(random.nextDouble()));
        }
        study.generator(
                "steady",
                "a",
                g -> g.capacityMw(20).marginalCost(20 + random.nextDouble()).rampLimits(slow(random)));
        study.storageUnit(
                "battery",
                "b",
                s -> s.capacityMw(5)
                        .maxHours(1 + 10 * random.nextDouble())
                        .cyclic(random.nextBoolean())
                        .efficiencyStore(0.9)
                        .efficiencyDispatch(0.8 + 0.2 * random.nextDouble())
                        .standingLoss(0.001 + 0.01 * random.nextDouble()));
        study.add(new FlexibleLoad("laundry", "c", Profile.of(3), 12 + 6 * random.nextDouble(), 7));
        return study.build();
    }

    private static RampLimits slow(Random random) {
        double share = 0.1 + 0.4 * random.nextDouble();
        return RampLimits.of(share, share);
    }

    private record Cleared(double cost, double[][] prices, ClearingWork work) {}

    private static Cleared clear(Study study, Optional<StagedClearing.Cut> cut) {
        ClearingOptions options = ClearingOptions.of(study.settings());
        DcFlow dcFlow = DcFlow.of(study.network(), options.convention());
        ClearingProblem problem = new ClearingProblem(study, dcFlow, options, 0, HOURS, false);
        try (WindowClearing window =
                new WindowClearing(problem, SOLVER, SolverOptions.DEFAULTS, ClearingProgress.SILENT, () -> false)) {
            cut.map(stages -> new StagedClearing(problem, stages, SOLVER, SolverOptions.DEFAULTS, () -> false, 2))
                    .ifPresent(window::learn);
            Outcome outcome = window.solve();
            assertThat(outcome).isInstanceOf(Optimal.class);
            var solution = ((Optimal) outcome).solution();
            ClearingResults results = new ClearingResults(HOURS);
            problem.read(solution, results);
            double[][] prices = results.series(ComponentKind.BUS.table(), Clearing.MARGINAL_PRICE, 4);
            return new Cleared(solution.objective(), prices, window.takeWork());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void costAndPricesAreThoseOfASolveFromNothing(long seed) {
        Study study = draw(seed);
        Cleared cold = clear(study, Optional.empty());
        requireSame(cold, clear(study, Optional.of(STAGES)));
        requireSame(cold, clear(study, Optional.of(ALIKE)));
    }

    private static void requireSame(Cleared cold, Cleared warm) {
        assertThat(warm.cost()).isCloseTo(cold.cost(), within(1e-8 * Math.abs(cold.cost())));
        for (int t = 0; t < HOURS; t++) {
            assertThat(warm.prices()[t]).as("prices in hour %d", t).containsExactly(cold.prices()[t], within(1e-5));
        }
        assertThat(warm.work().solves()).isGreaterThan(1);
    }
}
