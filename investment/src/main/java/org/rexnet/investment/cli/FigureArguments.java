package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.answer.OutcomeSections;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Study;
import org.rexnet.investment.Plan;
import org.rexnet.investment.SystemFigures;
import org.rexnet.investment.alternative.MissingMoney;
import org.rexnet.investment.alternative.ZeroProfit;
import picocli.CommandLine.Option;

/** Which figures of a plan are shown beside it. */
final class FigureArguments {

    @Option(
            names = "--before",
            description =
                    "Also clear what exists, and compare cost, prices, emissions and unserved energy; a page does so"
                            + " anyway, --json only when asked.")
    private boolean before;

    @Option(names = "--no-before", description = "Skip the comparison of before and after.")
    private boolean noBefore;

    @Option(
            names = "--zero-profit",
            description = "Show for each candidate the value of the next MW and of the last one, the revenue of a price"
                    + " taker, and the cost of one, limits included.")
    private boolean zeroProfit;

    @Option(
            names = "--price-cap",
            paramLabel = "PRICE",
            description = "Show the missing money of each technology if prices per MWh were capped at this.")
    private Optional<Double> priceCap = Optional.empty();

    /** Returns the sections asked for. */
    List<Section> sections(Plan plan, ClearingOptions options, Solver solver, boolean json, boolean files) {
        List<Section> sections = new ArrayList<>();
        if (zeroProfit || files) {
            sections.add(ZeroProfit.section(ZeroProfit.of(plan, solver)));
        }
        if ((before || (!json && !noBefore)) && !plan.additions().isEmpty()) {
            sections.add(comparison(plan, options, solver));
        }
        priceCap.ifPresent(cap -> sections.add(MissingMoney.section(MissingMoney.of(plan, cap), cap)));
        return sections;
    }

    private static Section comparison(Plan plan, ClearingOptions options, Solver solver) {
        Study study = plan.study();
        MarketClearing market = new MarketClearing(solver);
        ClearingOptions existing = options.withExpansion(false).withExplanation(ClearingOptions.Explanation.NONE);
        ClearingOutcome outcome = plan.clearing()
                .operationCorner()
                .filter(corner -> plan.mostlyStands())
                .map(corner -> market.clearFrom(study, existing, corner))
                .orElseGet(() -> market.clear(study, existing));
        SystemFigures after = SystemFigures.of(plan.clearing());
        String currency = study.settings().currency();
        String title = "Before and after";
        if (outcome instanceof ClearingOutcome.Cleared cleared) {
            List<SystemFigures> both = List.of(SystemFigures.of(cleared.clearing()), after);
            return SystemFigures.section(title, currency, List.of("before", "after"), both)
                    .note("Capacity of candidates that exists is paid for here; a clearing of the study alone costs"
                            + " only the operation.")
                    .build();
        }
        return SystemFigures.section(title, currency, List.of("after"), List.of(after))
                .note("What exists cannot serve the study: %s."
                        .formatted(OutcomeSections.status(outcome).replace('-', ' ')))
                .build();
    }
}
