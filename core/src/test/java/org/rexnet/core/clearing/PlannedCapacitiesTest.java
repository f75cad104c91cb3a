package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.clearing.solve.PlannedCapacities;
import org.rexnet.core.clearing.solve.WindowClearing;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** Plans that start near capacities, right or wrong, against the same plans that start from nothing. */
class PlannedCapacitiesTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final StandingCandidates CANDIDATES = new StandingCandidates(60, 5);

    static LongStream seeds() {
        return LongStream.range(0, Draws.count(5, 30));
    }

    private record Planned(double cost, Map<ComponentKey, Double> capacities, long lastIterations) {}

    private static Planned plan(Study study, Map<ComponentKey, Double> near, int threads) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withExpansion(true);
        DcFlow dcFlow = DcFlow.of(study.network(), options.convention());
        ClearingProblem problem = new ClearingProblem(study, dcFlow, options, 0, CANDIDATES.hours(), Optional.empty());
        LinearModel model = problem.model();
        Map<ComponentKey, Variable> capacities = problem.window().capacities();
        try (WindowClearing window =
                new WindowClearing(problem, SOLVER, SolverOptions.DEFAULTS, ClearingProgress.SILENT, () -> false)) {
            if (!near.isEmpty()) {
                double bounds = sumOfBounds(model, capacities);
                window.learn(
                        new PlannedCapacities(problem, near, SOLVER, SolverOptions.DEFAULTS, () -> false, threads));
                assertThat(window.takeWork().solves()).isGreaterThan(1);
                assertThat(sumOfBounds(model, capacities)).isEqualTo(bounds);
            }
            Optimal outcome = (Optimal) window.solve();
            Map<ComponentKey, Double> found = new LinkedHashMap<>();
            capacities.forEach((component, variable) ->
                    found.put(component, outcome.solution().value(variable)));
            return new Planned(
                    outcome.solution().objective(), found, window.takeWork().iterations());
        }
    }

    private static double sumOfBounds(LinearModel model, Map<ComponentKey, Variable> capacities) {
        return capacities.values().stream()
                .mapToDouble(variable -> 2 * model.lower(variable) + model.upper(variable))
                .sum();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePlanIsAsCheapAsOneFromNothingWhereverItStarts(long seed) {
        Study study = CANDIDATES.draw(seed);
        Planned cold = plan(study, Map.of(), 1);
        SplittableRandom random = new SplittableRandom(seed);
        for (double error : new double[] {0, 0.05, 1}) {
            Map<ComponentKey, Double> near = new LinkedHashMap<>();
            cold.capacities()
                    .forEach((component, value) ->
                            near.put(component, value * (1 + error * (2 * random.nextDouble() - 1))));
            Planned warm = plan(study, near, 1);
            assertThat(warm.cost()).as("error %s", error).isCloseTo(cold.cost(), within(1e-9 * Math.abs(cold.cost())));
            assertThat(warm.lastIterations()).as("error %s", error).isLessThan(cold.lastIterations());
            assertThat(plan(study, near, 2)).isEqualTo(warm);
        }
    }
}
