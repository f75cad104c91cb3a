package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Solves of a kept session against those of new ones, while a model changes. */
public final class WarmSolves {

    private WarmSolves() {}

    /**
     * Changes a model again and again; each time the kept session must come to the same outcome as a new one.
     *
     * @param tolerance relative difference of the objectives
     */
    public static void requireAgreement(
            Solver solver, LinearModel model, int steps, double tolerance, Runnable change) {
        try (SolverSession warm = solver.open(model)) {
            for (int step = 0; step < steps; step++) {
                change.run();
                try (SolverSession cold = solver.open(model)) {
                    Outcome expected = cold.solve();
                    Outcome actual = warm.solve();
                    assertThat(actual).as("step %d", step).hasSameClassAs(expected);
                    if (expected instanceof Optimal optimal) {
                        double objective = optimal.solution().objective();
                        assertThat(((Optimal) actual).solution().objective())
                                .as("step %d", step)
                                .isCloseTo(objective, within(tolerance * (1 + Math.abs(objective))));
                    }
                }
            }
        }
    }
}
