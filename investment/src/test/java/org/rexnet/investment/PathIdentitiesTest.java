package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.Scenario.Attribute;
import org.rexnet.core.study.Scenario.Override;
import org.rexnet.core.study.Study;
import org.rexnet.investment.path.PathComparison;
import org.rexnet.investment.path.PathPlan;
import org.rexnet.investment.path.PathPlanning;
import org.rexnet.investment.path.YearPlan;

/** What holds for every path: on random studies of lines, links, transformers, storage, ramps, limits on emissions and on capacity. */
final class PathIdentitiesTest {

    static LongStream seeds() {
        return LongStream.range(300, 312);
    }

    /** A random study that keeps what exists, as a path does. */
    private static Study study(long seed) {
        return CandidateChange.of(RandomExpansions.of(seed), candidate -> {
            double least = Math.max(candidate.existing(), candidate.expansion().min());
            return candidate
                    .expansion()
                    .withLimits(least, Math.max(least, candidate.expansion().max()));
        });
    }

    private static PathComparison plan(Study study, PlanningPath path) {
        return PathPlanning.of(study, path, new StandardSolver()).compare(PathPlanning.Listener.SILENT);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void yearsThatAreAllAlikeGiveTheStaticPlan(long seed) {
        Study study = study(seed);
        PlanningPath path = PlanningPath.of(0.05, List.of(PlanningPath.Year.of(2030), PlanningPath.Year.of(2033)));

        PathComparison compared = plan(study, path);

        double cost = new ExpansionPlanning(new StandardSolver())
                .plan(study)
                .orThrow()
                .clearing()
                .objective();
        for (PathPlan plan :
                List.of(compared.yearByYear().orThrow(), compared.foresight().orThrow())) {
            for (YearPlan year : plan.years()) {
                assertThat(year.cost()).isCloseTo(cost, within(1e-6 * cost));
            }
        }
        assertThat(compared.valueOfForesight().orElseThrow()).isCloseTo(0, within(1e-5 * cost));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void foresightNeverCostsMoreAndCapacityStandsAsBuilt(long seed) {
        Study study = study(seed);
        PlanningPath path = PlanningPath.of(
                0.03,
                List.of(
                        PlanningPath.Year.of(2030),
                        new PlanningPath.Year(2035, 40, List.of(Override.factor(Attribute.LOAD, 1.15))),
                        new PlanningPath.Year(
                                2040,
                                90,
                                List.of(
                                        Override.factor(Attribute.LOAD, 0.95),
                                        Override.factor(Attribute.capital(ComponentKind.GENERATOR), 0.7)))));

        PathComparison compared = plan(study, path);

        PathPlan myopic = compared.yearByYear().orThrow();
        assertThat(compared.valueOfForesight().orElseThrow()).isGreaterThanOrEqualTo(-1e-6 * myopic.presentValue());
        for (PathPlan plan : List.of(myopic, compared.foresight().orThrow())) {
            for (int c = 0; c < plan.years().getFirst().capacities().size(); c++) {
                double before = plan.years().getFirst().capacities().get(c).existing();
                for (YearPlan year : plan.years()) {
                    double total = year.capacities().get(c).total();
                    assertThat(total)
                            .isCloseTo(before + year.capacities().get(c).built(), within(1e-6 * (1 + total)));
                    before = total;
                }
            }
        }
    }
}
