package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.Study;
import org.rexnet.investment.SystemFigures;
import org.rexnet.investment.path.CapacityInYear;
import org.rexnet.investment.path.PathComparison;
import org.rexnet.investment.path.PathOutcome;
import org.rexnet.investment.path.PathPlan;
import org.rexnet.investment.path.PathTables;
import org.rexnet.investment.path.YearPlan;

/** What is decided on a path, year by year and with foresight, as a page of text and as sections. */
final class PathPage {

    private static final int MOST_ROWS = 40;
    private static final int MOST_YEARS = 6;
    private static final double SMALLEST_SHARE = 1e-6;

    private final Study study;
    private final PlanningPath path;
    private final PathComparison comparison;
    private final String currency;

    PathPage(Study study, PlanningPath path, PathComparison comparison) {
        this.study = study;
        this.path = path;
        this.comparison = comparison;
        currency = study.settings().currency();
    }

    /** Returns what is built and what each year is like. */
    List<Section> sections() {
        return List.of(
                Section.of("path", "What is built", PathTables.capacities(comparison), MOST_ROWS),
                Section.of("path_years", "What each year is like", PathTables.years(comparison), MOST_ROWS));
    }

    void print(Terminal terminal, Seconds seconds) {
        PrintWriter out = terminal.out();
        StudyLines.print(out, terminal.outInk(), study);
        out.println();
        Wrapped.print(out, "", introduction());
        printBuilt(terminal, "Built year by year, each year with what it knows", comparison.yearByYear());
        printBuilt(terminal, "Built with foresight over all years", comparison.foresight());
        printYears(terminal);
        printPresentValues(terminal);
        out.println();
        out.println(
                "Planned in %s of %s.".formatted(Figures.seconds(seconds.solve()), Figures.seconds(seconds.process())));
    }

    private String introduction() {
        PlanningPath.Year first = path.years().getFirst();
        List<String> years = new ArrayList<>();
        for (int s = 0; s < path.years().size(); s++) {
            years.add(
                    "%d for %s".formatted(path.years().get(s).year(), Figures.count(path.length(s), "year", "years")));
        }
        String text = "Path: %s; money of later years is discounted to %d by %s a year."
                .formatted(String.join(", ", years), first.year(), Figures.percent(path.discountRate()));
        if (path.years().stream().anyMatch(year -> year.co2Price() > 0)) {
            text += " What CO2 costs counts as cost of operation.";
        }
        return study.horizon().isYear()
                ? text
                : text
                        + " A year's cost is that of the horizon, which stands for %s h."
                                .formatted(Figures.amount(8760 * study.horizon().years()));
    }

    private void printBuilt(Terminal terminal, String title, PathOutcome outcome) {
        PrintWriter out = terminal.out();
        out.println();
        out.println(terminal.outInk().bold(title));
        switch (outcome) {
            case PathOutcome.NotPlanned not -> {
                String when = not.year().isPresent()
                        ? "The year %d cannot be served.".formatted(not.year().getAsInt())
                        : "There is no plan though each year could be served by itself.";
                out.println(terminal.outInk().alarm(when));
                new NoAnswer(terminal, study).print(not.reason(), true);
            }
            case PathOutcome.Planned planned -> printBuilt(terminal, planned.plan());
        }
    }

    private void printBuilt(Terminal terminal, PathPlan plan) {
        List<YearPlan> years =
                plan.years().subList(0, Math.min(MOST_YEARS, plan.years().size()));
        TextTable table = new TextTable().words("candidate").words("").number("exists");
        years.forEach(year -> table.number(Integer.toString(year.year())));
        table.number("then stands").words("unit");
        List<String> unchanged = new ArrayList<>();
        int rows = 0;
        for (int c = 0; c < plan.years().getFirst().capacities().size(); c++) {
            int position = c;
            List<CapacityInYear> all = plan.years().stream()
                    .map(year -> year.capacities().get(position))
                    .toList();
            CapacityInYear first = all.getFirst();
            if (all.stream().noneMatch(PathPage::isBuilt)
                    && first.existing() == all.getLast().existing()) {
                unchanged.add(first.candidate().name());
            } else if (rows++ < MOST_ROWS) {
                table.row(row(all, years.size()));
            }
        }
        if (rows > 0) {
            table.print(terminal.out(), terminal.outInk());
        } else {
            terminal.out().println("  Nothing needs to be built.");
        }
        if (rows > MOST_ROWS) {
            terminal.out().println("  and %d more".formatted(rows - MOST_ROWS));
        }
        if (years.size() < plan.years().size()) {
            terminal.out()
                    .println("  The years after %d are in the tables of --out and --json."
                            .formatted(years.getLast().year()));
        }
        if (!unchanged.isEmpty()) {
            Wrapped.print(
                    terminal.out(),
                    "  Unchanged: ",
                    unchanged.stream().limit(MOST_ROWS).collect(Collectors.joining(", ")));
        }
    }

