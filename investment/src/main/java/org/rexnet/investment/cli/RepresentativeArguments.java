package org.rexnet.investment.cli;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Study;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PlanOutcome;
import org.rexnet.investment.RepresentativeCost;
import org.rexnet.investment.RepresentativePeriods;
import picocli.CommandLine.Option;

/** How far planning by a few days or weeks is from planning by the year. */
final class RepresentativeArguments {

    private static final String NOT_EVALUATED =
            "By how much the cost deviates from that of the whole horizon says --evaluate, which operates this plan"
                    + " over it.";

    @Option(
            names = "--evaluate",
            description = "With --representative: also operate the plan over the whole horizon, and compare costs.")
    private boolean evaluate;

    /** Returns how well the periods stand for the whole. */
    List<Section> sections(
            Optional<RepresentativePeriods> chosen, Study whole, Plan plan, ClearingOptions options, Solver solver) {
        if (chosen.isEmpty()) {
            return List.of();
        }
        return List.of(chosen.get().section(evaluate ? evaluation(whole, plan, options, solver) : NOT_EVALUATED));
    }

    private static String evaluation(Study whole, Plan plan, ClearingOptions options, Solver solver) {
        PlanOutcome outcome = RepresentativeCost.over(whole, plan, options, solver, ClearingProgress.SILENT);
        if (!(outcome instanceof PlanOutcome.Planned planned)) {
            return "Over the whole horizon these capacities do not serve the study.";
        }
        double cost = planned.plan().clearing().objective();
        double represented = plan.clearing().objective();
        return "Over the whole horizon this plan costs %s, where the chosen periods say %s: %s %s."
                .formatted(
                        Figures.money(cost),
                        Figures.money(represented),
                        Figures.percent(Math.abs(cost / represented - 1)),
                        cost >= represented ? "more" : "less");
    }
}
