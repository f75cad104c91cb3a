package org.rexnet.investment.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.solve.CutPoints;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.OneTown;
import org.rexnet.investment.PlanOutcome;
import org.rexnet.investment.Prescriptions;

/** What parts need is found out however cheap slack is: the penalty steers the search and does not decide the plan. */
class FeasibilityTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final double GAP = 1e-4;

    private static Subproblems parts(Study study) {
        return new Subproblems(study, ClearingOptions.of(study.settings()), SOLVER, CutPoints.spans(study, 4));
    }

    private static Found search(Study study, double penalty) throws IOException {
        Rules rules = new Rules(GAP, penalty, Optional.empty(), Optional.empty(), false, iteration -> {});
        try (SubproblemEngine engine = new LocalEngine(parts(study), 1)) {
            return new Decomposition(engine, parameter -> 1000, rules, SOLVER).search(Map.of());
        }
    }

    static LongStream seeds() {
        return Draws.seeds(8, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void slackThatCostsNextToNothingDoesNotChangeThePlan(long seed) throws IOException {
        Study study = Prescriptions.study(seed);
        Found found = search(study, 1);

        if (!(new ExpansionPlanning(SOLVER).plan(study) instanceof PlanOutcome.Planned joint)) {
            assertThat(found).isInstanceOf(Found.Infeasible.class);
            return;
        }
        double best = joint.plan().clearing().objective();
        assertThat(found).isInstanceOfSatisfying(Found.Plan.class, plan -> {
            assertThat(plan.converged()).isTrue();
            assertThat(plan.cost()).isBetween(best - 1e-6 * Math.abs(best), best + GAP * Math.abs(best));
        });
    }

    /** 10 MW of load, 4 of sun by day: the first two hours lack 10 - 0.4 x C, the others 10 - C; none of it may come from slack. */
    @Test
    void aPartThatCannotBeClearedSaysWhatItNeeds() {
        Study study = OneTown.of("need", 10, 10, 10, 10)
                .generator(
                        "sun",
                        "town",
                        g -> g.maxPu(Profile.of(new double[] {0.4, 0.4, 1, 1})).expansion(Expansion.of(0, 100, 1)))
                .build();

        SubproblemAnswer answer = parts(study).open(0).clear(new double[] {20}, new SlackRule(1, false));

        assertThat(answer).isInstanceOfSatisfying(SubproblemAnswer.Infeasible.class, infeasible -> {
            assertThat(infeasible.violation()).isCloseTo(4, within(1e-4));
            assertThat(infeasible.slopes()).containsExactly(new double[] {-0.8}, within(1e-6));
        });
        assertThat(parts(study).open(0).limits())
                .singleElement()
                .satisfies(limit -> assertThat(limit.lower()).isCloseTo(25, within(1e-6)));
    }
}
