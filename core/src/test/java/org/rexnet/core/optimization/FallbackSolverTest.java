package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.HighsSolver;
import org.rexnet.core.optimization.ortools.OrToolsSolver;

/** Where nothing that one solver finds holds, another is asked, and its answers are as complete. */
class FallbackSolverTest {

    private static final Solver SOLVER = new FallbackSolver(new Helpless(), new OrToolsSolver());

    /** A solver none of whose results holds. */
    private record Helpless() implements Solver {

        @Override
        public String name() {
            return "helpless";
        }

        @Override
        public SolverSession open(LinearModel model, SolverOptions options) {
            return new SolverSession() {

                @Override
                public Outcome solve() {
                    throw new CertificateException("Nothing holds.");
                }

                @Override
                public void startFrom(Basis basis) {}

                @Override
                public void cancel() {}

                @Override
                public void close() {}
            };
        }
    }

    private static Outcome solve(Solver solver, LinearModel model) {
        try (SolverSession session = solver.open(model)) {
            return session.solve();
        }
    }

    @Test
    void theOtherSolverFindsTheSameAndTellsABasis() {
        Draws.seeds(20, 500).forEach(seed -> {
            LinearModel model = RandomModels.network(seed);
            Solution expected = ((Optimal) solve(new HighsSolver(), model)).solution();
            Solution found = ((Optimal) solve(SOLVER, model)).solution();

            assertThat(found.objective())
                    .isCloseTo(expected.objective(), within(1e-6 * (1 + Math.abs(expected.objective()))));
            assertThat(found.basis().constraintCount()).isEqualTo(model.constraintCount());
        });
    }

    @Test
    void whatHasNoOptimumIsProvedByTheOtherSolverToo() {
        LinearModel model = new LinearModel();
        Variable output = model.addVariable(0, 60, -10);
        Constraint balance = model.addConstraint(80, 80);
        model.addTerm(balance, output, 1);
        assertThat(((Infeasible) solve(SOLVER, model)).proof()).isPresent();

        model.setBounds(output, 0, Double.POSITIVE_INFINITY);
        model.setConstraintBounds(balance, 80, Double.POSITIVE_INFINITY);
        assertThat(((Unbounded) solve(SOLVER, model)).proof()).isPresent();
    }

    @Test
    void whereNeitherFindsAnythingTheFirstSaysWhy() {
        LinearModel model = new LinearModel();
        model.addVariable(0, 1, 1);

        assertThatThrownBy(() -> solve(new FallbackSolver(new Helpless(), new Helpless()), model))
                .isInstanceOf(CertificateException.class)
                .hasMessage("Nothing holds.");
    }
}
