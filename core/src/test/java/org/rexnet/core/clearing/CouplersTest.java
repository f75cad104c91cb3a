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
import org.rexnet.core.clearing.result.ClearingOptions.Security;
import org.rexnet.core.clearing.warning.Warnings;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;
import org.rexnet.network.flow.SusceptanceConvention;

/** Lines and transformers without reactance, in every formulation. */
class CouplersTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);
    private static final double LITTLE_REACTANCE = 1e-5;

    static LongStream seeds() {
        return Draws.seeds(12, 240);
    }

    private static Clearing clear(Study study, FlowFormulation formulation, boolean expansion, Security security) {
        ClearingOptions options = ClearingOptions.of(study.settings())
                .withFormulation(formulation)
                .withExpansion(expansion)
                .withSecurity(security)
                .withThreads(1);
        return MARKET.clear(study, options).orThrow();
    }

    private static Clearing clear(Study study, FlowFormulation formulation) {
        return clear(study, formulation, false, Security.NONE);
    }

    /** Cheap at a, dear at b, which wants 150 MW. */
    private static StudyBuilder twoBuses() {
        return Study.builder("two buses")
                .buses("a", "b", "c")
                .generator("cheap", "a", 200, 10)
                .generator("dear", "b", 200, 50)
                .load("load", "b", 150);
    }

    @ParameterizedTest
    @EnumSource(FlowFormulation.class)
    void aCouplerCarriesWhatBalanceAsksWithinItsLimit(FlowFormulation formulation) {
        Clearing clearing = clear(twoBuses().add(Line.of("c", "a", "b", 0, 100)).build(), formulation);

        assertThat(clearing.objective()).isEqualTo(100 * 10 + 50 * 50, EXACT);
        assertThat(clearing.prices()[0]).startsWith(new double[] {10, 50}, EXACT);
        assertThat(clearing.flows()[0]).containsExactly(new double[] {100}, EXACT);
        assertThat(clearing.shadowPrices()[0]).containsExactly(new double[] {-40}, EXACT);
        assertThat(clearing.surpluses().imbalance()).isEqualTo(0, EXACT);
    }

    @ParameterizedTest
    @EnumSource(FlowFormulation.class)
    void theSplitOverALoopOfCouplersIsFreeWithinLimits(FlowFormulation formulation) {
        Clearing clearing = clear(
                twoBuses()
                        .add(Line.of("c1", "a", "b", 0, 100))
                        .add(Line.of("c2", "b", "a", 0, 40))
                        .build(),
                formulation);

        assertThat(clearing.objective()).isEqualTo(140 * 10 + 10 * 50, EXACT);
        assertThat(clearing.flows()[0]).containsExactly(new double[] {100, -40}, EXACT);
        assertThat(clearing.surpluses().imbalance()).isEqualTo(0, EXACT);
        if (formulation != FlowFormulation.TRANSPORT) {
            assertThat(Warnings.of(clearing)).anyMatch(warning -> warning.contains("free within limits"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FlowFormulation.class,
            names = {"SENSITIVITIES", "ANGLES"})
    void aShiftOfACouplerIsTheDifferenceOfItsAngles(FlowFormulation formulation) {
        Clearing clearing = clear(
                twoBuses()
                        .add(new Transformer("c", "a", "b", 0, 0, 1, 2, 200, AngleLimits.NONE))
                        .add(Line.of("l", "a", "b", 0.1, 30))
                        .build(),
                formulation);

        assertThat(clearing.flows()[0]).containsExactly(new double[] {130, 20}, EXACT);
        assertThat(clearing.objective()).isEqualTo(1500, EXACT);
    }

    @Test
    void anAngleLimitThatACouplersShiftBreaksIsNamed() {
        Study study = twoBuses()
                .add(new Transformer("c", "a", "b", 0, 0, 1, 0.5, 200, new AngleLimits(-0.4, 0.4)))
                .build();

        assertThatThrownBy(() -> clear(study, FlowFormulation.ANGLES)).hasMessageContaining("Branch c");
        assertThat(clear(study, FlowFormulation.TRANSPORT).objective()).isEqualTo(1500, EXACT);
    }

    /** a-c by a coupler, c-b by a line whose angle limit allows 20 MW. */
    @ParameterizedTest
    @EnumSource(
            value = FlowFormulation.class,
            names = {"SENSITIVITIES", "ANGLES"})
    void anAngleLimitBehindACouplerHolds(FlowFormulation formulation) {
        Clearing clearing = clear(
                twoBuses()
                        .add(Line.of("c", "a", "c", 0, 200))
                        .add(new Line("l", "c", "b", 0, 0.01, 200, new AngleLimits(-0.2, 0.2)))
                        .build(),
                formulation);

        assertThat(clearing.objective()).isEqualTo(20 * 10 + 130 * 50, EXACT);
    }

    @ParameterizedTest
    @EnumSource(FlowFormulation.class)
    void bySeriesAdmittanceABranchOfResistanceAloneCarriesNothing(FlowFormulation formulation) {
        Study study = twoBuses()
                .add(new Line("r", "a", "b", 0.1, 0, 100, AngleLimits.NONE))
                .add(Line.of("c", "a", "b", 0, 60))
                .build();
        Clearing clearing = MARKET.clear(
                        study,
                        ClearingOptions.of(study.settings())
                                .withFormulation(formulation)
                                .withConvention(SusceptanceConvention.SERIES_ADMITTANCE))
                .orThrow();

        assertThat(clearing.objective()).isEqualTo(60 * 10 + 90 * 50, EXACT);
        assertThat(clearing.flows()[0]).containsExactly(new double[] {0, 60}, EXACT);
        assertThat(Warnings.of(clearing)).anyMatch(warning -> warning.contains("carries nothing: r."));
    }

    /** 90 MW by the coupler must still pass the line of 70 when it fails, and the other way round. */
    @Test
    void theOutageOfACouplerAndOfALineBesideItHold() {
        Study study = twoBuses()
                .add(Line.of("c", "a", "c", 0, 90))
                .add(Line.of("m", "c", "b", 0.1, 90))
                .add(Line.of("l", "a", "b", 0.1, 70))
                .build();

        Clearing clearing = clear(study, FlowFormulation.SENSITIVITIES, false, Security.N_MINUS_1);

        assertThat(clearing.objective()).isEqualTo(70 * 10 + 80 * 50, EXACT);
    }

    @Test
    void theOutageOfOneCouplerOfALoopLeavesTheOthers() {
        Study study = twoBuses()
                .add(Line.of("c1", "a", "b", 0, 100))
                .add(Line.of("c2", "a", "b", 0, 40))
                .build();

        Clearing clearing = clear(study, FlowFormulation.SENSITIVITIES, false, Security.N_MINUS_1);

        assertThat(clearing.objective()).isEqualTo(40 * 10 + 110 * 50, EXACT);
    }

    @ParameterizedTest
    @EnumSource(FlowFormulation.class)
    void aCouplerIsExtendedAsFarAsItPays(FlowFormulation formulation) {
        Study study = twoBuses()
                .add(extendable(Line.of("c1", "a", "b", 0, 0), 30))
                .add(extendable(Line.of("c2", "a", "b", 0, 20), 35))
                .build();

        Clearing clearing = clear(study, formulation, true, Security.NONE);

        assertThat(clearing.objective()).isEqualTo(20 * 35 + 130 * 30 + 150 * 10, EXACT);
        assertThat(clearing.column(ComponentKind.LINE, "s_nom_opt")).containsExactly(new double[] {130, 20}, EXACT);
    }

    private static LineOperation extendable(Line line, double cost) {
        return LineOperation.builder(line)
                .expansion(new Expansion(line.capacityMw(), Double.POSITIVE_INFINITY, cost, 0))
                .build();
    }

    /** A meshed network whose branches often lack their reactance, and then may have a phase shift; some may be extended. */
    private static Study draw(long seed, boolean loops, double reactanceOfCouplers) {
        RandomGenerator random = new SplittableRandom(seed);
        int buses = random.nextInt(2, 9);
        int[] nodes = new int[buses];
        StudyBuilder builder = Study.builder("random " + seed).hours(2);
        for (int b = 0; b < buses; b++) {
            nodes[b] = b;
            builder.buses("b" + b);
            builder.load("load" + b, "b" + b, random.doubles(2, 10, 100).toArray());
            builder.generator("g" + b, "b" + b, random.nextDouble(20, 150), random.nextDouble(5, 90));
        }
        for (int l = 0; l < 2 * buses; l++) {
            int to = l < buses - 1 ? l + 1 : random.nextInt(buses);
            int from = l < buses - 1 ? random.nextInt(l + 1) : random.nextInt(buses);
            double x = random.nextDouble(0.01, 0.3);
            double capacity = random.nextDouble(10, 80);
            double shift = random.nextInt(3) == 0 ? random.nextDouble(-0.1, 0.1) : 0;
            double cost = random.nextInt(4) == 0 ? random.nextDouble(5, 60) : 0;
            boolean couples = random.nextInt(3) == 0;
            if (from == to) {
                continue;
            }
            int joined = nodes[from];
            boolean closes = joined == nodes[to];
            if (couples && (loops || !closes)) {
                for (int b = 0; b < buses; b++) {
                    nodes[b] = nodes[b] == joined ? nodes[to] : nodes[b];
                }
                x = reactanceOfCouplers;
                shift = closes ? 0 : loops ? 0 : shift;
            }
            PassiveBranch branch =
                    new Transformer("l" + l, "b" + from, "b" + to, 0, x, 1, shift, capacity, AngleLimits.NONE);
            LineOperation.Builder line = LineOperation.builder(branch);
            builder.add((cost == 0 ? line : line.expansion(new Expansion(capacity, 3 * capacity, cost, 0))).build());
        }
        Study study = builder.build();
        return study.withSettings(study.settings().withLostLoad(2000).withSurplusCost(0.5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sensitivitiesAndAnglesAgree(long seed) {
        for (boolean loops : new boolean[] {false, true}) {
            Study study = draw(seed, loops, 0);
            for (boolean expansion : new boolean[] {false, true}) {
                Clearing one = clear(study, FlowFormulation.SENSITIVITIES, expansion, Security.NONE);
                Clearing other = clear(study, FlowFormulation.ANGLES, expansion, Security.NONE);
                assertThat(other.objective()).isEqualTo(one.objective(), within(1e-7 * Math.abs(one.objective())));
                double size = Math.max(1, one.surpluses().payments());
                assertThat(one.surpluses().imbalance()).isEqualTo(0, within(1e-6 * size));
                assertThat(other.surpluses().imbalance()).isEqualTo(0, within(1e-6 * size));
                for (int t = 0; t < one.prices().length && !expansion; t++) {
                    assertThat(other.prices()[t]).containsExactly(one.prices()[t], within(1e-4));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void outagesCostWhatTheyCostWithVeryLittleReactance(long seed) {
        Clearing coupled = clear(draw(seed, false, 0), FlowFormulation.SENSITIVITIES, true, Security.N_MINUS_1);
        Clearing nearly =
                clear(draw(seed, false, LITTLE_REACTANCE), FlowFormulation.SENSITIVITIES, true, Security.N_MINUS_1);

        assertThat(coupled.objective()).isEqualTo(nearly.objective(), within(2e-3 * Math.abs(nearly.objective())));
    }
}
