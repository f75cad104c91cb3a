package org.rexnet.investment.alternative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.solve.CapacityModel;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;

/**
 * How little and how much of a capacity, or of all capacities of a technology, plans have that cost hardly more than the best.
 *
 * @param what candidate or technology
 * @param scope candidate or technology, as a word
 * @param optimal capacity in the best plan, in MW (MWh)
 * @param least smallest capacity among all plans within the budget
 * @param most largest capacity among them; infinite where it costs nothing and has no limit
 */
public record NearOptimal(String what, String scope, double optimal, double least, double most) {

    private static final int MOST_ROWS = 40;

    /**
     * Returns the ranges of all candidates, then of technologies with several.
     *
     * @param slack how much more may be spent, as a share of the least cost, at least 0
     * @throws IllegalArgumentException if cost is quadratic, or there is no plan
     */
    public static List<NearOptimal> of(Study study, ClearingOptions options, double slack, Solver solver) {
        if (!(slack >= 0)) {
            throw new IllegalArgumentException("The slack must be at least 0 but is %s.".formatted(slack));
        }
        try (CapacityModel model = new CapacityModel(List.of(study), options, solver)) {
            Solution best = solved(model.solve());
            double cost = best.objective() + model.constantCost();
            model.bound(cost + slack * Math.abs(cost));
            List<NearOptimal> all = new ArrayList<>();
            for (Goal goal : goals(study, model)) {
                double optimal =
                        goal.variables().stream().mapToDouble(best::value).sum();
                all.add(new NearOptimal(
                        goal.what(),
                        goal.scope(),
                        optimal,
                        Math.min(optimal, reach(model, goal, 1)),
                        Math.max(optimal, reach(model, goal, -1))));
            }
            return all;
        }
    }

    /** Capacities whose sum is made small and large. */
    private record Goal(String what, String scope, List<Variable> variables) {}

    private static List<Goal> goals(Study study, CapacityModel model) {
        List<Goal> goals = new ArrayList<>();
        Map<String, List<Variable>> byTechnology = new LinkedHashMap<>();
        for (Candidate candidate : Candidate.of(study)) {
            Variable variable = model.capacity(0, candidate.key()).orElseThrow();
            goals.add(new Goal(candidate.name(), "candidate", List.of(variable)));
            candidate
                    .component()
                    .technology()
                    .ifPresent(technology -> byTechnology
                            .computeIfAbsent(
                                    technology + " (" + candidate.kind().plural() + ")", t -> new ArrayList<>())
                            .add(variable));
        }
        byTechnology.forEach((technology, variables) -> {
            if (variables.size() > 1) {
                goals.add(new Goal("all " + technology, "technology", variables));
            }
        });
        return goals;
    }

    private static double reach(CapacityModel model, Goal goal, int sign) {
        LinearModel linear = model.model();
        goal.variables().forEach(variable -> linear.setCost(variable, sign));
        Outcome outcome = model.solve();
        goal.variables().forEach(variable -> linear.setCost(variable, 0));
        if (outcome instanceof Unbounded) {
            return -sign * Double.POSITIVE_INFINITY;
        }
        Solution solution = solved(outcome);
        return goal.variables().stream().mapToDouble(solution::value).sum();
    }

    private static Solution solved(Outcome outcome) {
        if (outcome instanceof Optimal optimal) {
            return optimal.solution();
        }
        CapacityModel.failure(outcome).orThrow();
        throw new IllegalStateException("There is no plan though the study cleared.");
    }

    /** Returns one row for each. */
    public static Section section(List<NearOptimal> all, double share) {
        return Section.table(
                        "near_optimal",
                        "Capacities in MW (MWh of stores) of all plans that cost at most %s more"
                                .formatted(Figures.percent(share)),
                        all)
                .add(Column.words("what", "capacity", NearOptimal::what))
                .add(Column.words("scope", NearOptimal::scope))
                .add(Column.number("least", "least", Format.AMOUNT, NearOptimal::least))
                .add(Column.number("best_plan", "best plan", Format.AMOUNT, NearOptimal::optimal))
                .add(Column.number("most", "most", Format.AMOUNT, NearOptimal::most))
                .chart(new Chart.Intervals(
                        "Capacities of plans that cost at most %s more".formatted(Figures.percent(share)),
                        "MW (MWh of stores)",
                        "what",
                        "best_plan",
                        "least",
                        "most",
                        MOST_ROWS))
                .first(MOST_ROWS)
                .build();
    }
}
