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
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.ScenarioValue;
import picocli.CommandLine.Option;

/** What to plan for where a study has scenarios. */
final class ScenarioArguments {

    /** Which scenarios count. */
    enum Scenarios {
        ALL,
        NONE
    }

    private static final int MOST_LIMITS = 25;
    private static final String IN_EACH_SCENARIO = "in each scenario";

    @Option(
            names = "--scenarios",
            paramLabel = "NAME",
            description =
                    "Where study.yaml has scenarios, all: capacities first, dispatch in each. none: as if it had none.")
    private Scenarios scenarios = Scenarios.ALL;

    @Option(
            names = "--value-of-scenarios",
            description = "Also plan for the average and for each scenario alone: what planning for all is worth, and"
                    + " what knowing which one comes would be.")
    private boolean valueOfScenarios;

    boolean isValueAsked() {
        return valueOfScenarios;
    }

    /** Returns whether a study has scenarios that are to be laid side by side. */
    boolean areLaid(Study asRead) {
        return scenarios == Scenarios.ALL && !asRead.settings().scenarios().isEmpty();
    }

    /** Returns the study of all scenarios side by side, or without any. */
    Study over(Study study) {
        if (scenarios == Scenarios.NONE) {
            return study.withSettings(study.settings().withScenarios(List.of()));
        }
        try {
            return SideBySide.of(study);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns which limits hold in each scenario and which on average, and what planning for all is worth where that was asked for. */
    List<Section> sections(Study asRead, ClearingOptions options, Solver solver) {
        if (scenarios == Scenarios.NONE || asRead.settings().scenarios().isEmpty()) {
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
