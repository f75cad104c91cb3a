package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.HighsSolver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.optimization.ortools.OrToolsSolver;

/** What the port promises, held by every adapter of a solver; a new adapter is one more line of {@link Adapter}. */
class SolverConformanceTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Offset<Double> CLOSE = within(1e-7);

    private final LinearModel model = new LinearModel();

    /** The adapters, and what stands between them and their user. */
    enum Adapter {
        HIGHS(new HighsSolver()),
        OR_TOOLS(new OrToolsSolver()),
        STANDARD(new StandardSolver());

        private final Solver solver;

        Adapter(Solver solver) {
            this.solver = solver;
        }
    }

    private Outcome solve(Adapter adapter) {
        try (SolverSession session = adapter.solver.open(model)) {
            return session.solve();
        }
    }

    private Solution optimum(Adapter adapter) {
        return ((Optimal) solve(adapter)).solution();
    }

    private Constraint row(double lower, double upper, Variable variable, double coefficient) {
        Constraint row = model.addConstraint(lower, upper);
        model.addTerm(row, variable, coefficient);
        return row;
    }

    @ParameterizedTest
    @EnumSource
    void aDualIsTheChangeOfCostPerUnitOfTheRightHandSide(Adapter adapter) {
        Variable cheap = model.addVariable(0, 60, 10);
        Variable dear = model.addVariable(0, 100, 30);
        Constraint balance = row(80, 80, cheap, 1);
        model.addTerm(balance, dear, 1);
        model.addConstant(5);

        Solution solution = optimum(adapter);

        assertThat(solution.objective()).isCloseTo(1205, CLOSE);
        assertThat(solution.value(dear)).isCloseTo(20, CLOSE);
        assertThat(solution.activity(balance)).isCloseTo(80, CLOSE);
        assertThat(solution.dual(balance)).isCloseTo(30, CLOSE);
        assertThat(solution.reducedCost(cheap)).isCloseTo(-20, CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void dualsTellWhichSideBinds(Adapter adapter) {
        Variable x = model.addVariable(-INFINITY, INFINITY, 2);
        Variable y = model.addVariable(-INFINITY, INFINITY, -3);
        Variable z = model.addVariable(1, 2, 0);
        Constraint below = row(-4, 4, x, 1);
        Constraint above = row(-4, 4, y, 1);
        Constraint idle = row(-4, 4, z, 1);

        Solution solution = optimum(adapter);

        assertThat(solution.dual(below)).isCloseTo(2, CLOSE);
        assertThat(solution.dual(above)).isCloseTo(-3, CLOSE);
        assertThat(solution.dual(idle)).isCloseTo(0, CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void modelsWithoutAnOptimumAreToldApart(Adapter adapter) {
        Variable x = model.addVariable(0, INFINITY, -1);
        assertThat(solve(adapter)).isInstanceOf(Unbounded.class);

        row(-2, -1, x, 1);
        assertThat(solve(adapter)).isInstanceOf(Infeasible.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWholeHasNoDuals(Adapter adapter) {
        double[] worth = {10, 13, 7, 8};
        double[] weight = {5, 6, 4, 3};
        Constraint capacity = model.addConstraint(-INFINITY, 10);
        Variables taken = model.addVariables(4);
        for (int k = 0; k < 4; k++) {
            model.setBounds(taken.at(k), 0, 1);
            model.setCost(taken.at(k), -worth[k]);
            model.setInteger(taken.at(k), true);
            model.addTerm(capacity, taken.at(k), weight[k]);
        }

        Solution solution = optimum(adapter);

        assertThat(solution.objective()).isCloseTo(-21, CLOSE);
        assertThat(solution.hasDuals()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aModelMayGrowAndChangeBetweenSolves(Adapter adapter) {
        Variable x = model.addVariable(1, 5, 1);
        try (SolverSession session = adapter.solver.open(model)) {
            assertThat(((Optimal) session.solve()).solution().objective()).isCloseTo(1, CLOSE);
            Constraint row = row(3, INFINITY, x, 1);
            assertThat(((Optimal) session.solve()).solution().objective()).isCloseTo(3, CLOSE);
            Variable y = model.addVariable(0, 1, 0.5);
            model.addTerm(row, y, 1);
            assertThat(((Optimal) session.solve()).solution().objective()).isCloseTo(2.5, CLOSE);
            model.setCost(x, 2);
            model.setBounds(y, 0, 2);
            assertThat(((Optimal) session.solve()).solution().objective()).isCloseTo(3, CLOSE);
            model.setConstraintBounds(row, 8, INFINITY);
            assertThat(session.solve()).isInstanceOf(Infeasible.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledSessionDoesNotStart(Adapter adapter) {
        model.addVariable(1, 5, 1);
        try (SolverSession session = adapter.solver.open(model)) {
            session.cancel();

            assertThat(session.solve())
                    .isInstanceOfSatisfying(
                            LimitReached.class,
                            reached -> assertThat(reached.limit()).isEqualTo(Limit.CANCELLED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOptimumCarriesItsCertificate(Adapter adapter) {
        int[] optimal = new int[1];
        Draws.seeds(40, 1000).forEach(seed -> {
            LinearModel drawn = RandomModels.general(seed);
            try (SolverSession session = adapter.solver.open(drawn)) {
                if (session.solve() instanceof Optimal found) {
                    optimal[0]++;
                    assertThat(found.solution().certificate().holds())
                            .as("seed %d", seed)
                            .isTrue();
                }
            }
        });

        assertThat(optimal[0]).isGreaterThan(Draws.count(40, 1000) / 4);
    }
}
