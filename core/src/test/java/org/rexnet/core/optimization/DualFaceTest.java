package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.StandardSolver;

/** The slopes of least cost against those found by solving again with a right-hand side moved a little. */
class DualFaceTest {

    /** The second where another kink lies within the first; it is closer to what solvers tolerate. */
    private static final double[] STEPS = {1e-3, 1e-5};

    private static final Solver SOLVER = new StandardSolver();

    static LongStream seeds() {
        return Draws.seeds(15, 1_000);
    }

    @Test
    void tellsTheNextUnitFromTheLast() {
        LinearModel model = new LinearModel();
        Constraint demand = model.addConstraint(10, 10);
        Variable dear = model.addVariable(0, 10, 50);
        Variable cheap = model.addVariable(0, 10, 10);
        model.addTerm(demand, dear, 1);
        model.addTerm(demand, cheap, 1);

        try (DualFace face = face(model)) {
            assertThat(face.slope(more(demand, 1))).hasValueCloseTo(50.0, within(1e-9));
            assertThat(face.slope(more(demand, -1))).hasValueCloseTo(-10.0, within(1e-9));
            assertMove(face.moves(more(demand, 1)), dear, 1);
            assertMove(face.moves(more(demand, -1)), cheap, -1);
        }
    }

    @Test
    void saysWhereAConstraintCannotMove() {
        LinearModel model = new LinearModel();
        Constraint demand = model.addConstraint(10, 10);
        model.addTerm(demand, model.addVariable(0, 10, 10), 1);

        try (DualFace face = face(model)) {
            assertThat(face.slope(more(demand, 1))).hasValue(Double.POSITIVE_INFINITY);
            assertThat(face.moves(more(demand, 1)).size()).isZero();
        }
    }

    @Test
    void valuesAHeldVariable() {
        LinearModel model = new LinearModel();
        Constraint demand = model.addConstraint(10, 10);
        Variable dear = model.addVariable(0, 20, 50);
        Variable cheap = model.addVariable(0, 20, 10);
        Variable capacity = model.addVariable(0, 100, 3);
        Constraint limit = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
        model.addTerm(demand, dear, 1);
        model.addTerm(demand, cheap, 1);
        model.addTerm(limit, cheap, 1);
        model.addTerm(limit, capacity, -1);
        Solution solution = solve(model);

        try (DualFace face = DualFace.of(model, solution, SOLVER, List.of(capacity), List.of())
                .orElseThrow()) {
            assertThat(face.slopeOfHeld(capacity, 1)).hasValueCloseTo(0.0, within(1e-9));
            assertThat(face.slopeOfHeld(capacity, -1)).hasValueCloseTo(40.0, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void slopesAreThoseFoundBySolvingAgainWhereEverythingIsWhole(long seed) {
        check(seed, RandomModels::network);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void slopesAreThoseFoundBySolvingAgainInAnyModel(long seed) {
        check(seed, RandomModels::general);
    }

    private static void check(long seed, LongFunction<LinearModel> models) {
        LinearModel model = models.apply(seed);
        if (!(SOLVER.open(model).solve() instanceof Optimal optimal)) {
            return;
        }
        double cost = optimal.solution().objective();
        try (DualFace face = DualFace.of(model, optimal.solution(), SOLVER).orElseThrow()) {
            for (int i = 0; i < model.constraintCount(); i++) {
                Constraint row = new Constraint(i);
                for (int side : new int[] {1, -1}) {
                    double slope = face.slope(more(row, side)).orElseThrow();
                    String what = "seed %d, row %d moved by %d".formatted(seed, i, side);
                    assertThat(DoubleStream.of(STEPS)
                                    .map(step -> (moved(models.apply(seed), row, side * step) - cost) / step))
                            .as(what)
                            .anySatisfy(found ->
                                    assertThat(slope).isCloseTo(found, within(1e-3 * (1 + Math.abs(found)))));
                    assertThat(cost(model, face.moves(more(row, side))))
                            .as("cost of moves, " + what)
                            .isCloseTo(Double.isInfinite(slope) ? 0 : slope, within(1e-6 * (1 + Math.abs(cost))));
                }
            }
        }
    }

    /** Returns the least cost with a row moved, infinite where there is none. */
    private static double moved(LinearModel model, Constraint row, double amount) {
        model.setConstraintBounds(row, model.lower(row) + amount, model.upper(row) + amount);
        try (SolverSession session = SOLVER.open(model)) {
            return session.solve() instanceof Optimal optimal
                    ? optimal.solution().objective()
                    : Double.POSITIVE_INFINITY;
        }
    }

    private static double cost(LinearModel model, Moves moves) {
        return IntStream.range(0, moves.size())
                .mapToDouble(k -> moves.amount(k) * model.cost(moves.variable(k)))
                .sum();
    }

    private static void assertMove(Moves moves, Variable variable, double amount) {
        assertThat(moves.size()).isEqualTo(1);
        assertThat(moves.variable(0)).isEqualTo(variable);
        assertThat(moves.amount(0)).isCloseTo(amount, within(1e-12));
    }

    private static List<RowShift> more(Constraint row, double amount) {
        return List.of(new RowShift(row, amount));
    }

    private static DualFace face(LinearModel model) {
        return DualFace.of(model, solve(model), SOLVER).orElseThrow();
    }

    private static Solution solve(LinearModel model) {
        try (SolverSession session = SOLVER.open(model)) {
            return ((Optimal) session.solve()).solution();
        }
    }
}
