package org.rexnet.core.clearing.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.RowShift;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;
import org.rexnet.network.flow.DcFlow;

/** What every flow model promises, whatever it takes for variables and rows. */
class FlowModelConformanceTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final Offset<Double> EXACT = within(1e-6);

    /** Cheap at a, dear at c; a-b holds 60 MW, so that b and c take the rest from c. */
    private static Study chain() {
        return builder("chain")
                .add(Line.of("ab", "a", "b", 0.1, 60))
                .add(Line.of("bc", "b", "c", 0.1, 100))
                .build();
    }

    /** The same with a third line that closes the triangle. */
    private static Study triangle() {
        return builder("triangle")
                .add(Line.of("ab", "a", "b", 0.1, 60))
                .add(Line.of("bc", "b", "c", 0.1, 100))
                .add(Line.of("ac", "a", "c", 0.1, 30))
                .build();
    }

    private static StudyBuilder builder(String name) {
        return Study.builder(name)
                .buses("a", "b", "c")
                .generator("cheap", "a", 200, 10)
                .generator("dear", "c", 200, 50)
                .load("of b", "b", 80)
                .load("of c", "c", 40);
    }

    private static ClearingProblem problem(Study study, FlowFormulation formulation) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withFormulation(formulation);
        return new ClearingProblem(
                study, DcFlow.of(study.network(), options.convention()), options, 0, 1, Optional.empty());
    }

    /** Solves, adds what is violated, and solves again until nothing is. */
    private static Solution solve(ClearingProblem problem) {
        try (SolverSession session = SOLVER.open(problem.model())) {
            while (true) {
                Solution solution = ((Optimal) session.solve()).solution();
                if (problem.flow().addViolated(solution) == 0) {
                    return solution;
                }
            }
        }
    }

    private static Clearing clear(Study study, FlowFormulation formulation) {
        return new MarketClearing(SOLVER)
                .clear(study, ClearingOptions.of(study.settings()).withFormulation(formulation))
                .orThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aChainIsClearedAlikeByAll(FlowFormulation formulation) {
        Clearing clearing = clear(chain(), formulation);

        assertThat(clearing.objective()).isCloseTo(60 * 10 + 60 * 50, EXACT);
        assertThat(clearing.prices()[0]).containsExactly(new double[] {10, 50, 50}, EXACT);
        assertThat(clearing.flows()[0]).containsExactly(new double[] {60, -20}, EXACT);
        assertThat(clearing.shadowPrices()[0]).containsExactly(new double[] {-40, 0}, EXACT);
    }

    @ParameterizedTest
    @EnumSource
    void flowsBalanceEveryBusWithinTheirLimits(FlowFormulation formulation) {
        Clearing clearing = clear(triangle(), formulation);
        double[] flow = clearing.flows()[0];

        assertThat(clearing.output("cheap", 0) - flow[0] - flow[2]).isCloseTo(0, EXACT);
        assertThat(flow[0] - flow[1]).isCloseTo(80, EXACT);
        assertThat(clearing.output("dear", 0) + flow[1] + flow[2]).isCloseTo(40, EXACT);
        assertThat(Math.abs(flow[0])).isLessThanOrEqualTo(60 + 1e-6);
        assertThat(Math.abs(flow[2])).isLessThanOrEqualTo(30 + 1e-6);
    }

    @ParameterizedTest
    @EnumSource
    void flowsFollowKirchhoffUnlessTheyAreTransport(FlowFormulation formulation) {
        double[] flow = clear(triangle(), formulation).flows()[0];

        boolean follows = Math.abs(flow[0] + flow[1] - flow[2]) < 1e-6;

        assertThat(follows).isEqualTo(formulation != FlowFormulation.TRANSPORT);
    }

    @ParameterizedTest
    @EnumSource
    void thePriceIsWhatMoreDemandCostsByTheRowsThatItShifts(FlowFormulation formulation) {
        for (Study study : List.of(chain(), triangle())) {
            ClearingProblem problem = problem(study, formulation);
            Solution solution = solve(problem);
            double[] prices = clear(study, formulation).prices()[0];
            for (int bus = 0; bus < prices.length; bus++) {
                double price = 0;
                for (RowShift shift : problem.flow().demandChange(bus, 0)) {
                    price += shift.amount() * solution.dual(shift.row());
                }
                assertThat(price).isCloseTo(prices[bus], EXACT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAddedAtOnceIsViolatedNoMore(FlowFormulation formulation) {
        ClearingProblem problem = problem(triangle(), formulation);
        problem.flow().addAll();
        try (SolverSession session = SOLVER.open(problem.model())) {
            Solution solution = ((Optimal) session.solve()).solution();

            assertThat(problem.flow().addViolated(solution)).isZero();
            assertThat(solution.objective())
                    .isCloseTo(solve(problem(triangle(), formulation)).objective(), EXACT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneBalanceAnswersForEveryBusOrForAllThatLinesJoin(FlowFormulation formulation) {
        ClearingProblem problem = problem(triangle(), formulation);
        int balances = 0;
        for (int i = 0; i < problem.model().constraintCount(); i++) {
            balances += problem.flow().isBalance(new Constraint(i)) ? 1 : 0;
        }

        assertThat(balances).isEqualTo(formulation == FlowFormulation.SENSITIVITIES ? 1 : 3);
    }
}
