package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.clearing.solve.WindowClearing;
import org.rexnet.core.optimization.CompressedMatrix;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.RowShift;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * What loads pay by {@code prices: low} and {@code high}, against the least and the most over all optimal duals, written out as a model.
 */
class PriceRuleTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final double AT_BOUND = 1e-7;

    @Test
    void loadsPayTheLeastAndTheMostThatOptimalDualsAllow() {
        int wanted = Draws.count(8, 200);
        int found = 0;
        for (long seed = 1; found < wanted; seed++) {
            found += isExtreme(RandomKinks.of(seed)) ? 1 : 0;
        }
        assertThat(found).isEqualTo(wanted);
    }

    /** Prices that can all be in the middle of their intervals are: then the squares of distances, and their marginal costs, are 0. */
    @Test
    void theMiddlesArePublishedWhereAllOfThemAreOneDualSolution() {
        Study kinks = RandomKinks.of(16);
        Study study = kinks.withSettings(kinks.settings().withPrices(PriceRule.MIDPOINT));
        Clearing clearing = new MarketClearing(SOLVER)
                .clear(
                        study,
                        ClearingOptions.of(study.settings())
                                .withExpansion(true)
                                .withExplanation(ClearingOptions.Explanation.INTERVALS))
                .orThrow();

        clearing.results().intervals().forEach((t, byBus) -> {
            for (int bus = 0; bus < byBus.size(); bus++) {
                PriceInterval interval = byBus.get(bus).orElseThrow();
                double middle =
                        Double.isInfinite(interval.low()) ? interval.high() : (interval.low() + interval.high()) / 2;
                assertThat(clearing.prices()[t][bus]).isCloseTo(middle, within(1e-6));
            }
        });
    }

    /** Returns whether payments differ in a study; then both ends must be those published. */
    private static boolean isExtreme(Study study) {
        ClearingOptions options = ClearingOptions.of(study.settings())
                .withExpansion(true)
                .withThreads(1)
                .withFormulation(FlowFormulation.ANGLES)
                .withDecomposition(ClearingOptions.Decomposition.JOINT);
        ClearingProblem problem = new ClearingProblem(
                study,
                DcFlow.of(study.network(), options.convention()),
                options,
                0,
                study.horizon().size(),
                Optional.empty());
        if (problem.model().hasIntegers()) {
            return false;
        }
        try (WindowClearing window =
                new WindowClearing(problem, SOLVER, SolverOptions.DEFAULTS, ClearingProgress.SILENT, () -> false)) {
            if (!(window.solve() instanceof Optimal optimal)) {
                return false;
            }
            Optional<Double> least = extreme(problem, optimal.solution(), 1);
            Optional<Double> most = extreme(problem, optimal.solution(), -1);
            if (least.isEmpty() || most.isEmpty() || most.get() - least.get() < 1) {
                return false;
            }
            double tolerance = 1e-6 * (1 + Math.abs(least.get()) + Math.abs(most.get()));
            assertThat(payment(study, PriceRule.LOW, options))
                    .as(study.name())
                    .isCloseTo(least.get(), within(tolerance));
            assertThat(payment(study, PriceRule.HIGH, options))
                    .as(study.name())
                    .isCloseTo(most.get(), within(tolerance));
            return true;
        }
    }

    private static double payment(Study study, PriceRule rule, ClearingOptions options) {
        Study ruled = study.withSettings(study.settings().withPrices(rule));
        Clearing clearing = new MarketClearing(SOLVER).clear(ruled, options).orThrow();
        double sum = 0;
        for (Load load : study.loads()) {
            for (int t = 0; t < study.horizon().size(); t++) {
                double weight = study.horizon().at(t).objectiveWeight();
                sum += weight * load.powerMw().at(t) * clearing.price(load.bus(), t);
            }
        }
        return sum;
    }

    /**
     * Returns the least payment of loads over all duals that are optimal with a solution ({@code direction} 1), or the most (-1); empty
     * where there is none. Unknowns are the dual y of each row and the reduced cost d of each variable, with A'y + d = c and signs by
     * where row and variable stand.
     */
    private static Optional<Double> extreme(ClearingProblem problem, Solution solution, int direction) {
        LinearModel primal = problem.model();
        LinearModel duals = new LinearModel();
        Constraint[] columns = new Constraint[primal.variableCount()];
        for (int j = 0; j < columns.length; j++) {
            Variable variable = new Variable(j);
            double cost = primal.cost(variable) + 2 * primal.quadraticCost(variable) * solution.value(variable);
            columns[j] = duals.addConstraint(cost, cost);
            Variable price = price(duals, solution.value(variable), primal.lower(variable), primal.upper(variable));
            duals.addTerm(columns[j], price, 1);
        }
        Variable[] rows = new Variable[primal.constraintCount()];
        for (int i = 0; i < rows.length; i++) {
            Constraint row = new Constraint(i);
            rows[i] = price(duals, solution.activity(row), primal.lower(row), primal.upper(row));
        }
        CompressedMatrix terms = CompressedMatrix.byColumn(primal);
        for (int j = 0; j < columns.length; j++) {
            for (int entry = terms.start()[j]; entry < terms.start()[j + 1]; entry++) {
                duals.addTerm(columns[j], rows[terms.index()[entry]], terms.value()[entry]);
            }
        }
        for (Load load : problem.study().loads()) {
            int bus = problem.study().network().busIndex(load.bus());
            for (int t = 0; t < problem.size(); t++) {
                for (RowShift part : problem.flow().demandChange(bus, t)) {
                    Variable dual = rows[part.row().index()];
                    double mw = direction * load.powerMw().at(t) * part.amount();
                    duals.setCost(dual, duals.cost(dual) + mw);
                }
            }
        }
        try (SolverSession session = SOLVER.open(duals)) {
            return session.solve() instanceof Optimal optimal
                    ? Optional.of(direction * optimal.solution().objective())
                    : Optional.empty();
        }
    }

    private static Variable price(LinearModel duals, double value, double lower, double upper) {
        boolean isLow = value - lower <= AT_BOUND * Math.max(1, Math.abs(value));
        boolean isHigh = upper - value <= AT_BOUND * Math.max(1, Math.abs(value));
        return duals.addVariable(isHigh ? Double.NEGATIVE_INFINITY : 0, isLow ? Double.POSITIVE_INFINITY : 0, 0);
    }
}
