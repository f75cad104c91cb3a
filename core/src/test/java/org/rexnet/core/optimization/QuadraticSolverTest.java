package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.optimization.highs.HighsSolver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.optimization.ortools.OrToolsSolver;

class QuadraticSolverTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Offset<Double> EXACTLY = within(1e-9);

    private final Solver solver = new StandardSolver();
    private final LinearModel model = new LinearModel();
    private final Constraint balance = model.addConstraint(80, 80);

    private Variable unit(double capacity, double cost, double quadratic) {
        Variable unit = model.addVariable(0, capacity, cost);
        model.setQuadraticCost(unit, quadratic);
        model.addTerm(balance, unit, 1);
        return unit;
    }

    private Outcome solve() {
        try (SolverSession session = solver.open(model)) {
            return session.solve();
        }
    }

    private Solution optimum() {
        return ((Optimal) solve()).solution();
    }

    @Test
    void unitsShareALoadAtEqualMarginalCost() {
        Variable steep = unit(100, 10, 0.5);
        Variable flat = unit(100, 20, 0.25);

        Solution solution = optimum();

        assertThat(solution.value(steep)).isCloseTo(100.0 / 3, EXACTLY);
        assertThat(solution.value(flat)).isCloseTo(140.0 / 3, EXACTLY);
        assertThat(solution.dual(balance)).isCloseTo(130.0 / 3, EXACTLY);
        assertThat(solution.reducedCost(steep)).isCloseTo(0, EXACTLY);
    }

    @Test
    void aUnitAtItsLimitEarnsARent() {
        Variable cheap = unit(30, 0, 0.01);
        Variable dear = unit(100, 20, 0.1);

        Solution solution = optimum();

        assertThat(solution.value(cheap)).isEqualTo(30);
        assertThat(solution.value(dear)).isCloseTo(50, EXACTLY);
        assertThat(solution.dual(balance)).isCloseTo(30, EXACTLY);
        assertThat(solution.reducedCost(cheap)).isCloseTo(0.6 - 30, EXACTLY);
        assertThat(solution.objective()).isCloseTo(9 + 1000 + 250, EXACTLY);
    }

    @Test
    void aLinearUnitSetsThePriceForQuadraticOnes() {
        Variable quadratic = unit(100, 10, 0.5);
        Variable linear = unit(100, 40, 0);

        Solution solution = optimum();

        assertThat(solution.value(quadratic)).isCloseTo(30, EXACTLY);
        assertThat(solution.value(linear)).isCloseTo(50, EXACTLY);
        assertThat(solution.dual(balance)).isCloseTo(40, EXACTLY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-6, 1e-4, 1, 1e4, 1e8})
    void equalUnitsShareEvenlyWhateverTheSizeOfTheirCost(double quadratic) {
        Variable one = unit(100, 10, quadratic);
        Variable other = unit(100, 10, quadratic);

        Solution solution = optimum();

        assertThat(solution.value(one) + solution.value(other)).isCloseTo(80, EXACTLY);
        assertThat(solution.value(one)).isCloseTo(40, within(Math.max(1e-7, 1e-6 / quadratic)));
        assertThat(solution.dual(balance)).isCloseTo(10 + 80 * quadratic, within(1e-6 + 1e-7 * 80 * quadratic));
    }

    @Test
    void aVariableWithoutLimitsFindsItsMinimum() {
        Variable far = model.addVariable(-INFINITY, INFINITY, -2e6);
        model.setQuadraticCost(far, 1);
        Variable near = model.addVariable(-INFINITY, INFINITY, 3);
        model.setQuadraticCost(near, 0.5);
        unit(INFINITY, 0, 1);

        Solution solution = optimum();

        assertThat(solution.value(far)).isCloseTo(1e6, within(1e-6));
        assertThat(solution.value(near)).isCloseTo(-3, within(1e-9));
    }

    @Test
    void aFixedVariableStaysWhereItIs() {
        Variable fixed = unit(100, 1, 2);
        model.setBounds(fixed, 25, 25);
        Variable rest = unit(100, 10, 0.1);

        Solution solution = optimum();

        assertThat(solution.value(fixed)).isEqualTo(25);
        assertThat(solution.value(rest)).isCloseTo(55, EXACTLY);
        assertThat(solution.dual(balance)).isCloseTo(21, EXACTLY);
        assertThat(solution.reducedCost(fixed)).isCloseTo(101 - 21, EXACTLY);
    }

    @Test
    void onlyALinearVariableCanMakeAModelUnbounded() {
        model.setConstraintBounds(balance, -INFINITY, INFINITY);
        unit(INFINITY, -5, 1e-3);
        assertThat(solve()).isInstanceOf(Optimal.class);
        model.addVariable(0, INFINITY, -1e-3);
        assertThat(solve()).isInstanceOf(Unbounded.class);
    }

    @Test
    void whatCannotBeServedIsInfeasible() {
        unit(30, 1, 1);
        assertThat(solve()).isInstanceOf(Infeasible.class);
    }

    @Test
    void aDistantFeasiblePointIsReached() {
        Variable free = model.addVariable(-INFINITY, INFINITY, 0);
        model.setQuadraticCost(free, 1e-6);
        model.addTerm(balance, free, 1e-3);
        model.setConstraintBounds(balance, 5e4, 5e4);

        assertThat(optimum().value(free)).isCloseTo(5e7, within(1e-3));
    }

    @Test
    void integerVariablesAreRefusedWhereNothingDecidesOnThem() {
        model.setInteger(unit(100, 1, 1), true);
        SolverSession session = new QuadraticSolver(new HighsSolver()).open(model);
        assertThatThrownBy(session::solve)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("integer");
    }

    @Test
    void noTimeAndACancelledSessionAreLimits() {
        unit(100, 1, 1);
        unit(100, 1, 2);
        try (SolverSession session = solver.open(model, SolverOptions.DEFAULTS.withTimeLimit(Duration.ZERO))) {
            assertThat(((LimitReached) session.solve()).limit()).isEqualTo(Limit.TIME);
        }
        try (SolverSession session = solver.open(model)) {
            session.cancel();
            assertThat(((LimitReached) session.solve()).limit()).isEqualTo(Limit.CANCELLED);
        }
    }

    @Test
    void anotherLinearSolverLeadsToTheSame() {
        Variable steep = unit(100, 10, 0.5);
        unit(100, 20, 0.25);
        try (SolverSession session = new QuadraticSolver(new OrToolsSolver()).open(model)) {
            Solution solution = ((Optimal) session.solve()).solution();
            assertThat(solution.value(steep)).isCloseTo(100.0 / 3, within(1e-6));
        }
    }

    @Test
    void aSessionStartsFromABasis() {
        unit(100, 10, 0.5);
        unit(100, 20, 0.25);
        Solution solution = optimum();
        try (SolverSession session = solver.open(model)) {
            session.startFrom(solution.basis());
            assertThat(((Optimal) session.solve()).solution().objective()).isCloseTo(solution.objective(), EXACTLY);
        }
    }
}
