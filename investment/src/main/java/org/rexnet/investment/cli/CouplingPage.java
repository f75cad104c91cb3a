package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.sectors.SectorCouplingOutcome;
import org.rexnet.core.clearing.sectors.SectorCouplingValue;
import org.rexnet.core.study.ComponentKind;

/** What coupling is worth, as text. */
final class CouplingPage {

    private static final int MOST_PARTICIPANTS = 10;
    private static final double SMALLEST_MWH = 1e-3;

    private final PrintWriter out;
    private final Ink ink;
    private final String currency;

    CouplingPage(PrintWriter out, Ink ink, String currency) {
        this.out = out;
        this.ink = ink;
        this.currency = currency;
    }

    void print(SectorCouplingOutcome outcome) {
        out.println();
        out.println(ink.bold("What coupling is worth"));
        switch (outcome) {
            case SectorCouplingOutcome.NotApplicable none -> Wrapped.print(out, "  ", none.reason());
            case SectorCouplingOutcome.Failed failed -> print(failed);
            case SectorCouplingOutcome.Valued valued -> print(valued.value());
        }
    }

    private void print(SectorCouplingOutcome.Failed failed) {
        Wrapped.print(
                out,
                "  ",
                "Heat planned at average prices and vehicles charging on arrival do not work: the %s has no answer%s."
                        .formatted(failed.part(), reason(failed.outcome())));
    }

    private static String reason(ClearingOutcome outcome) {
        return switch (outcome) {
            case ClearingOutcome.Infeasible infeasible ->
                infeasible.causes().isEmpty() ? "" : worst(infeasible.causes().get(0));
            case ClearingOutcome.Unbounded unbounded -> ", its cost has no lower bound";
            case ClearingOutcome.LimitReached reached -> ", it stopped at the limit of " + reached.limit();
            case ClearingOutcome.Cleared cleared -> "";
        };
    }

    private static String worst(ClearingOutcome.Cause cause) {
        return ": %s (%s %s)"
                .formatted(
                        "%s %s".formatted(cause.what(), cause.snapshot()).stripTrailing(),
                        Figures.amount(cause.amount()),
                        cause.unit());
    }

    private void print(SectorCouplingValue value) {
        TextTable costs = new TextTable().words("").number("cost " + currency);
        costs.row("heat planned first, charging on arrival", Figures.money(value.uncoupledCost()));
        costs.row("one market", Figures.money(value.coupledCost()));
        costs.row(
                value.ties() == SectorCouplingValue.HeatTies.LEAST_COST ? "worth at least" : "worth",
                Figures.money(value.value()));
        costs.print(out, ink);
        switch (value.ties()) {
            case NONE -> {}
            case LEAST_COST ->
                Wrapped.print(
                        out,
                        "  ",
                        "Heat is planned at the average price of each bus. Of all plans that cost the same there, the"
                                + " one is taken with which everything else costs least.");
            case ANY ->
                Wrapped.print(
                        out,
                        "  ",
                        "Heat is planned at the average price of each bus. Of all plans that cost the same there, any"
                                + " one is taken: with others, coupling may be worth more or less.");
        }
        if (value.lostLoadMwh() > SMALLEST_MWH) {
            out.println(
                    ink.alarm("  Uncoupled, %s MWh are not served.".formatted(Figures.amount(value.lostLoadMwh()))));
        }
        if (value.unpricedMissingMwh() > SMALLEST_MWH) {
            Wrapped.print(
                    out,
                    "  ",
                    ink.alarm("Uncoupled, vehicles miss %s MWh, and the study does not say what that costs."
                            .formatted(Figures.amount(value.unpricedMissingMwh()))));
        }
        out.println();
        printParticipants(value.differences());
    }

    private void printParticipants(List<SectorCouplingValue.Difference> differences) {
        List<Row> rows = rows(differences);
        TextTable table = new TextTable()
                .words("surplus " + currency)
                .number("one market")
                .number("apart")
                .number("gain");
        rows.stream().limit(MOST_PARTICIPANTS).forEach(row -> row.print(table));
        if (rows.size() > MOST_PARTICIPANTS) {
            Row rest = new Row("%d others".formatted(rows.size() - MOST_PARTICIPANTS), 0, 0);
            for (Row row : rows.subList(MOST_PARTICIPANTS, rows.size())) {
                rest = rest.plus(row.coupled(), row.uncoupled());
            }
            rest.print(table);
        }
        table.print(out, ink);
    }

    /** Participant, or all sessions together. */
    private record Row(String name, double coupled, double uncoupled) {

        Row plus(double moreCoupled, double moreUncoupled) {
            return new Row(name, coupled + moreCoupled, uncoupled + moreUncoupled);
        }

        double gain() {
            return coupled - uncoupled;
        }

        void print(TextTable table) {
            table.row(name, Figures.amount(coupled), Figures.amount(uncoupled), Figures.amount(gain()));
        }
    }

    private static List<Row> rows(List<SectorCouplingValue.Difference> differences) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (SectorCouplingValue.Difference difference : differences) {
            String name = difference.kind() == ComponentKind.EV_SESSION
                    ? "all " + difference.kind().plural()
                    : difference.kind() == ComponentKind.BUS
                            ? "lost load and surplus at " + difference.name()
                            : difference.kind().singular() + " " + difference.name();
            rows.put(
                    name,
                    rows.getOrDefault(name, new Row(name, 0, 0)).plus(difference.coupled(), difference.uncoupled()));
        }
        List<Row> sorted = new ArrayList<>(rows.values());
        sorted.sort(Comparator.comparingDouble(row -> -Math.abs(row.gain())));
        return sorted;
    }
}
