package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Study;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.ScenarioValue;
import picocli.CommandLine.Option;

/** Value of planning for the scenarios of a study. */
final class ScenarioArguments {

    private static final int MOST_LIMITS = 25;
    private static final String IN_EACH_SCENARIO = "in each scenario";

    @Option(
            names = "--value-of-scenarios",
            description = "Also plan for the average and for each scenario alone: the value of the stochastic solution"
                    + " and of perfect information.")
    private boolean valueOfScenarios;

    /** Returns which limits hold in each scenario and which on average, and what planning for all is worth where that was asked for. */
    List<Section> sections(ScenarioOption scenarios, Study asRead, ClearingOptions options, Solver solver) {
        if (!scenarios.areLaid(asRead)) {
            return List.of();
        }
        List<Section> sections = new ArrayList<>(limits(asRead));
        if (valueOfScenarios) {
            sections.addAll(value(asRead, options, solver));
        }
        return sections;
    }

    /** A limit over the horizon, and in which scenarios it holds. */
    private record Limit(String limit, String holds) {}

    private static List<Section> limits(Study asRead) {
        List<Limit> limits = new ArrayList<>();
        for (GlobalConstraint limit : asRead.globalConstraints()) {
            if (limit.type().isOverTime()) {
                boolean average = asRead.settings().averageLimits().contains(limit.id());
                limits.add(new Limit(
                        "global constraint " + limit.id(), average ? "on average over scenarios" : IN_EACH_SCENARIO));
            }
        }
        for (Generator generator : asRead.generators()) {
            if (Double.isFinite(generator.minEnergyMwh()) || Double.isFinite(generator.maxEnergyMwh())) {
                limits.add(new Limit("energy of generator " + generator.id(), IN_EACH_SCENARIO));
            }
        }
        if (limits.isEmpty()) {
            return List.of();
        }
        return List.of(Section.table("limits_over_scenarios", "Limits over the horizon and scenarios", limits)
                .add(Column.words("limit", Limit::limit))
                .add(Column.words("holds", Limit::holds))
                .first(MOST_LIMITS)
                .build());
    }

    private static List<Section> value(Study asRead, ClearingOptions options, Solver solver) {
        ExpansionPlanning planning = ExpansionPlanning.ofCapacities(solver);
        return ScenarioValue.of(asRead, one -> planning.plan(one, options, ClearingProgress.SILENT)).stream()
                .map(value -> value.section(asRead.settings().currency()))
                .toList();
    }
}
