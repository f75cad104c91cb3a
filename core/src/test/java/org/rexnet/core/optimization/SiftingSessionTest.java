package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.optimization.highs.HighsSolver;

/** Models solved with part of their variables at a time, against the same models solved at once. */
class SiftingSessionTest {

    private static final HighsSolver SOLVER = new HighsSolver();
    private static final SolverOptions OPTIONS = SolverOptions.DEFAULTS.withPresolve(Presolve.OFF);
    private static final int COLUMNS = 60;
    private static final int ROWS = 8;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Demand in every row, many bounded supplies, some of which are fixed, and one of last resort. */
    private static LinearModel draw(Random random) {
        LinearModel model = new LinearModel();
        Variables supplies = model.addVariables(COLUMNS);
        for (int j = 0; j < COLUMNS; j++) {
            double lower = random.nextInt(4) == 0 ? -1 - random.nextInt(3) : 0;
            model.setBounds(supplies.at(j), lower, random.nextInt(5) == 0 ? lower : lower + 1 + random.nextInt(20));
            model.setCost(supplies.at(j), 1 + 50 * random.nextDouble());
        }
        for (int i = 0; i < ROWS; i++) {
            addDemand(model, random);
        }
        return model;
    }

    private static void addDemand(LinearModel model, Random random) {
        double demand = 5 + 40 * random.nextDouble();
        Constraint row = model.addConstraint(demand, random.nextBoolean() ? demand : Double.POSITIVE_INFINITY);
        int[] columns = IntStream.range(0, COLUMNS).toArray();
        double[] factors = random.doubles(COLUMNS)
                .map(share -> share < 1 / 3.0 ? 0.5 + share : 0)
                .toArray();
        if (random.nextBoolean()) {
            model.addSharedTerms(row, columns, factors);
        } else {
            Arrays.stream(columns).forEach(j -> model.addTerm(row, new Variable(j), factors[j]));
        }
        model.addTerm(row, model.addVariable(0, Double.POSITIVE_INFINITY, 1000), 1);
    }

    private static Solution solve(LinearModel model) {
        try (SolverSession session = SOLVER.open(model, OPTIONS)) {
            return ((Optimal) session.solve()).solution();
        }
    }

    private static long iterationsFrom(LinearModel model, Basis basis) {
        try (SolverSession session = SOLVER.open(model, OPTIONS)) {
            session.startFrom(basis);
            return ((Optimal) session.solve()).solution().statistics().iterations();
        }
    }

    private static void requireSame(LinearModel model, Solution found) {
        double expected = solve(model).objective();
        assertThat(found.objective()).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
        assertThat(iterationsFrom(model, found.basis())).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSolutionIsThatOfTheWholeModelWhateverIsGuessedOfReducedCosts(long seed) {
        Random random = new Random(seed);
        LinearModel model = draw(random);
        double[] guesses = new double[model.variableCount()];
        Arrays.setAll(guesses, j -> random.nextGaussian());
        try (SiftingSession session = new SiftingSession(model, SOLVER, OPTIONS)) {
            session.startNear(Basis.empty().extendedTo(guesses.length, model.constraintCount()), guesses);
            requireSame(model, ((Optimal) session.solve()).solution());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aModelThatGrowsAndWhoseBoundsMoveIsFollowed(long seed) {
        Random random = new Random(seed);
        LinearModel model = draw(random);
        try (SiftingSession session = new SiftingSession(model, SOLVER, OPTIONS)) {
            Basis basis = Basis.empty().extendedTo(model.variableCount(), model.constraintCount());
            session.startNear(basis, new double[model.variableCount()]);
            for (int round = 0; round < 4; round++) {
                Solution found = ((Optimal) session.solve()).solution();
                requireSame(model, found);
                if (random.nextBoolean()) {
                    addDemand(model, random);
                }
                if (random.nextBoolean()) {
                    session.startFrom(found.basis());
                }
                Variable moved = new Variable(random.nextInt(COLUMNS));
                double lower = model.lower(moved) - random.nextInt(2);
                model.setBounds(moved, lower, random.nextBoolean() ? Double.POSITIVE_INFINITY : lower + 3);
                Variable dearer = new Variable(random.nextInt(COLUMNS));
                model.setCost(dearer, model.cost(dearer) + random.nextInt(10));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSecondSolveOfTheSameModelNeedsNoIterations(long seed) {
        LinearModel model = draw(new Random(seed));
        Solution cold = solve(model);
        double[] reducedCosts = new double[model.variableCount()];
        Arrays.setAll(reducedCosts, j -> cold.reducedCost(new Variable(j)));
        try (SiftingSession session = new SiftingSession(model, SOLVER, OPTIONS)) {
            session.startNear(cold.basis(), reducedCosts);
            Solution found = ((Optimal) session.solve()).solution();
            assertThat(found.statistics().iterations()).isZero();
            assertThat(found.objective()).isCloseTo(cold.objective(), within(1e-9 * (1 + Math.abs(cold.objective()))));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBasisAloneSufficesToStartFromAlsoWhereBoundsHaveMovedSince(long seed) {
        Random random = new Random(seed);
        LinearModel model = draw(random);
        Solution cold = solve(model);
        boolean moves = random.nextInt(4) > 0;
        for (int i = 0; i < ROWS && moves; i++) {
            Constraint demand = new Constraint(i);
            double more = 30 * random.nextDouble();
            model.setConstraintBounds(demand, model.lower(demand) + more, model.upper(demand) + more);
        }
        try (SiftingSession session = new SiftingSession(model, SOLVER, OPTIONS)) {
            session.startFrom(cold.basis());
            Solution found = ((Optimal) session.solve()).solution();
            requireSame(model, found);
            if (!moves) {
                assertThat(found.statistics().iterations()).isZero();
            }
            addDemand(model, random);
            requireSame(model, ((Optimal) session.solve()).solution());
        }
    }

    @Test
    void whatCannotBeMetIsInfeasibleAlsoFromABasisAlone() {
        LinearModel model = draw(new Random(1));
        Basis basis = solve(model).basis();
        Constraint first = new Constraint(0);
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            model.setBounds(variable, model.lower(variable), Math.min(model.upper(variable), 20));
        }
        model.setConstraintBounds(first, 1e5, Double.POSITIVE_INFINITY);
        try (SiftingSession session = new SiftingSession(model, SOLVER, OPTIONS)) {
            session.startFrom(basis);
            assertThat(session.solve()).isInstanceOf(Infeasible.class);
        }
    }

    @Test
    void whatNoVariableCanMeetIsInfeasibleAndWhatHasNoEndUnbounded() {
        LinearModel model = draw(new Random(1));
        try (SiftingSession session = new SiftingSession(model, SOLVER, OPTIONS)) {
            session.startNear(
                    Basis.empty().extendedTo(model.variableCount(), model.constraintCount()),
                    new double[model.variableCount()]);
            Constraint impossible = model.addConstraint(1e6, Double.POSITIVE_INFINITY);
            model.addTerm(impossible, new Variable(0), 1);
            assertThat(session.solve()).isInstanceOf(Infeasible.class);
            model.setConstraintBounds(impossible, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            Variable endless = model.addVariable(0, Double.POSITIVE_INFINITY, -1);
            model.addTerm(impossible, endless, 1);
            assertThat(session.solve()).isInstanceOf(Unbounded.class);
        }
    }

    @Test
    void aModelWithWholeNumbersIsRefused() {
        LinearModel model = draw(new Random(1));
        model.setInteger(new Variable(0), true);
        assertThatThrownBy(() -> new SiftingSession(model, SOLVER, OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without integers");
    }
}