    private static boolean isBuilt(CapacityInYear capacity) {
        return capacity.built() > SMALLEST_SHARE * Math.max(1, capacity.total());
    }

    private static String[] row(List<CapacityInYear> all, int shown) {
        CapacityInYear first = all.getFirst();
        List<String> cells = new ArrayList<>();
        cells.add(first.candidate().name());
        cells.add(first.candidate().kind().singular());
        cells.add(Figures.amount(first.existing()));
        double before = first.existing();
        for (CapacityInYear capacity : all.subList(0, shown)) {
            double ended = before + capacity.built() - capacity.total();
            List<String> changes = new ArrayList<>();
            if (isBuilt(capacity)) {
                changes.add("+" + Figures.amount(capacity.built()));
            }
            if (ended > SMALLEST_SHARE * Math.max(1, before)) {
                changes.add("-" + Figures.amount(ended));
            }
            cells.add(changes.isEmpty() ? "." : String.join(" ", changes));
            before = capacity.total();
        }
        cells.add(Figures.amount(all.getLast().total()));
        cells.add(first.candidate().unit());
        return cells.toArray(String[]::new);
    }

    private void printYears(Terminal terminal) {
        if (PathTables.plans(comparison).isEmpty()) {
            return;
        }
        PrintWriter out = terminal.out();
        out.println();
        out.println(terminal.outInk().bold("What each year is like: decided year by year, and with foresight"));
        TextTable table = new TextTable()
                .number("year")
                .number("cost, " + currency)
                .number("price")
                .number("t CO2")
                .words("")
                .number("cost, " + currency)
                .number("price")
                .number("t CO2");
        Optional<PathPlan> one = comparison.yearByYear().find();
        Optional<PathPlan> other = comparison.foresight().find();
        for (int s = 0; s < path.years().size(); s++) {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(path.years().get(s).year()));
            cells.addAll(figures(one, s));
            cells.add("|");
            cells.addAll(figures(other, s));
            table.row(cells.toArray(String[]::new));
        }
        table.print(out, terminal.outInk());
        Wrapped.print(
                out,
                "  ",
                "Cost of one year, capacity of candidates included; price per MWh, the average over all loads.");
        double unserved = PathTables.plans(comparison).values().stream()
                .flatMap(plan -> plan.years().stream())
                .mapToDouble(year -> year.figures().unservedMwh())
                .max()
                .orElse(0);
        if (unserved > SMALLEST_SHARE) {
            Wrapped.print(
                    out,
                    "  ",
                    "Up to %s MWh %s are not served."
                            .formatted(
                                    Figures.amount(unserved),
                                    study.horizon().isYear() ? "a year" : "over the horizon"));
        }
    }

    private static List<String> figures(Optional<PathPlan> plan, int s) {
        if (plan.isEmpty()) {
            return List.of("", "", "");
        }
        YearPlan year = plan.get().years().get(s);
        SystemFigures figures = year.figures();
        return List.of(
                Figures.amount(year.cost()),
                Figures.money(figures.averagePrice()),
                Figures.amount(figures.emissionsTonnes()));
    }

    private void printPresentValues(Terminal terminal) {
        PrintWriter out = terminal.out();
        out.println();
        out.println(terminal.outInk()
                .bold("Present value of all cost in %d"
                        .formatted(path.years().getFirst().year())));
        PathTables.plans(comparison)
                .forEach((how, plan) ->
                        out.println("  %-14s %s %s".formatted(how, Figures.money(plan.presentValue()), currency)));
        comparison.valueOfForesight().ifPresent(value -> {
            double least = comparison.foresight().orThrow().presentValue();
            // Rounding of two optima.
            boolean nothing = Math.abs(value) <= SMALLEST_SHARE * Math.abs(least);
            out.println(
                    nothing
                            ? "Foresight is worth nothing here: to decide year by year costs no more."
                            : "Foresight is worth %s %s, %s of it."
                                    .formatted(Figures.money(value), currency, Figures.percent(value / least)));
        });
    }
}
