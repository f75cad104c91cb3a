package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.StandardSolver;

/** Whole decisions beside quadratic costs, against every decision tried one after the other. */
class MixedQuadraticSolverTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final int UNITS = 4;

    @Test
    void theCostIsThatOfTheBestOfAllDecisions() {
        Draws.seeds(15, 500).forEach(seed -> {
            LinearModel model = units(new Random(seed));
            double best = Double.POSITIVE_INFINITY;
            for (int on = 0; on < 1 << UNITS; on++) {
                best = Math.min(best, cost(fixed(units(new Random(seed)), on)));
            }
            assertThat(cost(model)).as("seed " + seed).isCloseTo(best, within(1e-6 * (1 + Math.abs(best))));
        });
    }

    /** Units that are on or off, with a least output and quadratic costs, serve a demand; what is left out has a price. */
    private static LinearModel units(Random random) {
        LinearModel model = new LinearModel();
        Constraint balance = model.addConstraint(0, 0);
        double demand = 200 * random.nextDouble();
        model.setConstraintBounds(balance, demand, demand);
        for (int u = 0; u < UNITS; u++) {
            Variable status = model.addVariable(0, 1, 300 * random.nextDouble());
            model.setInteger(status, true);
            Variable output = model.addVariable(0, 100, 60 * random.nextDouble() - 10);
            model.setQuadraticCost(output, random.nextInt(3) == 0 ? 0 : random.nextDouble());
            model.addTerm(balance, output, 1);
            bound(model, output, status, 20 + 80 * random.nextDouble(), true);
            bound(model, output, status, 20 * random.nextDouble(), false);
        }
        Variable missing = model.addVariable(0, Double.POSITIVE_INFINITY, 150);
        model.addTerm(balance, missing, 1);
        model.addConstant(17);
        return model;
    }

    private static void bound(LinearModel model, Variable output, Variable status, double mw, boolean upper) {
        Constraint row = upper
                ? model.addConstraint(Double.NEGATIVE_INFINITY, 0)
                : model.addConstraint(0, Double.POSITIVE_INFINITY);
        model.addTerm(row, output, 1);
        model.addTerm(row, status, -mw);
    }

    private static LinearModel fixed(LinearModel model, int on) {
        for (int u = 0; u < UNITS; u++) {
            Variable status = new Variable(2 * u);
            double value = (on >> u) & 1;
            model.setInteger(status, false);
            model.setBounds(status, value, value);
        }
        return model;
    }

    private static double cost(LinearModel model) {
        try (SolverSession session = SOLVER.open(model)) {
            return session.solve() instanceof Optimal optimal
                    ? optimal.solution().objective()
                    : Double.POSITIVE_INFINITY;
        }
    }

    @Test
    void aModelMayBecomeQuadraticBetweenSolves() {
        LinearModel model = new LinearModel();
        Variable output = model.addVariable(0, 10, -8);
        try (SolverSession session = SOLVER.open(model)) {
            assertThat(value(session, output)).isEqualTo(10);
            model.setQuadraticCost(output, 1);
            assertThat(value(session, output)).isCloseTo(4, within(1e-6));
            model.setInteger(output, true);
            model.setCost(output, -7);
            assertThat(value(session, output)).isIn(3.0, 4.0);
            model.setInteger(output, false);
            model.setQuadraticCost(output, 0);
            assertThat(value(session, output)).isEqualTo(10);
        }
    }

    private static double value(SolverSession session, Variable variable) {
        return ((Optimal) session.solve()).solution().value(variable);
    }
}
