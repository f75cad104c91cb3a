package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.ScenarioValue;
import picocli.CommandLine.Option;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What to plan for where a study has scenarios. */
final class ScenarioArguments {

    /** Which scenarios count. */
    enum Scenarios {
        ALL,
        NONE
    }

    private static final int MOST_ROWS = 3;
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

    private static List<Section> limits(Study asRead) {
        StringColumn names = StringColumn.create("limit");
        StringColumn holds = StringColumn.create("holds");
        for (GlobalConstraint limit : asRead.globalConstraints()) {
            if (limit.type().isOverTime()) {
                names.append("global constraint " + limit.id());
                holds.append(
                        asRead.settings().averageLimits().contains(limit.id())
                                ? "on average over scenarios"
                                : IN_EACH_SCENARIO);
            }
        }
        for (Generator generator : asRead.generators()) {
            if (Double.isFinite(generator.minEnergyMwh()) || Double.isFinite(generator.maxEnergyMwh())) {
                names.append("energy of generator " + generator.id());
                holds.append(IN_EACH_SCENARIO);
            }
        }
        return names.isEmpty()
                ? List.of()
                : List.of(Section.of(
                        "limits_over_scenarios",
                        "Where limits over the horizon hold",
                        Table.create("limits over scenarios", names, holds),
                        MOST_LIMITS));
    }

    private static List<Section> value(Study asRead, ClearingOptions options, Solver solver) {
        ExpansionPlanning planning = ExpansionPlanning.ofCapacities(solver);
        String currency = asRead.settings().currency();
        return ScenarioValue.of(asRead, one -> planning.plan(one, options, ClearingProgress.SILENT)).stream()
                .map(value -> Section.of(
                        "value_of_scenarios",
                        "What planning for scenarios is worth, %s".formatted(currency),
                        value.toTable(),
                        MOST_ROWS,
                        Double.isFinite(value.ofStochasticSolution())
                                ? "Planning for all scenarios saves %s %s over planning for their average."
                                        .formatted(Figures.money(value.ofStochasticSolution()), currency)
                                : "What is planned for their average cannot serve every scenario.",
                        "Knowing which one comes would save %s %s more."
                                .formatted(Figures.money(value.ofInformation()), currency)))
                .toList();
    }
}
