package org.rexnet.core.optimization.highs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.BasisStatus;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.optimization.WarmStartSolver;

/** Small models whose numbers change are solved from their last basis, and give what a solver gives from nothing. */
class WarmStartTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-6);

    private int solverRuns;

    /** HiGHS, and how often it was asked. */
    private final class Counted implements Solver {

        private final Solver highs = new HighsSolver();

        @Override
        public String name() {
            return highs.name();
        }

        @Override
        public SolverSession open(LinearModel model, SolverOptions options) {
            SolverSession session = highs.open(model, options);
            return new SolverSession() {
                @Override
                public Outcome solve() {
                    solverRuns++;
                    return session.solve();
                }

                @Override
                public void startFrom(Basis basis) {
                    session.startFrom(basis);
                }

                @Override
                public void cancel() {
                    session.cancel();
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        }
    }

    /** Plants of 10 MW each at 1, 2, 3 ... money per MWh, and a demand that they must meet. */
    private static LinearModel meritOrder(int plants, double demandMw) {
        LinearModel model = new LinearModel();
        Constraint balance = model.addConstraint(demandMw, demandMw);
        for (int plant = 1; plant <= plants; plant++) {
            model.addTerm(balance, model.addVariable(0, 10, plant), 1);
        }
        return model;
    }

    @Test
    void aChangedDemandNeedsOneIterationHoweverManyPlantsItPasses() {
        LinearModel model = meritOrder(20, 15);
        Constraint balance = new Constraint(0);
        try (SolverSession session = new WarmStartSolver(new Counted()).open(model, SolverOptions.DEFAULTS)) {
            assertThat(solution(session.solve()).dual(balance)).isEqualTo(2, EXACT);
            model.setConstraintBounds(balance, 123, 123);
            Solution risen = solution(session.solve());
            assertThat(risen.dual(balance)).isEqualTo(13, EXACT);
            assertThat(risen.objective()).isEqualTo(10 * (12 * 13 / 2) + 3 * 13, EXACT);
            assertThat(risen.statistics().iterations()).isEqualTo(1);
            model.setConstraintBounds(balance, 4, 4);
            assertThat(solution(session.solve()).dual(balance)).isEqualTo(1, EXACT);
        }
        assertThat(solverRuns).isEqualTo(1);
    }

    @Test
    void aCostThatSwapsTheMeritOrderMovesPlantsToTheirOtherBound() {
        LinearModel model = meritOrder(3, 15);
        try (SolverSession session = new WarmStartSolver(new Counted()).open(model, SolverOptions.DEFAULTS)) {
            session.solve();
            model.setCost(new Variable(0), 7);
            Solution swapped = solution(session.solve());
            assertThat(swapped.values(new Variables(0, 3))).containsExactly(new double[] {0, 10, 5}, EXACT);
            assertThat(swapped.dual(new Constraint(0))).isEqualTo(3, EXACT);
        }
        assertThat(solverRuns).isEqualTo(1);
    }

    @Test
    void whatHasNoSolutionIsLeftToTheSolver() {
        LinearModel model = meritOrder(3, 15);
        try (SolverSession session = new WarmStartSolver(new Counted()).open(model, SolverOptions.DEFAULTS)) {
            session.solve();
            model.setConstraintBounds(new Constraint(0), 31, 31);
            assertThat(session.solve()).isInstanceOf(Infeasible.class);
            model.setConstraintBounds(new Constraint(0), 29, 29);
            assertThat(solution(session.solve()).objective()).isEqualTo(57, EXACT);
        }
        assertThat(solverRuns).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aModelThatHasGrownIsLeftToTheSolverUnlessABasisIsGiven() {
        LinearModel model = meritOrder(3, 15);
        try (SolverSession session = new WarmStartSolver(new Counted()).open(model, SolverOptions.DEFAULTS)) {
            Basis first = solution(session.solve()).basis();
            model.addTerm(model.addConstraint(Double.NEGATIVE_INFINITY, 4), new Variable(0), 1);
            assertThat(solution(session.solve()).objective()).isEqualTo(4 + 20 + 3, EXACT);
            assertThat(solverRuns).isEqualTo(2);
            session.startFrom(first);
            Solution again = solution(session.solve());
            assertThat(again.objective()).isEqualTo(4 + 20 + 3, EXACT);
            assertThat(again.basis().status(new Constraint(1))).isEqualTo(BasisStatus.AT_UPPER);
        }
        assertThat(solverRuns).isEqualTo(2);
    }

    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWalkThroughRandomNumbersGivesWhatHighsGivesFromNothing(long seed) {
        Random random = new Random(seed);
        LinearModel model = randomModel(random);
        try (SolverSession session = new WarmStartSolver(new Counted()).open(model, SolverOptions.DEFAULTS)) {
            for (int step = 0; step < 6; step++) {
                compare(session.solve(), new HighsSolver(), model);
                change(model, random);
            }
        }
    }

    private static void compare(Outcome warm, Solver solver, LinearModel model) {
        try (SolverSession cold = solver.open(model, SolverOptions.DEFAULTS)) {
            Outcome expected = cold.solve();
            assertThat(warm.getClass()).isEqualTo(expected.getClass());
            if (expected instanceof Optimal optimal) {
                double cost = optimal.solution().objective();
                assertThat(solution(warm).certificate().holds()).isTrue();
                assertThat(solution(warm).objective()).isEqualTo(cost, Offset.offset(1e-6 * (1 + Math.abs(cost))));
            }
        }
    }

    /** Some dozen variables, a tenth of them free or with one bound, in up to eight rows of every kind. */
    private static LinearModel randomModel(Random random) {
        LinearModel model = new LinearModel();
        int columns = 5 + random.nextInt(30);
        for (int j = 0; j < columns; j++) {
            double lower = random.nextInt(20) == 0 ? Double.NEGATIVE_INFINITY : -random.nextInt(5);
            double upper = random.nextInt(20) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(20);
            model.addVariable(lower, upper, random.nextInt(40) - 10);
        }
        int rows = 1 + random.nextInt(8);
        for (int i = 0; i < rows; i++) {
            double middle = random.nextInt(20);
            Constraint row = model.addConstraint(
                    random.nextBoolean() ? middle : Double.NEGATIVE_INFINITY, middle + random.nextInt(3));
            for (int j = 0; j < columns; j++) {
                if (random.nextInt(3) > 0) {
                    model.addTerm(row, new Variable(j), random.nextInt(5) - 2 + (i == 0 ? 2 : 0));
                }
            }
        }
        return model;
    }

    /** Moves every row a little, or one cost, or one bound. */
    private static void change(LinearModel model, Random random) {
        Variable variable = new Variable(random.nextInt(model.variableCount()));
        switch (random.nextInt(4)) {
            case 0 -> model.setCost(variable, model.cost(variable) + random.nextInt(7) - 3);
            case 1 -> model.setBounds(variable, Math.min(0, model.lower(variable)), random.nextInt(12));
            default -> {
                for (int i = 0; i < model.constraintCount(); i++) {
                    Constraint row = new Constraint(i);
                    double by = random.nextDouble() * 6 - 3;
                    model.setConstraintBounds(row, model.lower(row) + by, model.upper(row) + by);
                }
            }
        }
    }

    private static Solution solution(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Optimal.class);
        return ((Optimal) outcome).solution();
    }
}
