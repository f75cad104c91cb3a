package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.StandardSolver;

/** Slopes that a basis tells are those of solving again beside. */
final class BasisSlopesTest {

    private static final double STEP = 1e-4;

    static LongStream seeds() {
        return Draws.seeds(40, 1000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void slopesAreThoseOfModelsSolvedBeside(long seed) {
        check(seed, (slopes, variable, up) -> slopes.slope(variable, up, STEP));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dualsOfEitherSideAreThoseOfModelsSolvedBeside(long seed) {
        check(
                seed,
                (slopes, variable, up) -> slopes.beside(variable, up, STEP).stream()
                        .mapToDouble(found -> (up ? 1 : -1) * found.reducedCost(variable))
                        .findFirst());
    }

    /** Tells the rise of least cost per unit as a variable moves to a side; empty where it cannot. */
    private interface Told {
        OptionalDouble rise(BasisSlopes slopes, Variable variable, boolean up);
    }

    private static void check(long seed, Told told) {
        LinearModel model = random(new SplittableRandom(seed));
        Solution solution = solve(model);
        try (BasisSlopes slopes = BasisSlopes.of(model, solution).orElseThrow()) {
            for (int j = 0; j < model.variableCount(); j++) {
                Variable variable = new Variable(j);
                for (boolean up : new boolean[] {true, false}) {
                    OptionalDouble rise = told.rise(slopes, variable, up);
                    if (rise.isPresent()) {
                        assertThat(rise.getAsDouble())
                                .as("seed %d, variable %d, up %s", seed, j, up)
                                .isCloseTo(beside(model, solution, variable, up ? STEP : -STEP), within(1e-5));
                    }
                }
            }
        }
    }

    /** Rise of least cost per unit with a variable held beside where it is. */
    private static double beside(LinearModel model, Solution solution, Variable variable, double step) {
        double lower = model.lower(variable);
        double upper = model.upper(variable);
        double value = solution.value(variable) + step;
        model.setBounds(variable, value, value);
        double rise = solve(model).objective() - solution.objective();
        model.setBounds(variable, lower, upper);
        return rise / Math.abs(step);
    }

    private static Solution solve(LinearModel model) {
        try (SolverSession session = new StandardSolver().open(model)) {
            return ((Optimal) session.solve()).solution();
        }
    }

    /** Round numbers, so that many solutions are degenerate; any row may be left unmet, at a price. */
    private static LinearModel random(SplittableRandom random) {
        LinearModel model = new LinearModel();
        int rows = random.nextInt(2, 7);
        Constraint[] constraints = new Constraint[rows];
        for (int i = 0; i < rows; i++) {
            int right = random.nextInt(0, 6);
            constraints[i] = model.addConstraint(right, random.nextBoolean() ? right : Double.POSITIVE_INFINITY);
            model.addTerm(constraints[i], model.addVariable(0, Double.POSITIVE_INFINITY, 100), 1);
            model.addTerm(constraints[i], model.addVariable(0, Double.POSITIVE_INFINITY, 100), -1);
        }
        for (int j = random.nextInt(3, 9); j > 0; j--) {
            Variable variable = model.addVariable(0, random.nextInt(1, 5), random.nextInt(0, 20));
            for (Constraint row : constraints) {
                if (random.nextBoolean()) {
                    model.addTerm(row, variable, random.nextInt(-1, 4));
                }
            }
        }
        return model;
    }

    @Test
    void whatIsBasicAtABoundGetsAPriceOnTheSideWhereItIsInTheWay() {
        // Least cost of x + 3 y with x + y + z = 2, x up to 2, as z moves from 0: x gives way, y cannot.
        LinearModel model = new LinearModel();
        Constraint balance = model.addConstraint(2, 2);
        model.addTerm(balance, model.addVariable(0, 2, 1), 1);
        model.addTerm(balance, model.addVariable(0, 9, 3), 1);
        Variable z = model.addVariable(0, 1, 5);
        model.addTerm(balance, z, 1);
        Solution solution = solve(model);

        try (BasisSlopes slopes = BasisSlopes.of(model, solution).orElseThrow()) {
            OptionalDouble up = slopes.slope(z, true, STEP);
            OptionalDouble down = slopes.slope(z, false, STEP);

            assertThat(up.isPresent() ? up.getAsDouble() : 4).isCloseTo(4, within(1e-9));
            assertThat(down.isPresent() ? down.getAsDouble() : -2).isCloseTo(-2, within(1e-9));
            assertThat(up.isPresent() && down.isPresent()).isFalse();
            assertThat(slopes.beside(z, true, STEP).orElseThrow().reducedCost(z))
                    .isCloseTo(4, within(1e-9));
            assertThat(slopes.beside(z, false, STEP).orElseThrow().reducedCost(z))
                    .isCloseTo(2, within(1e-9));
            Variable x = new Variable(0);
            assertThat(slopes.beside(x, false, STEP).orElseThrow().reducedCost(x))
                    .isCloseTo(-2, within(1e-9));
            assertThat(slopes.beside(x, true, STEP)).isEmpty();
        }
    }

    @Test
    void anOutputOfNextToNothingThatShrinksInProportionBlocksNothing() {
        // x <= 1e-8 z and x + y = 1, x for nothing: as z falls from 5, x falls from 5e-8 in proportion.
        LinearModel model = new LinearModel();
        Variable z = model.addVariable(5, 9, 7);
        Variable x = model.addVariable(0, 9, 0);
        Constraint most = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
        model.addTerm(most, x, 1);
        model.addTerm(most, z, -1e-8);
        Constraint balance = model.addConstraint(1, 1);
        model.addTerm(balance, x, 1);
        model.addTerm(balance, model.addVariable(0, 9, 3), 1);
        Solution solution = solve(model);

        try (BasisSlopes slopes = BasisSlopes.of(model, solution).orElseThrow()) {
            assertThat(slopes.slope(z, false, STEP).getAsDouble()).isCloseTo(-7, within(1e-6));
            assertThat(slopes.slope(z, true, STEP).getAsDouble()).isCloseTo(7, within(1e-6));
        }
    }
}
