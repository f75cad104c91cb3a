package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rexnet.core.optimization.highs.HighsSolver;
import org.rexnet.core.optimization.ortools.OrToolsSolver;

/** HiGHS and OR-Tools have nothing in common but the models they are given. */
class SolversAgreeTest {
    private final Solver highs = new HighsSolver();
    private final Solver orTools = new OrToolsSolver();

    @Test
    void onNetworks() {
        for (int seed = 0; seed < 300; seed++) {
            assertAgreement(RandomModels.network(seed), seed);
        }
    }

    @Test
    void onGeneralModels() {
        int optimal = 0;
        for (int seed = 0; seed < 400; seed++) {
            optimal += assertAgreement(RandomModels.general(seed), seed) instanceof Optimal ? 1 : 0;
        }
        assertThat(optimal).isBetween(150, 390);
    }

    /** HiGHS' presolve calls number 21 infeasible, which it is not. */
    @Test
    void onIntegerModels() {
        for (int seed = 0; seed < 100; seed++) {
            LinearModel model = RandomModels.general(seed);
            for (int j = 0; j < model.variableCount(); j++) {
                Variable variable = new Variable(j);
                model.setBounds(variable, Math.max(-50, model.lower(variable)), Math.min(50, model.upper(variable)));
                model.setInteger(variable, j % 2 == 0);
            }
            assertAgreement(model, seed);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void byAnyMethod(Method method) {
        for (int seed = 500; seed < 550; seed++) {
            LinearModel model = RandomModels.general(seed);
            assertAgreement(model, seed, SolverOptions.DEFAULTS.withMethod(method));
        }
    }

    private Outcome assertAgreement(LinearModel model, int seed) {
        return assertAgreement(model, seed, SolverOptions.DEFAULTS);
    }

    private Outcome assertAgreement(LinearModel model, int seed, SolverOptions options) {
        try (SolverSession one = highs.open(model, options);
                SolverSession other = orTools.open(model, SolverOptions.DEFAULTS)) {
            Outcome expected = one.solve();
            Outcome actual = other.solve();
            assertThat(actual).as("seed %d", seed).hasSameClassAs(expected);
            if (expected instanceof Optimal optimal) {
                double objective = optimal.solution().objective();
                assertThat(((Optimal) actual).solution().objective())
                        .as("seed %d", seed)
                        .isCloseTo(objective, within(1e-6 * (1 + Math.abs(objective))));
            }
            return expected;
        }
    }
}
