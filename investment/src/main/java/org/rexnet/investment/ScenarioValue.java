package org.rexnet.investment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;

/**
 * Value of the stochastic solution and of perfect information about scenarios, in the study's currency over the horizon.
 *
 * <p>A limit that the study lets hold on average over scenarios must hold in each one alone where it is known, so that perfect information
 * may then seem to be worth less than nothing.
 *
 * @param stochastic expected cost of the plan for all scenarios
 * @param ofExpectedPlan expected cost with the capacities that are best for average series; infinite where they cannot serve a scenario
 * @param ofPerfectInformation expected cost if capacities were decided after the scenario is known
 */
public record ScenarioValue(double stochastic, double ofExpectedPlan, double ofPerfectInformation) {

    /** Returns what planning for scenarios saves over planning for the average. */
    public double ofStochasticSolution() {
        return ofExpectedPlan - stochastic;
    }

    /** Returns what knowing the scenario beforehand would save. */
    public double ofInformation() {
        return stochastic - ofPerfectInformation;
    }

    /**
     * Finds the values; empty where the study cannot be planned.
     *
     * @param study with scenarios in its settings
     * @param planner finds a plan for a study without scenarios
     */
    public static Optional<ScenarioValue> of(Study study, Function<Study, PlanOutcome> planner) {
        Study all = SideBySide.of(study);
        Optional<Plan> expected = planned(planner.apply(SideBySide.expected(study)));
        Optional<Double> stochastic = planned(planner.apply(all)).map(ScenarioValue::cost);
        if (stochastic.isEmpty() || expected.isEmpty()) {
            return Optional.empty();
        }
        double known = 0;
        for (Scenario scenario : study.settings().scenarios()) {
            Optional<Double> cost =
                    planned(planner.apply(SideBySide.only(study, scenario))).map(ScenarioValue::cost);
            if (cost.isEmpty()) {
                return Optional.empty();
            }
            known += scenario.probability() * cost.get();
        }
        double fixed = planned(planner.apply(CandidateChange.fixedAt(all, expected.get())))
                .map(ScenarioValue::cost)
                .orElse(Double.POSITIVE_INFINITY);
        return Optional.of(new ScenarioValue(stochastic.get(), fixed, known));
    }

    private static double cost(Plan plan) {
        return plan.clearing().objective();
    }

    private static Optional<Plan> planned(PlanOutcome outcome) {
        return outcome instanceof PlanOutcome.Planned planned ? Optional.of(planned.plan()) : Optional.empty();
    }

    /** Returns the expected cost of each way to plan, and the differences in words. */
    public Section section(String currency) {
        Map<String, Double> costs = new LinkedHashMap<>();
        costs.put("for all scenarios", stochastic);
        costs.put("for their average", Double.isFinite(ofExpectedPlan) ? ofExpectedPlan : Double.NaN);
        costs.put("knowing which comes", ofPerfectInformation);
        return Section.table(
                        "value_of_scenarios",
                        "Value of planning for scenarios, " + currency,
                        List.copyOf(costs.entrySet()))
                .add(Column.words("planned", Map.Entry::getKey))
                .add(Column.number("expected_cost", "expected cost", Format.AMOUNT, Map.Entry::getValue))
                .note(
                        Double.isFinite(ofStochasticSolution())
                                ? "Planning for all scenarios saves %s %s over planning for their average."
                                        .formatted(Figures.money(ofStochasticSolution()), currency)
                                : "The plan for their average cannot serve every scenario.")
                .note("Knowing which one comes would save %s %s more."
                        .formatted(Figures.money(ofInformation()), currency))
                .build();
    }
}
