package org.rexnet.investment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rexnet.core.clearing.ResultTable;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.network.PassiveBranch;

/**
 * What it is worth to plan for scenarios, and what it would be worth to know which one comes; all in the study's currency over the horizon.
 *
 * <p>Where the study limits emissions or other sums over the horizon, the limit holds on average over scenarios but in each one alone where
 * it is known, so that perfect information may seem to be worth less than nothing.
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
     * @param study with scenarios in its settings, whose candidates are PyPSA's components
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
        double fixed = planned(planner.apply(withCapacities(all, expected.get())))
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

    /** Returns a study whose capacities are those of a plan. */
    private static Study withCapacities(Study study, Plan plan) {
        Map<String, Double> found = new HashMap<>();
        for (CapacityAddition addition : plan.additions()) {
            found.put(addition.table() + " " + addition.name(), addition.optimal());
        }
        Fixed fixed = new Fixed(found);
        return new Study(
                study.name(),
                study.settings(),
                study.network(),
                study.horizon(),
                study.generators().stream()
                        .map(c -> c.toBuilder()
                                .expansion(fixed.at("GENERATORS " + c.id(), c.expansion()))
                                .build())
                        .toList(),
                study.loads(),
                study.storageUnits().stream()
                        .map(c -> c.toBuilder()
                                .expansion(fixed.at("STORAGE_UNITS " + c.id(), c.expansion()))
                                .build())
                        .toList(),
                study.stores().stream()
                        .map(c -> c.toBuilder()
                                .expansion(fixed.at("STORES " + c.id(), c.expansion()))
                                .build())
                        .toList(),
                study.lines().stream()
                        .map(c -> c.toBuilder()
                                .expansion(fixed.at(branch(c.branch()), c.expansion()))
                                .build())
                        .toList(),
                study.links().stream()
                        .map(c -> c.toBuilder()
                                .expansion(fixed.at("LINKS " + c.id(), c.expansion()))
                                .build())
                        .toList(),
                study.bids(),
                study.globalConstraints(),
                study.sectorComponents(),
                study.keptColumns(),
                study.notes());
    }

    private static String branch(PassiveBranch branch) {
        return ResultTable.of(branch) + " " + branch.id();
    }

    /** Capacities by table and name. */
    private record Fixed(Map<String, Double> found) {

        Optional<Expansion> at(String key, Optional<Expansion> expansion) {
            Double capacity = found.get(key);
            return capacity == null ? expansion : expansion.map(e -> e.withLimits(capacity, capacity));
        }
    }
}
