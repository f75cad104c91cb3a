package org.rexnet.core.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.HighsSolver;

class StorePlanTest {

    private static final int STORES_PER_SEED = 20;

    private final Solver solver = new HighsSolver();

    static LongStream seeds() {
        return Draws.seeds(15, 500);
    }

    @Test
    void fillsAtTwentyAndTenAndEmptiesAtFortyAndSixty() {
        StoreProblem problem = known(1);
        StorePlan plan = new StorePlan(problem);
        assertThat(plan.solve()).isTrue();
        assertThat(plan.filled(0)).isEqualTo(5);
        assertThat(plan.emptied(1)).isEqualTo(5);
        assertThat(plan.filled(2)).isEqualTo(5);
        assertThat(plan.emptied(3)).isEqualTo(5);
        assertThat(plan.cost()).isEqualTo(-475);
    }

    @Test
    void losesAtBothEndsWhatEfficienciesTake() {
        StorePlan plan = new StorePlan(known(0.9));
        assertThat(plan.solve()).isTrue();
        assertThat(plan.cost()).isCloseTo(-422.2222, within(5e-5));
        for (int t = 0; t < 4; t++) {
            assertThat(plan.low(t)).isLessThanOrEqualTo(25 + 1e-9);
            assertThat(plan.high(t)).isGreaterThanOrEqualTo(25 - 1e-9);
        }
        assertThat(plan.multiplier(3)).isCloseTo(25, within(1e-9));
    }

    /** Content 0 to 10, 5 MW on the side of the grid, half full, an end value of 25, prices 20, 40, 10, 60. */
    private static StoreProblem known(double efficiency) {
        StoreProblem problem = new StoreProblem(4);
        problem.begin(4, 5, 0, 10);
        double[] prices = {20, 40, 10, 60};
        for (int t = 0; t < 4; t++) {
            problem.fill(t, prices[t] / efficiency, 5 * efficiency);
            problem.empty(t, prices[t] * efficiency, 5 / efficiency);
        }
        problem.value(25, 10);
        return problem;
    }

    /** Two stores that differ in their first content only: what the one finds out its content to be worth later holds for the other. */
    @ParameterizedTest
    @MethodSource("seeds")
    void worthIsThatOfAnotherStoreWithOtherContent(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StoreProblem problem = new StoreProblem(24);
        RandomStore.fill(problem, random, 1 + random.nextInt(24));
        StorePlan plan = new StorePlan(problem);
        if (plan.solveFirst()) {
            FirstWorth known = plan.firstWorth();
            problem.start = Math.max(problem.start * random.nextDouble(), plan.least());
            StorePlan other = new StorePlan(problem);
            boolean canBeKept = other.solveFirst();
            assertThat(plan.solveFirst(known)).isEqualTo(canBeKept);
            assertThat(plan.filled(0)).isEqualTo(other.filled(0));
            assertThat(plan.emptied(0)).isEqualTo(other.emptied(0));
            assertThat(plan.content(1)).isEqualTo(other.content(1));
            assertThat(plan.least()).isEqualTo(other.least());
            assertThat(plan.steps()).isEqualTo(other.steps());
            for (int k = 0; k < plan.steps(); k++) {
                assertThat(plan.worth(k)).isEqualTo(other.worth(k));
                assertThat(plan.length(k)).isEqualTo(other.length(k));
            }
        }
    }

    @Test
    void saysWhenLimitsCannotBeKept() {
        StoreProblem problem = new StoreProblem(2);
        problem.begin(2, 1, 0, 10);
        problem.fill(0, 10, 1);
        problem.bound(1, 3, 10);
        StorePlan plan = new StorePlan(problem);
        assertThat(plan.solve()).isFalse();
        problem.fill(1, 10, 1);
        assertThat(plan.solve()).isTrue();
        assertThat(plan.content(2)).isEqualTo(3);
    }

    @Test
    void paysTwiceForTurningEnergyRoundAtNegativePrices() {
        StoreProblem problem = new StoreProblem(1);
        problem.begin(1, 10, 0, 10);
        problem.fill(0, -10 / 0.9, 4.5);
        problem.empty(0, -10 * 0.9, 5 / 0.9);
        problem.value(0, 10);
        StorePlan plan = new StorePlan(problem);
        assertThat(plan.solve()).isTrue();
        // 4.5 MWh in and out: 5 MWh bought at -10, 4.05 sold at -10.
        assertThat(plan.cost()).isCloseTo(-9.5, within(1e-9));
    }

