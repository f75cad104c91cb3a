package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.highs.HighsSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;

/**
 * <pre>
 * cheap --- a: 100 MW, to be at least 200 MW --- town (300 MW)
 *    \----- b: 100 MW, as it is --------------/
 * </pre>
 */
class ReactanceIterationTest {

    private static final ExpansionPlanning PLANNING = new ExpansionPlanning(new HighsSolver());

    private final Study study = Study.builder("parallel lines")
            .buses("cheap", "town")
            .add(LineOperation.builder(Line.of("a", "cheap", "town", 0.01, 100))
                    .expansion(Expansion.of(200, 400, 1))
                    .build())
            .add(Line.of("b", "cheap", "town", 0.01, 100))
            .generator("hydro", "cheap", 1000, 10)
            .generator("diesel", "town", 1000, 100)
            .load("demand", "town", 300)
            .build();

    @Test
    void fixedReactanceSplitsFlowInEqualParts() {
        Plan plan = PLANNING.plan(study).orThrow();

        assertThat(plan.clearing().flow(Line.class, "a", 0)).isCloseTo(100, within(1e-6));
        assertThat(plan.clearing().flow(Line.class, "b", 0)).isCloseTo(100, within(1e-6));
    }

    @Test
    void reactanceThatFollowsCapacityDrawsFlowToTheLargerLine() {
        ReactanceIteration.Iterated result = new ReactanceIteration(PLANNING)
                .plan(study, ClearingOptions.of(study.settings()), ClearingProgress.SILENT);

        Plan plan = result.outcome().orThrow();
        assertThat(result.settled()).isTrue();
        assertThat(result.rounds()).isEqualTo(2);
        assertThat(plan.clearing().flow(Line.class, "a", 0)).isCloseTo(200, within(1e-6));
        assertThat(plan.clearing().flow(Line.class, "b", 0)).isCloseTo(100, within(1e-6));
        assertThat(plan.clearing().objective()).isCloseTo(300 * 10 + 200, within(1e-6));
    }

    @Test
    void withoutLinesToExtendOnePlanIsEnough() {
        Study fixed = Study.builder("fixed")
                .buses("town")
                .generator("diesel", "town", 1000, 100)
                .load("demand", "town", 300)
                .build();

        assertThat(new ReactanceIteration(PLANNING)
                        .plan(fixed, ClearingOptions.of(fixed.settings()), ClearingProgress.SILENT)
                        .rounds())
                .isEqualTo(1);
    }

    private static ReactanceIteration.Iterated iterated(Study study) {
        return new ReactanceIteration(PLANNING)
                .plan(study, ClearingOptions.of(study.settings()), ClearingProgress.SILENT);
    }

    @Test
    void halfAStepSettlesWhatAWholeOneDoesNot() {
        List<ReactanceIteration.Iterated> all = LongStream.rangeClosed(1, 12)
                .mapToObj(seed -> iterated(RandomTriangle.of(seed)))
                .toList();

        assertThat(all)
                .anyMatch(one -> one.settled() && one.rounds() > 30)
                .anyMatch(one -> one.settled() && one.rounds() <= 30);
    }

    @Test
    void aPlanThatDoesNotSettleCostsWhatItsCapacitiesDoAtTheirOwnReactances() {
        int found = 0;
        for (long seed = 1; seed <= 12; seed++) {
            Study study = RandomTriangle.of(seed);
            ReactanceIteration.Iterated result = iterated(study);
            if (result.settled() || !(result.outcome() instanceof PlanOutcome.Planned planned)) {
                continue;
            }
            found++;
            StudyBuilder own = Study.builder("own reactances").hours(2).buses("a", "b", "c");
            double cost = 0;
            for (LineOperation line : study.lines()) {
                double capacity = planned.plan().addition(line.branch().id()).optimal();
                double share = Math.max(1e-3, capacity / line.branch().capacityMw());
                String to = line.branch().to().get(0);
                own.line(line.branch().from(), to, line.branch().reactance() / share, capacity);
                cost += capacity * line.expansion().orElseThrow().annualCost();
            }
            study.generators().forEach(own::add);
            study.loads().forEach(own::add);
            cost += new MarketClearing(new HighsSolver())
                    .clear(own.build())
                    .orThrow()
                    .objective();

            assertThat(result.rounds()).isEqualTo(60);
            assertThat(planned.plan().clearing().objective()).isCloseTo(cost, within(1e-6 * cost));
        }
        assertThat(found).isPositive();
    }
}
