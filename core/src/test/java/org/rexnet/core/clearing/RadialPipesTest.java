package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Pipe;

/** Pipes without variables against the same pipes with one each, which the formulation by angles has. */
class RadialPipesTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final int HOURS = 3;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** A tree of heat buses, and at two of three seeds one pipe more, which makes a mesh of some of it. */
    private static Study draw(long seed) {
        Random random = new Random(seed);
        int buses = 4 + random.nextInt(6);
        StudyBuilder study = Study.builder("seed " + seed).hours(HOURS);
        for (int b = 0; b < buses; b++) {
            study.bus("b" + b, "heat");
            if (b > 0) {
                pipe(study, random, "p" + b, "b" + random.nextInt(b), "b" + b);
            }
            study.generator(
                    "g" + b,
                    "b" + b,
                    g -> g.capacityMw(20 * random.nextDouble()).marginalCost(10 + 50 * random.nextDouble()));
            study.generator("stove" + b, "b" + b, 100, 100 + 50 * random.nextDouble());
            double[] mw = random.doubles(HOURS, 0, 15).toArray();
            study.load("l" + b, "b" + b, mw);
        }
        if (seed % 3 != 0) {
            pipe(study, random, "mesh", "b" + (buses - 1), "b" + random.nextInt(buses - 1));
        }
        return study.build();
    }

    private static void pipe(StudyBuilder study, Random random, String id, String from, String to) {
        double mw = 1 + 8 * random.nextDouble();
        boolean turned = random.nextBoolean();
        Pipe pipe = new Pipe(id, turned ? to : from, turned ? from : to, 1, 0.2, 0.3, mw);
        PipeOperation.Builder operation =
                PipeOperation.builder(pipe).direction(random.nextInt(3) == 0 ? Direction.FORWARD : Direction.BOTH);
        if (random.nextInt(4) == 0) {
            operation.expansion(Expansion.of(mw / 2, 3 * mw, 20 * random.nextDouble()));
        }
        study.add(operation.build());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void costPricesFlowsAndRentsAreThoseOfPipesWithVariables(long seed) {
        Study study = draw(seed);
        for (boolean expansion : new boolean[] {false, true}) {
            Clearing lazy = clear(study, FlowFormulation.SENSITIVITIES, expansion);
            Clearing complete = clear(study, FlowFormulation.ANGLES, expansion);
            assertThat(lazy.objective()).isCloseTo(complete.objective(), within(1e-6 * complete.objective()));
            assertThat(lazy.statistics().columns())
                    .isLessThan(complete.statistics().columns());
            for (int t = 0; t < HOURS; t++) {
                assertThat(lazy.prices()[t])
                        .as("prices, expansion %s", expansion)
                        .containsExactly(complete.prices()[t], within(1e-6));
            }
            assertThat(lazy.capacityRents(ComponentKind.PIPE))
                    .containsExactly(complete.capacityRents(ComponentKind.PIPE), within(1e-5));
            if (seed % 3 == 0) {
                for (String attribute : new String[] {"p0", "p1", Clearing.SHADOW_PRICE}) {
                    for (int t = 0; t < HOURS; t++) {
                        assertThat(lazy.series(ComponentKind.PIPE, attribute)[t])
                                .as(attribute)
                                .containsExactly(complete.series(ComponentKind.PIPE, attribute)[t], within(1e-6));
                    }
                }
            }
            assertThat(lazy.surpluses().imbalance()).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void limitsThatDoNotBindStayOutOfTheModel() {
        Study study = Study.builder("street")
                .hours(2)
                .bus("plant", "heat")
                .bus("corner", "heat")
                .bus("end", "heat")
                .add(PipeOperation.builder(new Pipe("wide", "plant", "corner", 1, 0.2, 0, 100))
                        .build())
                .add(PipeOperation.builder(new Pipe("narrow", "end", "corner", 1, 0.2, 0, 5))
                        .build())
                .generator("boiler", "plant", 100, 30)
                .generator("stove", "end", 100, 80)
                .load("homes", "end", 4, 9)
                .build();

        Clearing clearing = clear(study, FlowFormulation.SENSITIVITIES, false);

        assertThat(clearing.statistics().flowLimits()).isEqualTo(1);
        assertThat(clearing.prices()[0]).containsExactly(30, 30, 30);
        assertThat(clearing.prices()[1]).containsExactly(30, 30, 80);
        assertThat(clearing.series(ComponentKind.PIPE, "p0")[1]).containsExactly(5, -5);
        assertThat(clearing.capacityRents(ComponentKind.PIPE)).containsExactly(0, 50);
    }

    @Test
    void tradeWithoutLimitIsHeldByWhatJoinsTheMarkets() {
        StudyBuilder study = Study.builder("markets")
                .buses("west", "east")
                .line("west", "east", 0.1, 50)
                .bus("plant", "heat")
                .bus("town", "heat")
                .add(PipeOperation.builder(new Pipe("pipe", "plant", "town", 1, 0.2, 0, 5))
                        .build());
        market(study, "west", 20);
        market(study, "east", 30);
        market(study, "plant", 40);
        market(study, "town", 70);

        Clearing clearing = clear(study.build(), FlowFormulation.SENSITIVITIES, false);

        assertThat(clearing.objective()).isCloseTo(-50 * 10 - 5 * 30, within(1e-6));
    }

    private static void market(StudyBuilder study, String bus, double price) {
        study.generator(
                "market " + bus,
                bus,
                g -> g.capacityMw(Double.POSITIVE_INFINITY)
                        .minPu(Profile.of(-1))
                        .marginalCost(price));
    }

    private static Clearing clear(Study study, FlowFormulation formulation, boolean expansion) {
        ClearingOptions options = ClearingOptions.of(study.settings())
                .withFormulation(formulation)
                .withExpansion(expansion);
        return MARKET.clear(study, options, ClearingProgress.SILENT).orThrow();
    }
}
