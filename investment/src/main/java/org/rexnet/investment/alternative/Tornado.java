package org.rexnet.investment.alternative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Study;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.Plan;
import org.rexnet.investment.signal.Candidate;

/**
 * Change of a plan if one assumption is lower or higher, everything else the same.
 *
 * @param assumption demand, the cost of building a technology, the cost of running one
 * @param costLow least cost with the lower value less that of the plan, in the study's currency
 * @param costHigh the same with the higher value
 * @param movedLow capacity that is then built in addition or no longer, of all candidates together, in MW (MWh)
 * @param movedHigh the same with the higher value
 */
public record Tornado(String assumption, double costLow, double costHigh, double movedLow, double movedHigh) {

    private static final int MOST_ROWS = 40;

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

    /** Returns one row per assumption; {@code share} is by how much each was changed. */
    public static Section section(List<Tornado> all, double share, String currency) {
        String title = "Change of the plan's cost if one assumption changes by " + Figures.percent(share);
        return Section.table("tornado", title + ", " + currency, all)
                .add(Column.words("assumption", Tornado::assumption))
                .add(Column.number("cost_if_lower", "cost if lower", Format.AMOUNT, Tornado::costLow))
                .add(Column.number("cost_if_higher", "cost if higher", Format.AMOUNT, Tornado::costHigh))
                .add(Column.number(
                        "capacity_moved_if_lower", "capacity moved if lower", Format.AMOUNT, Tornado::movedLow))
                .add(Column.number(
                        "capacity_moved_if_higher", "capacity moved if higher", Format.AMOUNT, Tornado::movedHigh))
                .first(MOST_ROWS)
                .note("The plan is re-optimised for each case; capacity moved is the sum of the changes, in MW.")
                .chart(new Chart.Bars(
                        title,
                        currency + " over the horizon",
                        "assumption",
                        "cost_if_lower",
                        "assumption lower",
                        "cost_if_higher",
                        "assumption higher",
                        "",
                        Chart.Stacking.IN_LINE,
                        Integer.MAX_VALUE))
                .build();
    }
}
