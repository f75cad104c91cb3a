package org.rexnet.core.optimization.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.Limit;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Method;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Presolve;
import org.rexnet.core.optimization.RandomModels;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

class HighsSolverTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final Offset<Double> EXACTLY = within(1e-9);

    private final LinearModel model = new LinearModel();

    private Outcome solve(SolverOptions options) {
        try (SolverSession session = new HighsSolver().open(model, options)) {
            return session.solve();
        }
    }

    private Solution optimum() {
        return ((Optimal) solve(SolverOptions.DEFAULTS)).solution();
    }

    private Constraint row(double lower, double upper, Variable variable, double coefficient) {
        Constraint row = model.addConstraint(lower, upper);
        model.addTerm(row, variable, coefficient);
        return row;
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aDualIsTheChangeOfCostPerUnitOfTheRightHandSide(Method method) {
        Variable cheap = model.addVariable(0, 60, 10);
        Variable dear = model.addVariable(0, 100, 30);
        Constraint balance = model.addConstraint(80, 80);
        model.addTerm(balance, cheap, 1);
        model.addTerm(balance, dear, 1);

        Solution solution = ((Optimal) solve(SolverOptions.DEFAULTS.withMethod(method))).solution();

        assertThat(solution.objective()).isCloseTo(1200, EXACTLY);
        assertThat(solution.value(cheap)).isCloseTo(60, EXACTLY);
        assertThat(solution.value(dear)).isCloseTo(20, EXACTLY);
        assertThat(solution.activity(balance)).isCloseTo(80, EXACTLY);
        assertThat(solution.dual(balance)).isCloseTo(30, EXACTLY);
        assertThat(solution.reducedCost(cheap)).isCloseTo(-20, EXACTLY);
        assertThat(solution.reducedCost(dear)).isCloseTo(0, EXACTLY);
        assertThat(solution.certificate().holds()).isTrue();
    }

    @Test
    void aLowerLimitHasAPositiveDualAndAnUpperLimitANegativeOne() {
        Variable x = model.addVariable(-INFINITY, INFINITY, 2);
        Variable y = model.addVariable(-INFINITY, INFINITY, -3);
        Constraint atLeast = row(4, INFINITY, x, 1);
        Constraint atMost = row(-INFINITY, 10, y, 2);

        Solution solution = optimum();

        assertThat(solution.objective()).isCloseTo(8 - 15, EXACTLY);
        assertThat(solution.dual(atLeast)).isCloseTo(2, EXACTLY);
        assertThat(solution.dual(atMost)).isCloseTo(-1.5, EXACTLY);
    }

    @Test
    void theDualOfARangeTellsWhichSideBinds() {
        Variable x = model.addVariable(-INFINITY, INFINITY, 2);
        Variable y = model.addVariable(-INFINITY, INFINITY, -3);
        Variable z = model.addVariable(1, 2, 0);
        Constraint below = row(-4, 4, x, 1);
        Constraint above = row(-4, 4, y, 1);
        Constraint idle = row(-4, 4, z, 1);

        Solution solution = optimum();

        assertThat(solution.dual(below)).isCloseTo(2, EXACTLY);
        assertThat(solution.dual(above)).isCloseTo(-3, EXACTLY);
        assertThat(solution.dual(idle)).isCloseTo(0, EXACTLY);
    }

    @Test
    void theReducedCostOfAFixedVariableIsWhatItsValueCosts() {
        Variable fixed = model.addVariable(5, 5, 1);
        Variable other = model.addVariable(0, INFINITY, 7);
        Constraint balance = model.addConstraint(8, 8);
        model.addTerm(balance, fixed, 1);
        model.addTerm(balance, other, 1);

        assertThat(optimum().reducedCost(fixed)).isCloseTo(-6, EXACTLY);
    }

    @Test
    void theObjectiveCountsTheConstant() {
        model.addVariable(2, 3, 5);
        model.addConstant(-4);

        assertThat(optimum().objective()).isEqualTo(6);
    }

    @Test
    void aModelWithoutAnythingIsOptimal() {
        assertThat(optimum().objective()).isZero();
    }

    @Test
    void aModelWithoutConstraintsIsOptimalAtItsBounds() {
        Variables x = model.addVariables(2);
        model.setBounds(x.at(0), -2, 9);
        model.setCost(x.at(0), 3);
        model.setBounds(x.at(1), -2, 9);
        model.setCost(x.at(1), -3);

        assertThat(optimum().values(x)).containsExactly(-2, 9);
    }

    @Test
    void constraintsWithoutVariablesHoldOrNot() {
        Constraint row = model.addConstraint(-1, 1);
        assertThat(optimum().dual(row)).isZero();
        model.addConstraint(1, 2);
        assertThat(solve(SolverOptions.DEFAULTS)).isInstanceOf(Infeasible.class);
    }

    @Test
    void freeAndEmptyConstraintsHaveNoPrice() {
        Variable x = model.addVariable(1, 3, 1);
        Constraint free = row(-INFINITY, INFINITY, x, 1);
        Constraint empty = model.addConstraint(-1, 0);

        Solution solution = optimum();

        assertThat(solution.dual(free)).isZero();
        assertThat(solution.dual(empty)).isZero();
        assertThat(solution.activity(free)).isEqualTo(1);
    }

    @Test
    void whatCannotBeServedIsInfeasible() {
        row(80, 80, model.addVariable(0, 60, 10), 1);

        assertThat(solve(SolverOptions.DEFAULTS)).isInstanceOf(Infeasible.class);
    }

    @ParameterizedTest
    @EnumSource(Presolve.class)
    void aPaidVariableWithoutLimitIsUnbounded(Presolve presolve) {
        Variable x = model.addVariable(0, INFINITY, -1);
        Variable y = model.addVariable(0, INFINITY, 0);
        Constraint row = row(0, 3, x, 1);
        model.addTerm(row, y, -1);

        assertThat(solve(SolverOptions.DEFAULTS.withPresolve(presolve))).isInstanceOf(Unbounded.class);
    }

    @Test
    void anInfeasibleModelIsNotCalledUnbounded() {
        model.addVariable(0, INFINITY, -1);
        row(2, 2, model.addVariable(0, 1, 0), 1);

        assertThat(solve(SolverOptions.DEFAULTS)).isInstanceOf(Infeasible.class);
    }

    @Test
    void aKnapsackIsPackedAndHasNoPrices() {
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

        Solution solution = optimum();

        assertThat(solution.objective()).isCloseTo(-21, EXACTLY);
        assertThat(solution.values(taken)).containsExactly(0, 1, 0, 1);
        assertThat(solution.statistics().bound()).isCloseTo(-21, within(1e-5));
        assertThat(solution.hasDuals()).isFalse();
        assertThatThrownBy(() -> solution.dual(capacity))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Fix the integer variables");
    }

    @Test
    void anIntegerModelIsInfeasibleIfNoWholeNumberFits() {
        Variable x = model.addVariable(0, 10, 1);
        model.setInteger(x, true);
        row(2.5, 3.5, x, 1);
        assertThat(optimum().value(x)).isCloseTo(3, EXACTLY);
        row(0, 2, x, 1);
        assertThat(solve(SolverOptions.DEFAULTS)).isInstanceOf(Infeasible.class);
    }

    @Test
    void noTimeLeadsToTheTimeLimit() {
        for (int k = 0; k < 3; k++) {
            addStudy(k);
        }
        Outcome outcome = solve(SolverOptions.DEFAULTS.withTimeLimit(Duration.ZERO));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LimitReached.class,
                        reached -> assertThat(reached.limit()).isEqualTo(Limit.TIME));
    }

    @Test
    void fewIterationsLeadToTheIterationLimit() {
        addStudy(1);
        Outcome outcome = solve(SolverOptions.DEFAULTS.withIterationLimit(1).withPresolve(Presolve.OFF));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LimitReached.class,
                        reached -> assertThat(reached.limit()).isEqualTo(Limit.ITERATIONS));
    }

    @Test
    void quadraticCostsAreRefused() {
        model.setQuadraticCost(model.addVariable(0, 1, 1), 1);

        assertThatThrownBy(() -> solve(SolverOptions.DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("StandardSolver");
    }

    @Test
    void costsFromMicrosToBillionsArePricedRight() {
        for (double unit : new double[] {1e-6, 1e-3, 1e3, 1e7}) {
            LinearModel scaled = RandomModels.network(11);
            for (int j = 0; j < scaled.variableCount(); j++) {
                scaled.setCost(new Variable(j), scaled.cost(new Variable(j)) * unit);
            }
            LinearModel plain = RandomModels.network(11);
            try (SolverSession a = new HighsSolver().open(scaled);
                    SolverSession b = new HighsSolver().open(plain)) {
                double expected = ((Optimal) b.solve()).solution().objective() * unit;
                assertThat(((Optimal) a.solve()).solution().objective()).isCloseTo(expected, within(1e-9 * expected));
            }
        }
    }

    /** Appends the rows and columns of a study to the model. */
    private void addStudy(long seed) {
        LinearModel study = RandomModels.quadraticStudy(seed, 40);
        Variables x = model.addVariables(study.variableCount());
        for (int j = 0; j < x.count(); j++) {
            Variable source = new Variable(j);
            model.setBounds(x.at(j), study.lower(source), study.upper(source));
            model.setCost(x.at(j), study.cost(source));
        }
        for (int i = 0; i < study.constraintCount(); i++) {
            Constraint source = new Constraint(i);
            Constraint row = model.addConstraint(study.lower(source), study.upper(source));
            for (int j = 0; j < x.count(); j++) {
                model.addTerm(row, x.at(j), study.coefficient(source, new Variable(j)));
            }
        }
    }
}
