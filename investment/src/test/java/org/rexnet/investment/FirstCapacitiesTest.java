package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Weeks that stand for many others say about which capacities a plan has, and the plan is the same from there. */
final class FirstCapacitiesTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final Duration STEP = Duration.ofHours(4);
    private static final int DAY = 6;
    private static final int WEEK = 7 * DAY;

    /** A town with gas, sun, wind and, where asked for, a battery to build. */
    private static Study town(int snapshots, boolean hasBattery) {
        SplittableRandom random = new SplittableRandom(11);
        double[] load = new double[snapshots];
        double[] sun = new double[snapshots];
        double[] wind = new double[snapshots];
        double gust = 0.4;
        for (int t = 0; t < snapshots; t++) {
            double season = Math.cos(2 * Math.PI * t / snapshots);
            load[t] = 100 + 15 * season + 20 * Math.sin(2 * Math.PI * (t % DAY - 2) / DAY) + random.nextInt(10);
            sun[t] = Math.max(0, (0.7 - 0.2 * season) * Math.sin(2 * Math.PI * (t % DAY - 1.5) / DAY));
            gust = Math.clamp(gust + 0.1 * (random.nextDouble() - 0.5), 0.05, 0.9);
            wind[t] = gust;
        }
        StudyBuilder town = OneTown.of("year", load)
                .horizon(Horizon.from(Instant.EPOCH, STEP, snapshots))
                .generator("gas", OneTown.TOWN, g -> g.marginalCost(90).expansion(Expansion.of(0, 500, 20_000)))
                .generator("sun", OneTown.TOWN, g -> g.maxPu(Profile.of(sun)).expansion(Expansion.of(0, 900, 30_000)))
                .generator(
                        "wind", OneTown.TOWN, g -> g.maxPu(Profile.of(wind)).expansion(Expansion.of(0, 900, 60_000)));
        return hasBattery
                ? town.storageUnit(
                                "battery",
                                OneTown.TOWN,
                                s -> s.maxHours(6).cyclic(true).expansion(Expansion.of(9_000)))
                        .build()
                : town.build();
    }

    private static ClearingOptions options(Study study) {
        return ClearingOptions.of(study.settings()).withExpansion(true);
    }

    @Test
    void aPlanOfManyWeeksStartsNearThatOfSomeAndIsTheSame() {
        Study study = town(25 * WEEK, true);
        Map<ComponentKey, Double> first = FirstCapacities.of(study, options(study), SOLVER);
        double cold = new MarketClearing(SOLVER)
                .clear(study, options(study))
                .orThrow()
                .objective();

        Plan plan = new ExpansionPlanning(SOLVER).plan(study).orThrow();

        assertThat(FirstCapacities.suits(study, options(study))).isTrue();
        assertThat(plan.clearing().objective()).isCloseTo(cold, within(1e-8 * cold));
        assertThat(first).hasSize(4);
        plan.additions().forEach(one -> {
            assertThat(one.optimal()).as(one.name()).isPositive();
            assertThat(first.get(one.key())).as(one.name()).isCloseTo(one.optimal(), within(0.5 * one.optimal()));
        });
    }

    @Test
    void ofALargeStudyFewerWeeksAreLookedAtFirstAndOfAVeryLargeOneNone() {
        Study town = town(25 * WEEK, true);
        Study large = with(town, 600);
        Study national = with(town, 3000);

        assertThat(FirstCapacities.firstWeeks(town)).isEqualTo(8);
        assertThat(FirstCapacities.firstWeeks(large)).isBetween(4, 7);
        assertThat(FirstCapacities.part(large).horizon().size()).isEqualTo(FirstCapacities.firstWeeks(large) * WEEK);
        assertThat(FirstCapacities.suits(large, options(large))).isTrue();
        assertThat(FirstCapacities.suits(national, options(national))).isFalse();
    }

    private static Study with(Study town, int plants) {
        StudyBuilder larger = town.toBuilder();
        for (int i = 0; i < plants; i++) {
            larger.generator("plant " + i, OneTown.TOWN, 1, 200);
        }
        return larger.build();
    }

    @Test
    void fewWeeksOrSnapshotsThatNothingTiesTogetherOrLittleTimeAreNotWorthIt() {
        Study few = town(20 * WEEK, true);
        Study untied = town(25 * WEEK, false);
        Study many = town(25 * WEEK, true);

        assertThat(FirstCapacities.suits(few, options(few))).isFalse();
        assertThat(FirstCapacities.suits(untied, options(untied))).isFalse();
        assertThat(FirstCapacities.suits(many, options(many).withTimeLimit(Duration.ofSeconds(9))))
                .isFalse();
    }
}
