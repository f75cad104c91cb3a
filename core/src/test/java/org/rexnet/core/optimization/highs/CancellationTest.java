package org.rexnet.core.optimization.highs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Limit;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Presolve;
import org.rexnet.core.optimization.RandomModels;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

class CancellationTest {
    private final HighsSolver solver = new HighsSolver();

    @Test
    void aRunningSolveIsCancelledFromAnotherThread() throws Exception {
        try (SolverSession session = solver.open(marketSplit(), SolverOptions.DEFAULTS.withPresolve(Presolve.OFF))) {
            Thread solving = Thread.currentThread();
            Thread cancelling = Thread.ofPlatform().start(() -> {
                while (Arrays.stream(solving.getStackTrace())
                        .noneMatch(frame -> frame.getMethodName().equals("Highs_run"))) {
                    Thread.onSpinWait();
                }
                session.cancel();
            });
            Outcome outcome = session.solve();
            cancelling.join();

            assertThat(limit(outcome)).isEqualTo(Limit.CANCELLED);
            assertThat(limit(session.solve())).isEqualTo(Limit.CANCELLED);
        }
    }

    @Test
    void aCancelledSessionDoesNotStart() {
        try (SolverSession session = solver.open(marketSplit())) {
            session.cancel();
            assertThat(limit(session.solve())).isEqualTo(Limit.CANCELLED);
        }
    }

    /** Equations over 40 choices that no one has the patience to decide. */
    private static LinearModel marketSplit() {
        RandomGenerator random = RandomModels.generator(4);
        LinearModel model = new LinearModel();
        Variables x = model.addVariables(40);
        for (int j = 0; j < 40; j++) {
            model.setBounds(x.at(j), 0, 1);
            model.setInteger(x.at(j), true);
        }
        for (int i = 0; i < 5; i++) {
            int sum = 0;
            Constraint row = model.addConstraint(0, 0);
            Variable above = model.addVariable(0, 10_000, 1);
            Variable below = model.addVariable(0, 10_000, 1);
            model.addTerm(row, above, 1);
            model.addTerm(row, below, -1);
            for (int j = 0; j < 40; j++) {
                int weight = random.nextInt(100);
                sum += weight;
                model.addTerm(row, x.at(j), weight);
            }
            model.setConstraintBounds(row, sum / 2, sum / 2);
        }
        return model;
    }

    private static Limit limit(Outcome outcome) {
        return ((LimitReached) outcome).limit();
    }
}
