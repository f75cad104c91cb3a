package org.rexnet.investment.path;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.solve.CapacityModel;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.investment.CandidateChange;
import org.rexnet.investment.signal.Candidate;

/**
 * Some years of a path as one linear model: the dispatch of each year, and the additions in each.
 *
 * <p>Capacity in a year = existing capacity + additions before the model that still stand + additions of this and earlier years of the
 * model that still stand. An addition costs the annuity of the year in which it is built, in each year in which it stands, and is a whole
 * number of modules where there are some. Mutable, for one thread.
 */
final class PathModel implements AutoCloseable {

    private final List<PlanningYear> planningYears;
    private final List<Vintage> standing;
    private final double[] weights;
    private final CapacityModel model;
    private final Variable[][] built;

    /**
     * Builds the model.
     *
     * @param planningYears the years that are decided
     * @param standing what was built before them
     * @param weights how much money counts in each year
     */
    PathModel(
            List<PlanningYear> planningYears,
            List<Vintage> standing,
            double[] weights,
            ClearingOptions options,
            Solver solver) {
        this.planningYears = List.copyOf(planningYears);
        this.standing = List.copyOf(standing);
        this.weights = weights.clone();
        List<Study> studies = planningYears.stream()
                .map(planningYear -> CandidateChange.of(
                        planningYear.study(), candidate -> candidate.expansion().withoutModule()))
                .toList();
        model = new CapacityModel(studies, weights, options, solver);
        built = new Variable[planningYears.size()]
                [planningYears.getFirst().candidates().size()];
        for (int s = 0; s < built.length; s++) {
            for (int c = 0; c < built[s].length; c++) {
                built[s][c] = addition(s, c);
            }
        }
        for (int s = 0; s < built.length; s++) {
            for (int c = 0; c < built[s].length; c++) {
                capacity(s, c);
            }
        }
    }

    private Candidate candidate(int s, int c) {
        return planningYears.get(s).candidates().get(c);
    }

    /** What is built in a year and its cost while it stands. */
    private Variable addition(int s, int c) {
        Expansion expansion = candidate(s, c).expansion();
        double cost = 0;
        for (int later = s; later < planningYears.size(); later++) {
            cost += stands(s, c, later) ? weights[later] * expansion.annualCost() : 0;
        }
        Variable variable = model.model().addVariable(0, Double.POSITIVE_INFINITY, cost);
        model.model()
                .name(
                        variable,
                        "built %d %s"
                                .formatted(
                                        planningYears.get(s).year(),
                                        candidate(s, c).key()));
        if (expansion.module() > 0) {
            model.makeOfModules(variable, expansion.module());
        }
        return variable;
    }

    private boolean stands(int s, int c, int later) {
        return vintage(s, c, 1).stands(planningYears.get(later).year());
    }

    private Vintage vintage(int s, int c, double capacity) {
        Expansion expansion = candidate(s, c).expansion();
        return new Vintage(
                c, planningYears.get(s).year(), expansion.origin().lifetimeYears(), capacity, expansion.annualCost());
    }

    /** Capacity = what stands without a decision + additions. */
    private void capacity(int s, int c) {
        LinearModel linear = model.model();
        PlanningYear planningYear = planningYears.get(s);
        Candidate candidate = candidate(s, c);
        Variable total = model.capacity(s, candidate.key()).orElseThrow();
        Expansion expansion = candidate.expansion();
        linear.setCost(total, 0);
        linear.setBounds(
                total, expansion.min(), Math.max(expansion.max(), planningYear.existing()[c]));
        double given = planningYear.existing()[c] + standing(c, planningYear.year());
        Constraint row = linear.addConstraint(given, given);
        linear.name(row, "stands %d %s".formatted(planningYear.year(), candidate.key()));
        linear.addTerm(row, total, 1);
        for (int earlier = 0; earlier <= s; earlier++) {
            if (stands(earlier, c, s)) {
                linear.addTerm(row, built[earlier][c], -1);
            }
        }
    }

    private double standing(int c, int year) {
        return standing.stream()
                .filter(vintage -> vintage.candidate() == c && vintage.stands(year))
                .mapToDouble(Vintage::capacity)
                .sum();
    }

    Outcome solve() {
        return model.solve();
    }

    /** Returns a solution with the prices that the study chooses where several are valid; nothing is solved any more after that. */
    Solution withChosenPrices(Solution solution) {
        return model.withChosenPrices(solution);
    }

    /** Returns what is built in a solution, year by year. */
    List<Vintage> vintages(Solution solution) {
        List<Vintage> vintages = new ArrayList<>();
        for (int s = 0; s < built.length; s++) {
            for (int c = 0; c < built[s].length; c++) {
                double capacity = solution.value(built[s][c]);
                if (capacity > 0) {
                    vintages.add(vintage(s, c, capacity));
                }
            }
        }
        return vintages;
    }

    /**
     * Returns one year of a solution.
     *
     * @param all what is built on the whole path, in this model and before
     * @param first what a unit of each candidate costs that exists
     */
    YearPlan year(int s, Solution solution, List<Vintage> all, double[] first) {
        PlanningYear planningYear = planningYears.get(s);
        List<CapacityInYear> capacities = new ArrayList<>();
        double capacityCost = 0;
        for (int c = 0; c < built[s].length; c++) {
            CapacityInYear capacity = CapacityInYear.of(planningYear, c, all, first[c]);
            capacities.add(capacity);
            capacityCost += capacity.cost();
        }
        double operation = model.cost(s, solution);
        return new YearPlan(
                planningYear.year(),
                planningYear.weight(),
                model.clearing(s, solution, operation + capacityCost),
                operation,
                capacities);
    }

    @Override
    public void close() {
        model.close();
    }
}
