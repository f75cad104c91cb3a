package org.rexnet.investment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a plan becomes when one assumption is lower and when it is higher, everything else the same.
 *
 * @param assumption demand, the cost of building a technology, the cost of running one
 * @param costLow least cost with the lower value less that of the plan, in the study's currency
 * @param costHigh the same with the higher value
 * @param movedLow capacity that is then built in addition or no longer, of all candidates together, in MW (MWh)
 * @param movedHigh the same with the higher value
 */
public record Tornado(String assumption, double costLow, double costHigh, double movedLow, double movedHigh) {

    /** Returns the larger of both changes of cost. */
    public double swing() {
        return Math.max(Math.abs(costLow), Math.abs(costHigh));
    }

    /**
     * Returns the sensitivity to every assumption, the strongest first; each takes two plans.
     *
     * @param plan at the study's own assumptions
     * @param share by how much each is changed, above 0 and below 1
     * @throws IllegalArgumentException if there is no plan for a changed assumption
     */
    public static List<Tornado> of(Plan plan, ClearingOptions options, double share, Solver solver) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("The change must lie between 0 and 1 but is %s.".formatted(share));
        }
        Study study = plan.study();
        Set<String> capital = new LinkedHashSet<>();
        Candidate.of(study).stream()
                .filter(candidate -> candidate.expansion().annualCost() != 0)
                .forEach(candidate -> capital.add(StudyScale.technology(candidate)));
        Set<String> marginal = RunningCosts.technologies(study);
        Sensitivity sensitivity =
                new Sensitivity(plan, options.withExplanation(ClearingOptions.Explanation.NONE), solver);
        List<Tornado> all = new ArrayList<>();
        all.add(sensitivity.of("demand", share, f -> new StudyScale(f, Map.of(), Map.of())));
        for (String one : capital) {
            all.add(sensitivity.of("building " + one, share, f -> new StudyScale(1, Map.of(one, f), Map.of())));
        }
        for (String one : marginal) {
            all.add(sensitivity.of("running " + one, share, f -> new StudyScale(1, Map.of(), Map.of(one, f))));
        }
        all.sort(Comparator.comparingDouble(Tornado::swing).reversed());
        return all;
    }

    /** Plans that differ from one plan in one assumption. */
    private record Sensitivity(Plan plan, ClearingOptions options, Solver solver) {

        private interface Scaling {
            StudyScale at(double factor);
        }

        private Tornado of(String assumption, double share, Scaling scaling) {
            Plan low = changed(scaling.at(1 - share));
            Plan high = changed(scaling.at(1 + share));
            return new Tornado(assumption, cost(low), cost(high), moved(low), moved(high));
        }

        private Plan changed(StudyScale scale) {
            return ExpansionPlanning.ofCapacities(solver)
                    .plan(scale.apply(plan.study()), options, ClearingProgress.SILENT)
                    .orThrow();
        }

        private double cost(Plan other) {
            return other.clearing().objective() - plan.clearing().objective();
        }

        private double moved(Plan other) {
            double sum = 0;
            for (int i = 0; i < plan.additions().size(); i++) {
                sum += Math.abs(other.additions().get(i).optimal()
                        - plan.additions().get(i).optimal());
            }
            return sum;
        }
    }

    /** Returns one row per assumption. */
    public static Table toTable(List<Tornado> all) {
        return Table.create(
                "tornado",
                StringColumn.create(
                        "assumption", all.stream().map(Tornado::assumption).toList()),
                numbers("cost_if_lower", all, Tornado::costLow),
                numbers("cost_if_higher", all, Tornado::costHigh),
                numbers("capacity_moved_if_lower", all, Tornado::movedLow),
                numbers("capacity_moved_if_higher", all, Tornado::movedHigh));
    }

    private static DoubleColumn numbers(String name, List<Tornado> all, ToDoubleFunction<Tornado> number) {
        return DoubleColumn.create(name, all.stream().mapToDouble(number).toArray());
    }
}
