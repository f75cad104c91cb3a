package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.optimization.ortools.OrToolsSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;

/**
 * Small meshed networks of continuous random numbers, so that prices are unique, and dispatch too where no storage may choose its
 * hour and no load is lost (which costs the same everywhere): two solvers and two formulations must agree.
 */
class RandomNetworksTest {

    private static final int CASES = 500;

    /** A connected network of 2 to 8 buses with parallel lines, storage in some cases, and lost load at every bus. */
    private static Study draw(int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int buses = random.nextInt(2, 9);
        int hours = random.nextInt(1, 4);
        StudyBuilder builder = Study.builder("random " + seed).hours(hours);
        for (int b = 0; b < buses; b++) {
            builder.buses("b" + b);
            double[] load = random.doubles(hours, 10, 100).toArray();
            builder.load("load" + b, "b" + b, load);
            for (int g = random.nextInt(3); g >= 0; g--) {
                builder.generator(
                        "g%d-%d".formatted(b, g), "b" + b, random.nextDouble(20, 150), random.nextDouble(5, 90));
            }
            if (random.nextInt(5) == 0) {
                double power = random.nextDouble(5, 40);
                double initial = random.nextDouble(0, power);
                builder.storageUnit(
                        "s" + b,
                        "b" + b,
                        s -> s.capacityMw(power)
                                .maxHours(2)
                                .efficiencyStore(0.93)
                                .efficiencyDispatch(0.91)
                                .initialMwh(initial)
                                .marginalCost(0.7));
            }
        }
        for (int l = 0; l < 2 * buses; l++) {
            int to = l < buses - 1 ? l + 1 : random.nextInt(buses);
            int from = l < buses - 1 ? random.nextInt(l + 1) : random.nextInt(buses);
            if (from != to) {
                double reactance = random.nextDouble(0.01, 0.3);
                builder.add(Line.of("l" + l, "b" + from, "b" + to, reactance, random.nextDouble(10, 80)));
            }
        }
        Study study = builder.build();
        return study.withSettings(study.settings().withLostLoad(2000));
    }

    private static Clearing clear(Study study, Solver solver, FlowFormulation formulation) {
        ClearingOptions options = ClearingOptions.of(study.settings())
                .withFormulation(formulation)
                .withThreads(1);
        return new MarketClearing(solver).clear(study, options).orThrow();
    }

    @TestFactory
    Stream<DynamicTest> solversAndFormulationsAgreeOnCostAndPrices() {
        Solver highs = new StandardSolver();
        Solver orTools = new OrToolsSolver();
        return IntStream.range(0, CASES)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Study study = draw(seed);
                    Clearing lazy = clear(study, highs, FlowFormulation.SENSITIVITIES);
                    assertSame(lazy, clear(study, highs, FlowFormulation.ANGLES));
                    assertSame(lazy, clear(study, orTools, FlowFormulation.SENSITIVITIES));
                }));
    }

    private static void assertSame(Clearing one, Clearing other) {
        assertThat(other.objective()).isEqualTo(one.objective(), within(1e-7 * one.objective()));
        for (int t = 0; t < one.prices().length; t++) {
            assertThat(other.prices()[t]).containsExactly(one.prices()[t], within(1e-5));
            boolean unique = one.study().storageUnits().isEmpty()
                    && Arrays.stream(one.series(ComponentKind.BUS, "lost_load")[t])
                                    .sum()
                            == 0;
            if (unique) {
                assertThat(other.flows()[t]).containsExactly(one.flows()[t], within(1e-4));
            }
        }
    }
}