    /** 600 batteries without drift, decay or least content, at prices of any sign. */
    @Test
    void sixHundredBatteriesCostWhatTheLinearProgramCostsToTwelveDigits() {
        SplittableRandom random = new SplittableRandom(30);
        StoreProblem problem = new StoreProblem(8);
        StorePlan plan = new StorePlan(problem);
        double worst = 0;
        for (int i = 0; i < 600; i++) {
            int periods = 4 + random.nextInt(93);
            double most = 2 + 20 * random.nextDouble();
            problem.begin(periods, most * random.nextDouble(), 0, most);
            for (int t = 0; t < periods; t++) {
                double price = 100 * random.nextDouble() - 20;
                problem.fill(t, price / 0.95, most / 4 * 0.95);
                problem.empty(t, price * 0.95, most / 4 / 0.95);
            }
            problem.value(50 * random.nextDouble(), most);
            assertThat(plan.solve()).isTrue();
            Optimal optimal = (Optimal) new Program(problem).solve(solver);
            double cost = optimal.solution().objective();
            worst = Math.max(worst, Math.abs(plan.cost() - cost) / Math.max(1, Math.abs(cost)));
        }
        assertThat(worst).isLessThan(1e-12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void costsWhatTheLinearProgramCosts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StoreProblem problem = new StoreProblem(8);
        StorePlan plan = new StorePlan(problem);
        for (int i = 0; i < STORES_PER_SEED; i++) {
            RandomStore.fill(problem, random, 2 + random.nextInt(40));
            Program program = new Program(problem);
            Outcome outcome = program.solve(solver);
            boolean feasible = plan.solve();
            assertThat(feasible).as("store %d", i).isEqualTo(outcome instanceof Optimal);
            if (outcome instanceof Optimal optimal) {
                Solution solution = optimal.solution();
                double size = 1 + Math.abs(solution.objective()) + plan.content(0) * 100;
                assertThat(plan.cost()).as("store %d", i).isCloseTo(solution.objective(), within(1e-9 * size));
                checkPath(problem, plan, i);
                checkMultipliers(problem, plan, program, solution, i);
            }
        }
    }

    /**
     * What the cost is counted of can be done: content keeps its limits, and what fills and empties is that of steps in whole or in part.
     */
    private static void checkPath(StoreProblem problem, StorePlan plan, int i) {
        for (int t = 0; t < problem.periods(); t++) {
            double in = 0;
            double out = 0;
            for (int k = t * problem.width; k < t * problem.width + problem.steps[t]; k++) {
                in += Math.max(0, problem.stepLength[k]);
                out += Math.max(0, -problem.stepLength[k]);
            }
            assertThat(plan.filled(t)).as("store %d, period %d", i, t).isBetween(0.0, in + 1e-9);
            assertThat(plan.emptied(t)).as("store %d, period %d", i, t).isBetween(0.0, out + 1e-9);
            double passed = problem.keep[t] * plan.content(t) + problem.drift[t];
            double content = plan.content(t + 1);
            assertThat(content).isCloseTo(passed + plan.filled(t) - plan.emptied(t), within(1e-9));
            assertThat(content).isBetween(problem.least[t + 1] - 1e-9, problem.most[t + 1] + 1e-9);
        }
    }

    /** HiGHS' duals are valid, so they lie within; no other worth would do either, which a moved drift shows. */
    private void checkMultipliers(StoreProblem problem, StorePlan plan, Program program, Solution solution, int i) {
        for (int t = 0; t < problem.periods(); t++) {
            double dual = solution.dual(program.balance[t]);
            assertThat(dual).as("store %d, period %d", i, t).isBetween(plan.low(t) - 1e-6, plan.high(t) + 1e-6);
            assertThat(plan.multiplier(t)).isBetween(plan.low(t), plan.high(t));
        }
        int t = i % problem.periods();
        double before = plan.cost();
        double multiplier = plan.multiplier(t);
        double drift = problem.drift[t];
        for (double moved : new double[] {1e-3, -1e-3}) {
            problem.drift[t] = drift + moved;
            if (new Program(problem).solve(solver) instanceof Optimal other) {
                double least = before - multiplier * moved;
                assertThat(other.solution().objective()).as("store %d", i).isGreaterThan(least - 1e-7);
            }
        }
        problem.drift[t] = drift;
    }

    /** The same store as a linear program. */
    private static final class Program {

        private final LinearModel model = new LinearModel();
        private final Constraint[] balance;

        Program(StoreProblem problem) {
            int periods = problem.periods();
            balance = new Constraint[periods];
            Variable before = model.addVariable(problem.start, problem.start, 0);
            for (int t = 0; t < periods; t++) {
                Variable after = model.addVariable(problem.least[t + 1], problem.most[t + 1], -problem.held[t]);
                // filled - emptied + keep before - after = - drift
                balance[t] = model.addConstraint(-problem.drift[t], -problem.drift[t]);
                model.addTerm(balance[t], before, problem.keep[t]);
                model.addTerm(balance[t], after, -1);
                for (int k = 0; k < problem.steps[t]; k++) {
                    double length = problem.stepLength[t * problem.width + k];
                    double sign = Math.signum(length);
                    Variable step =
                            model.addVariable(0, Math.abs(length), sign * problem.stepPrice[t * problem.width + k]);
                    model.addTerm(balance[t], step, sign);
                }
                before = after;
            }
            Constraint end = model.addConstraint(0, 0);
            model.addTerm(end, before, -1);
            for (int k = 0; k < problem.endSteps; k++) {
                model.addTerm(end, model.addVariable(0, problem.endLength[k], -problem.endPrice[k]), 1);
            }
            model.addTerm(end, model.addVariable(0, Double.POSITIVE_INFINITY, 0), 1);
        }

        Outcome solve(Solver solver) {
            try (SolverSession session = solver.open(model)) {
                return session.solve();
            }
        }
    }
}
