package org.rexnet.core.optimization.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.optimization.Variable;

class HighsSolverTest {
    private final LinearModel model = new LinearModel();

    @Test
    void aDualIsTheChangeOfCostPerUnitOfTheRightHandSide() {
        Variable cheap = model.addVariable(0, 60, 10);
        Variable dear = model.addVariable(0, 100, 30);
        Constraint balance = model.addConstraint(80, 80);
        model.addTerm(balance, cheap, 1);
        model.addTerm(balance, dear, 1);

        Solution solution = solve();

        assertThat(solution.objective()).isEqualTo(1200);
        assertThat(solution.value(cheap)).isEqualTo(60);
        assertThat(solution.value(dear)).isEqualTo(20);
        assertThat(solution.dual(balance)).isCloseTo(30, within(1e-9));
        assertThat(solution.reducedCost(cheap)).isCloseTo(-20, within(1e-9));
        assertThat(solution.reducedCost(dear)).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatCannotBeServedIsInfeasible() {
        Variable cheap = model.addVariable(0, 60, 10);
        Constraint balance = model.addConstraint(80, 80);
        model.addTerm(balance, cheap, 1);
        try (SolverSession session = new HighsSolver().open(model)) {
            assertThat(session.solve()).isInstanceOf(Infeasible.class);
            model.setBounds(cheap, 0, 90);
            assertThat(session.solve()).isInstanceOf(Optimal.class);
        }
    }

    @Test
    void aPaidVariableWithoutLimitIsUnbounded() {
        model.addVariable(0, Double.POSITIVE_INFINITY, -1);
        try (SolverSession session = new HighsSolver().open(model)) {
            assertThat(session.solve()).isInstanceOf(Unbounded.class);
        }
    }

    @Test
    void rowsColumnsAndChangesAreTakenOverBetweenSolves() {
        Variable cheap = model.addVariable(0, 60, 10);
        Variable dear = model.addVariable(0, 100, 30);
        Constraint balance = model.addConstraint(80, 80);
        model.addTerm(balance, cheap, 1);
        model.addTerm(balance, dear, 1);
        try (SolverSession session = new HighsSolver().open(model)) {
            assertThat(objective(session)).isEqualTo(1200);
            Constraint limit = model.addConstraint(Double.NEGATIVE_INFINITY, 40);
            model.addTerm(limit, cheap, 1);
            assertThat(objective(session)).isEqualTo(1600);
            Variable cheaper = model.addVariable(0, 10, 1);
            model.addTerm(balance, cheaper, 1);
            assertThat(objective(session)).isEqualTo(1310);
            model.setCoefficient(limit, cheap, 2);
            assertThat(objective(session)).isEqualTo(1710);
            model.addConstant(5);
            model.setCost(dear, 20);
            assertThat(objective(session)).isEqualTo(1215);
            model.addTerm(limit, dear, 0.1);
            model.setConstraintBounds(balance, 50, 50);
            assertThat(((Optimal) session.solve()).solution().value(cheap) * 2).isLessThan(40);
        }
    }

    private static double objective(SolverSession session) {
        return ((Optimal) session.solve()).solution().objective();
    }

    private Solution solve() {
        try (SolverSession session = new HighsSolver().open(model)) {
            return ((Optimal) session.solve()).solution();
        }
    }
}
