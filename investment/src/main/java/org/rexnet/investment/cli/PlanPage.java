package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.rexnet.investment.CapacityAddition;
import org.rexnet.investment.Plan;
import org.rexnet.investment.Signal;

/** Recommended capacities and the signals behind them, as a page of text. */
final class PlanPage {

    private static final int MOST_ADDITIONS = 40;
    private static final int MOST_SIGNALS = 25;
    private static final double SMALLEST_SHARE = 1e-6;

    private final PrintWriter out;
    private final Ink ink;
    private final Plan plan;
    private final String currency;

    PlanPage(PrintWriter out, Ink ink, Plan plan) {
        this.out = out;
        this.ink = ink;
        this.plan = plan;
        currency = plan.study().settings().currency();
    }

    void printCapacityCost() {
        double capacities = plan.capacityCost();
        out.println("  of which capacities  %s %s".formatted(Figures.money(capacities), currency));
        out.println("  of which operation   %s %s"
                .formatted(Figures.money(plan.clearing().objective() - capacities), currency));
    }

    void printAdditions() {
        List<CapacityAddition> changed = plan.additions().stream()
                .filter(PlanPage::changes)
                .sorted(Comparator.comparingDouble(CapacityAddition::annualCost).reversed())
                .toList();
        out.println();
        if (plan.additions().isEmpty()) {
            out.println("Nothing may be built: the study has no candidates.");
            return;
        }
        out.println(ink.bold(changed.isEmpty() ? "Nothing needs to be built." : "Recommended capacities"));
        if (!changed.isEmpty()) {
            CapacityScale scale = CapacityScale.of(changed);
            TextTable table = new TextTable()
                    .words("candidate")
                    .words("")
                    .number("existing")
                    .number("addition")
                    .number("total")
                    .words("unit")
                    .number("cost of total, " + currency);
            boolean upFront =
                    changed.stream().anyMatch(addition -> addition.upFront().isPresent());
            if (upFront) {
                table.number("up front, " + currency);
            }
            changed.stream().limit(MOST_ADDITIONS).forEach(addition -> table.row(cells(addition, scale, upFront)));
            table.print(out, ink);
            if (changed.size() > MOST_ADDITIONS) {
                out.println("  and %d more".formatted(changed.size() - MOST_ADDITIONS));
            }
        }
        String unchanged = plan.additions().stream()
                .filter(addition -> !changes(addition))
                .map(CapacityAddition::name)
                .limit(MOST_ADDITIONS)
                .collect(Collectors.joining(", "));
        if (!unchanged.isEmpty()) {
            Wrapped.print(out, "  Unchanged: ", unchanged);
        }
    }

    private static String[] cells(CapacityAddition addition, CapacityScale scale, boolean upFront) {
        List<String> cells = new ArrayList<>(List.of(
                addition.name(),
                addition.kind().singular(),
                scale.amount(addition.existing()),
                (addition.addition() > 0 ? "+" : "") + scale.amount(addition.addition()),
                scale.amount(addition.optimal()),
                scale.unit(addition.unit()),
                Figures.amount(addition.annualCost())));
        if (upFront) {
            OptionalDouble money = addition.upFront();
            cells.add(money.isPresent() ? Figures.amount(money.getAsDouble()) : "");
        }
        return cells.toArray(String[]::new);
    }

    private static boolean changes(CapacityAddition addition) {
        double scale = Math.max(1, Math.max(addition.existing(), addition.optimal()));
        return Math.abs(addition.addition()) > SMALLEST_SHARE * scale;
    }

    /** Prints the signals, and whether the plan is an equilibrium; where it has not settled, nothing of the latter. */
    void printSignals(boolean settled) {
        if (plan.signals().isEmpty()) {
            return;
        }
        out.println();
        out.println(ink.bold("What one more MW (MWh) would earn, the last one saves, and one costs, " + currency));
        TextTable table = new TextTable()
                .words("candidate")
                .words("")
                .number("earns")
                .number("last saves")
                .number("costs")
                .number("net value")
                .words("per")
                .words("capacity is");
        plan.signals().stream()
                .sorted(Comparator.comparingDouble(Signal::netValue).reversed())
                .limit(MOST_SIGNALS)
                .forEach(signal -> table.row(
                        signal.name(),
                        signal.kind().singular(),
                        Figures.amount(signal.rentPerUnit()),
                        Figures.amount(signal.lastRentPerUnit().orElse(Double.NaN)),
                        Figures.amount(signal.annualCostPerUnit()),
                        Figures.amount(signal.netValue()),
                        signal.unit(),
                        signal.standing().text()));
        table.print(out, ink);
        if (plan.signals().size() > MOST_SIGNALS) {
            out.println(
                    "  and %d more of lower net value".formatted(plan.signals().size() - MOST_SIGNALS));
        }
        if (!settled) {
            return;
        }
        out.println(
                plan.equilibriumGap() < 1e-3
                        ? "What stands between its bounds earns what it costs at the plan's prices: a long-run"
                                + " equilibrium."
                        : "Largest gap to a long-run equilibrium: " + Figures.percent(plan.equilibriumGap()) + ".");
    }
}
