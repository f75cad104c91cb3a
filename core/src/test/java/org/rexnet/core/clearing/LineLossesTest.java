package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.PriceComponents;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch.AngleLimits;

/** Losses of lines by tangents. */
class LineLossesTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    static LongStream seeds() {
        return Draws.seeds(15, 300);
    }

    private static ClearingOptions options(Study study, FlowFormulation formulation, boolean expansion) {
        return ClearingOptions.of(study.settings())
                .withFormulation(formulation)
                .withExpansion(expansion)
                .withLossTangents(3)
                .withThreads(1);
    }

    private static Clearing clear(Study study, FlowFormulation formulation, boolean expansion) {
        return MARKET.clear(study, options(study, formulation, expansion)).orThrow();
    }

    private static LineOperation line(String id, String from, String to, double r, double mw) {
        return LineOperation.builder(new Line(id, from, to, r, 0.1, mw, AngleLimits.NONE))
                .build();
    }

    /**
     * 60 MW wanted at b, the line of 90 MW and r = 0.001: tangents touch at 30, 60 and 90 MW. With f in the middle, f - loss / 2 = 60 and
     * loss = 0.12 f - 3.6 (the tangent at 60), f = 58.2 / 0.94.
     */
    @ParameterizedTest
    @EnumSource(FlowFormulation.class)
    void aLineLosesAtBothEndsWhatItsTangentSays(FlowFormulation formulation) {
        Study study = Study.builder("two buses")
                .buses("a", "b")
                .generator("g", "a", 200, 10)
                .load("load", "b", 60)
                .add(line("l", "a", "b", 0.001, 90))
                .build();
        Clearing clearing = clear(study, formulation, false);
        double flow = 58.2 / 0.94;

        assertThat(clearing.flow(Line.class, "l", 0)).isEqualTo(flow, EXACT);
        assertThat(clearing.lineLosses()[0][0]).isEqualTo(0.12 * flow - 3.6, EXACT);
        assertThat(clearing.objective()).isEqualTo(10 * (flow + 0.06 * flow - 1.8), EXACT);
        // One more MWh at b takes 1.06 / 0.94 at a.
        assertThat(clearing.price("b", 0)).isEqualTo(10 * 1.06 / 0.94, EXACT);
        assertThat(clearing.surpluses().imbalance()).isEqualTo(0, EXACT);
    }

    /** At the limit flow and loss together are 90 MW, with the tangent at 90: loss = 0.18 f - 8.1, f = 98.1 / 1.18. */
    @ParameterizedTest
    @EnumSource(FlowFormulation.class)
    void flowAndLossTogetherKeepWithinTheCapacity(FlowFormulation formulation) {
        Study study = Study.builder("two buses")
                .buses("a", "b")
                .generator("g", "a", 200, 10)
                .generator("dear", "b", 200, 50)
                .load("load", "b", 120)
                .add(line("l", "a", "b", 0.001, 90))
                .build();
        Clearing clearing = clear(study, formulation, false);

        assertThat(clearing.flow(Line.class, "l", 0)).isEqualTo(98.1 / 1.18, EXACT);
        assertThat(clearing.price("b", 0)).isEqualTo(50, EXACT);
        assertThat(clearing.surpluses().imbalance()).isEqualTo(0, EXACT);
    }

    @Test
    void aCapacityWithoutLimitIsNamed() {
        Study study = Study.builder("two buses")
                .buses("a", "b")
                .add(line("l", "a", "b", 0.001, Double.POSITIVE_INFINITY))
                .build();

        assertThatThrownBy(() -> clear(study, FlowFormulation.ANGLES, false))
                .hasMessageContaining("Branch l: tangents of its losses need a finite capacity");
    }

    @Test
    void outagesAreNotCombinedWithLosses() {
        Study study = Study.builder("one bus").buses("a").build();

        assertThatThrownBy(() -> options(study, FlowFormulation.SENSITIVITIES, false)
                        .withSecurity(ClearingOptions.Security.N_MINUS_1))
                .hasMessageContaining("Losses of lines are not combined with N-1 security");
    }

    private static Study draw(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int buses = random.nextInt(2, 7);
        StudyBuilder builder = Study.builder("random " + seed).hours(2);
        for (int b = 0; b < buses; b++) {
            builder.buses("b" + b);
            builder.load("load" + b, "b" + b, random.doubles(2, 10, 100).toArray());
            builder.generator("g" + b, "b" + b, random.nextDouble(20, 150), random.nextDouble(5, 90));
        }
        for (int l = 0; l < 2 * buses; l++) {
            int to = l < buses - 1 ? l + 1 : random.nextInt(buses);
            int from = l < buses - 1 ? random.nextInt(l + 1) : random.nextInt(buses);
            double x = random.nextInt(5) == 0 ? 0 : random.nextDouble(0.01, 0.3);
            double r = random.nextInt(4) == 0 ? 0 : random.nextDouble(0.0001, 0.002);
            double capacity = random.nextDouble(20, 80);
            double cost = random.nextInt(3) == 0 ? random.nextDouble(5, 60) : 0;
            double share = random.nextDouble(0.6, 1);
            if (from != to) {
                LineOperation.Builder line = LineOperation.builder(
                                new Line("l" + l, "b" + from, "b" + to, r, x, capacity, AngleLimits.NONE))
                        .maxPu(Profile.of(new double[] {share, 1}));
                builder.add(
                        (cost == 0 ? line : line.expansion(new Expansion(capacity, 3 * capacity, cost, 0))).build());
            }
        }
        Study study = builder.build();
        return study.withSettings(study.settings().withLostLoad(2000).withSurplusCost(0.5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sensitivitiesAndAnglesAgree(long seed) {
        Study study = draw(seed);
        for (boolean expansion : new boolean[] {false, true}) {
            Clearing one = clear(study, FlowFormulation.SENSITIVITIES, expansion);
            Clearing other = clear(study, FlowFormulation.ANGLES, expansion);

            assertThat(other.objective()).isEqualTo(one.objective(), within(1e-7 * Math.abs(one.objective())));
            for (Clearing clearing : new Clearing[] {one, other}) {
                double size = Math.max(1, clearing.surpluses().payments());
                assertThat(clearing.surpluses().imbalance()).isEqualTo(0, within(1e-6 * size));
                for (String bus : new String[] {"b0", "b1"}) {
                    PriceComponents parts = clearing.priceComponents(bus, 0);
                    double sum = parts.energy()
                            + parts.loss()
                            + parts.congestion().values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum();
                    assertThat(sum).isEqualTo(clearing.price(bus, 0), within(1e-5));
                }
            }
        }
    }
}
