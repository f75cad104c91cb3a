package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Study;
import org.rexnet.investment.MissingMoney;
import org.rexnet.investment.Plan;
import org.rexnet.investment.SystemFigures;
import org.rexnet.investment.ZeroProfit;
import picocli.CommandLine.Option;

/** Which figures of a plan are shown beside it. */
final class FigureArguments {

    private static final int MOST_ROWS = 25;

    @Option(
            names = "--before",
            description =
                    "Also clear what exists, and compare cost, prices, emissions and unserved energy; a page does so"
                            + " anyway, --json only when asked.")
    private boolean before;

    @Option(names = "--no-before", description = "Leave that out of the page.")
    private boolean noBefore;

    @Option(
            names = "--zero-profit",
            description =
                    "Show what one more of each candidate would earn and the last one saves, what a price taker earns,"
                            + " and what one costs, limits included.")
    private boolean zeroProfit;

    @Option(
            names = "--price-cap",
            paramLabel = "PRICE",
            description = "Show what each technology would be missing if prices per MWh were capped at this.")
    private Optional<Double> priceCap = Optional.empty();

    boolean given() {
        return before || zeroProfit || priceCap.isPresent();
    }

    /** Returns the sections asked for. */
    List<Section> sections(Plan plan, ClearingOptions options, Solver solver, boolean json, boolean files) {
        List<Section> sections = new ArrayList<>();
        if (zeroProfit || files) {
            sections.add(zeroProfit(ZeroProfit.of(plan, solver)));
        }
        if ((before || (!json && !noBefore)) && !plan.additions().isEmpty()) {
            sections.add(comparison(plan, options, solver));
        }
        priceCap.ifPresent(cap -> sections.add(missingMoney(plan, cap)));
        return sections;
    }

    private static Section zeroProfit(List<ZeroProfit> all) {
        long several = all.stream().filter(one -> !one.signal().isUnique()).count();
        List<String> remarks = new ArrayList<>();
        remarks.add(
                several == 0
                        ? "One more of each would earn what the last one saves."
                        : ("%2$d of %1$d candidates stand on a kink: the last one saves more than one more would earn."
                                        + " Prices of the plan pay something between the two.")
                                .formatted(all.size(), several));
        String notOperable = all.stream()
                .filter(ZeroProfit::isNotOperable)
                .map(one -> one.candidate().name())
                .collect(Collectors.joining(", "));
        if (!notOperable.isEmpty()) {
            remarks.add(
                    "No value at prices, because set points and limits leave no operation alone: " + notOperable + ".");
        }
        return new Section(
                "zero_profit",
                "Zero profit: what one more unit earns, the last one saves, and one costs",
                ZeroProfit.toTable(all),
                MOST_ROWS,
                remarks,
                Optional.empty());
    }

    private static Section comparison(Plan plan, ClearingOptions options, Solver solver) {
        Study study = plan.study();
        ClearingOutcome outcome = new MarketClearing(solver)
                .clear(study, options.withExpansion(false).withExplanation(ClearingOptions.Explanation.NONE));
        SystemFigures after = SystemFigures.of(plan.clearing());
        String currency = study.settings().currency();
        if (outcome instanceof ClearingOutcome.Cleared cleared) {
            SystemFigures now = SystemFigures.of(cleared.clearing());
            return Section.of(
                    "comparison",
                    "Before and after",
                    SystemFigures.compare(currency, "before", now, "after", after),
                    MOST_ROWS,
                    "Capacity of candidates that exists is paid for here; a clearing of the study alone costs only the"
                            + " operation.");
        }
        return Section.of(
                "comparison",
                "Before and after",
                SystemFigures.compare(currency, "after", after, "", after).removeColumns(2),
                MOST_ROWS,
                "What exists cannot serve the study: %s."
                        .formatted(JsonAnswer.status(outcome).replace('-', ' ')));
    }

    private static Section missingMoney(Plan plan, double cap) {
        List<MissingMoney> all = MissingMoney.of(plan, cap);
        double missing = all.stream().mapToDouble(MissingMoney::missing).sum();
        return Section.of(
                "missing_money",
                "Missing money if prices are capped at %s per MWh".formatted(Figures.amount(cap)),
                MissingMoney.toTable(all),
                MOST_ROWS,
                "Together %s are missing, as long as everybody does the same as without the cap."
                        .formatted(Figures.amount(missing)));
    }
}
