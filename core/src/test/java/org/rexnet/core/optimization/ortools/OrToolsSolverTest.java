package org.rexnet.core.optimization.ortools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

class OrToolsSolverTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Offset<Double> CLOSE = within(1e-6);

    private final LinearModel model = new LinearModel();

    private Outcome solve(OrToolsSolver solver) {
        try (SolverSession session = solver.open(model)) {
            return session.solve();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"GLOP", "PDLP"})
    void dualsHaveTheirSigns(Engine engine) {
        Variable x = model.addVariable(-INFINITY, INFINITY, 2);
        Variable y = model.addVariable(-INFINITY, INFINITY, -3);
        Variable z = model.addVariable(0, 5, -1);
        Constraint atLeast = model.addConstraint(4, INFINITY);
        Constraint atMost = model.addConstraint(-INFINITY, 10);
        Constraint equal = model.addConstraint(6, 6);
        model.addTerm(atLeast, x, 1);
        model.addTerm(atMost, y, 2);
        Variable w = model.addVariable(0, INFINITY, 7);
        model.addTerm(equal, z, 1);
        model.addTerm(equal, w, 1);
        model.addConstant(1);

        Solution solution = ((Optimal) solve(new OrToolsSolver(engine, Engine.SCIP))).solution();

        assertThat(solution.objective()).isCloseTo(8 - 15 - 5 + 7 + 1, CLOSE);
        assertThat(solution.dual(atLeast)).isCloseTo(2, CLOSE);
        assertThat(solution.dual(atMost)).isCloseTo(-1.5, CLOSE);
        assertThat(solution.dual(equal)).isCloseTo(7, CLOSE);
        assertThat(solution.reducedCost(z)).isCloseTo(-8, CLOSE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"GLOP", "PDLP"})
    void infeasibleAndUnboundedModelsAreToldApart(Engine engine) {
        OrToolsSolver solver = new OrToolsSolver(engine, Engine.SCIP);
        Variable x = model.addVariable(0, INFINITY, -1);
        assertThat(solve(solver)).isInstanceOf(Unbounded.class);
        Constraint row = model.addConstraint(-2, -1);
        model.addTerm(row, x, 1);
        assertThat(solve(solver)).isInstanceOf(Infeasible.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"SCIP", "CP_SAT"})
    void aKnapsackIsPacked(Engine engine) {
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

        Solution solution = ((Optimal) solve(new OrToolsSolver(Engine.GLOP, engine))).solution();

        assertThat(solution.objective()).isCloseTo(-21, CLOSE);
        assertThat(solution.hasDuals()).isFalse();
    }

    @Test
    void quadraticCostsAndEnginesInTheWrongPlaceAreRefused() {
        model.setQuadraticCost(model.addVariable(0, 1, 1), 1);
        assertThatThrownBy(() -> solve(new OrToolsSolver())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OrToolsSolver(Engine.SCIP, Engine.SCIP)).hasMessageContaining("Maybe GLOP");
        assertThatThrownBy(() -> new OrToolsSolver(Engine.GLOP, Engine.PDLP)).hasMessageContaining("Maybe SCIP");
    }
}
