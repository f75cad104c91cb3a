package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Relatives;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;

/**
 * Both methods cost the same, or neither finds a plan, where much meets at once: scenarios with limits in each or on average, relaxed
 * commitment, couplers, delays or representative periods, shared limits, electrolysers, and outages, losses or angles.
 */
class MixedPlansTest {

    private static final double GAP = EquilibriumOptions.DEFAULTS.gap();
    private static final double EXACT = 1e-6;

    private static final Set<Feature> ALWAYS = EnumSet.of(
            Feature.SCENARIOS,
            Feature.COMMITMENT,
            Feature.ENERGY_CONSTRAINTS,
            Feature.LINKS,
            Feature.COUPLERS,
            Feature.OUTPUT_LIMITS,
            Feature.ELECTROLYSER_CANDIDATES);

    static LongStream seeds() {
        return Draws.seeds(4, 200);
    }

    private static boolean isRepresented(long seed) {
        return seed % 3 == 0;
    }

    private static Study study(long seed) {
        Set<Feature> features = RandomStudy.drawn(seed, EnumSet.allOf(Feature.class));
        features.addAll(ALWAYS);
        features.remove(Feature.MODULES);
        if (isRepresented(seed)) {
            features.remove(Feature.LINK_DELAY);
        } else {
            features.add(Feature.LINK_DELAY);
        }
        Study drawn = RandomStudy.exactly(seed, 6, features);
        Study ruled = drawn.withSettings(drawn.settings()
                .withPrices(PriceRule.values()[(int) (seed % PriceRule.values().length)])
                .withAverageLimits(seed % 2 == 0 ? List.of("co2", "gas") : List.of()));
        return SideBySide.of(isRepresented(seed) ? represented(ruled) : ruled);
    }

    /** Two periods of two snapshots stand for three. */
    private static Study represented(Study study) {
        Study equal = Relatives.withEqualDurations(study);
        double hours = 2 * equal.horizon().at(0).durationHours();
        return RepresentativePeriods.of(equal, hours, 2).study();
    }

    private static ClearingOptions options(long seed, Study study) {
        ClearingOptions relaxed = ClearingOptions.of(study.settings())
                .withCommitment(ClearingOptions.Commitments.RELAXED)
                .withThreads(1);
        return switch ((int) (seed % 4)) {
            case 1 -> relaxed.withSecurity(ClearingOptions.Security.N_MINUS_1);
            case 2 -> relaxed.withLossTangents(2);
            case 3 -> relaxed.withFormulation(FlowFormulation.ANGLES);
            default -> relaxed;
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothMethodsAgreeOrBothSayInfeasible(long seed) {
        Study study = study(seed);
        ClearingOptions options = options(seed, study);
        PlanOutcome joint =
                ExpansionPlanning.ofCapacities(new StandardSolver()).plan(study, options, ClearingProgress.SILENT);
        PlanOutcome parts = new EquilibriumPlanning(new StandardSolver())
                .plan(study, options, EquilibriumOptions.DEFAULTS.withPartSnapshots(3));

        if (joint instanceof PlanOutcome.NotPlanned not) {
            assertThat(not.reason()).isInstanceOf(ClearingOutcome.Infeasible.class);
            assertThat(parts)
                    .isInstanceOfSatisfying(
                            PlanOutcome.NotPlanned.class,
                            other -> assertThat(other.reason()).isInstanceOf(ClearingOutcome.Infeasible.class));
            return;
        }
        double best = joint.orThrow().clearing().objective();
        double scale = Math.max(1, Math.abs(best));
        Plan plan = parts.orThrow();
        assertThat(plan.convergence().orElseThrow().converged()).isTrue();
        assertThat(plan.clearing().objective()).isBetween(best - EXACT * scale, best + (GAP + EXACT) * scale);
    }
}
