package org.rexnet.investment.path;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.KiloUnits;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;

/** Capacities of a path: those that change in each plan, and all of them as data. */
final class CapacitySections {

    private static final int MOST_ROWS = 40;
    private static final int MOST_YEARS = 6;
    private static final double SMALLEST_SHARE = 1e-6;

    private CapacitySections() {}

    /**
     * One candidate in all years.
     *
     * @param unit of what is shown of it
     * @param factor from MW (MWh) to that unit
     */
    private record Row(List<CapacityInYear> years, String unit, double factor) {

        static Row of(List<CapacityInYear> years) {
            return new Row(years, years.getFirst().candidate().unit(), 1);
        }

        boolean isLarge() {
            return KiloUnits.isLarge(unit);
        }

        DoubleStream numbers() {
            return years.stream().flatMapToDouble(year -> DoubleStream.of(year.existing(), year.built(), year.total()));
        }

        Row inKilo() {
            return isLarge() ? new Row(years, KiloUnits.smaller(unit), KiloUnits.KILO) : this;
        }

        CapacityInYear first() {
            return years.getFirst();
        }

        boolean changes() {
            return years.stream().anyMatch(CapacitySections::isBuilt)
                    || first().existing() != years.getLast().existing();
        }

        /** Returns capacity built and ended in a year. */
        String changes(int s) {
            double before = s == 0 ? first().existing() : years.get(s - 1).total();
            CapacityInYear capacity = years.get(s);
            double ended = before + capacity.built() - capacity.total();
            List<String> changes = new ArrayList<>();
            if (isBuilt(capacity)) {
                changes.add("+" + Figures.quantity(factor * capacity.built()));
            }
            if (ended > SMALLEST_SHARE * Math.max(1, before)) {
                changes.add("-" + Figures.quantity(factor * ended));
            }
            return changes.isEmpty() ? "." : String.join(" ", changes);
        }
    }

    private static boolean isBuilt(CapacityInYear capacity) {
        return capacity.built() > SMALLEST_SHARE * Math.max(1, capacity.total());
    }

    private static List<Row> rows(PathPlan plan) {
        return IntStream.range(0, plan.years().getFirst().capacities().size())
                .mapToObj(c -> Row.of(plan.years().stream()
                        .map(year -> year.capacities().get(c))
                        .toList()))
                .toList();
    }

    /** Returns a row per candidate that changes and a column per year of one plan, for the page. */
    static Section built(String title, PathPlan plan) {
        List<Row> all = rows(plan);
        List<Row> some = all.stream().filter(Row::changes).toList();
        boolean small = KiloUnits.suit(some.stream().filter(Row::isLarge).flatMapToDouble(Row::numbers));
        List<Row> changed = small ? some.stream().map(Row::inKilo).toList() : some;
        int shown = Math.min(MOST_YEARS, plan.years().size());
        SectionBuilder<Row> section = Section.table("path_built", title, changed)
                .add(Column.words("candidate", row -> row.first().candidate().name()))
                .add(Column.words(
                        "component", "", row -> row.first().candidate().kind().singular()))
                .add(Column.number(
                        "existing",
                        "exists",
                        Format.AMOUNT.keepingSmall(),
                        row -> row.factor() * row.first().existing()));
        for (int s = 0; s < shown; s++) {
            int position = s;
            String year = Integer.toString(plan.years().get(s).year());
            section.add(Column.of(year, year, "", Format.AMOUNT, row -> Value.of(row.changes(position))));
        }
        section.add(Column.number(
                        "total",
                        "then stands",
                        Format.AMOUNT.keepingSmall(),
                        row -> row.factor() * row.years().getLast().total()))
                .add(Column.words("unit", Row::unit))
                .first(MOST_ROWS)
                .note(changed.isEmpty() ? "Nothing needs to be built." : "");
        if (shown < plan.years().size()) {
            section.note("The years after %d are in the tables of --out and --json."
                    .formatted(plan.years().get(shown - 1).year()));
        }
        String unchanged = all.stream()
                .filter(row -> !row.changes())
                .map(row -> row.first().candidate().name())
                .limit(MOST_ROWS)
                .collect(Collectors.joining(", "));
        if (!unchanged.isEmpty()) {
            section.note(new Note("Unchanged: ", unchanged, false));
        }
        return section.only(Output.PAGE).build();
    }

    /** A way to decide, a candidate and a year. */
    private record Capacity(String decided, YearPlan year, CapacityInYear in) {}

    /** Returns a row per plan, candidate and year, for data. */
    static Section of(PathComparison comparison) {
        String currency = comparison.study().settings().currency();
        List<Capacity> all = new ArrayList<>();
        comparison.plans().forEach((decided, plan) -> {
            for (int c = 0; c < plan.years().getFirst().capacities().size(); c++) {
                for (YearPlan year : plan.years()) {
                    all.add(new Capacity(decided, year, year.capacities().get(c)));
                }
            }
        });
        return Section.table("path", "Capacities", all)
                .chart(Chart.Heat.of(
                        "Capacity that stands",
                        "MW (MWh of stores), the larger of both plans",
                        "year",
                        "candidate",
                        "total"))
                .add(Column.words("decided", Capacity::decided))
                .add(Column.words(
                        "component", one -> one.in().candidate().kind().table()))
                .add(Column.words("candidate", one -> one.in().candidate().name()))
                .add(Column.number(
                        "year", "year", Format.NUMBER, one -> one.year().year()))
                .add(Column.number(
                        "existing", "exists", Format.AMOUNT, one -> one.in().existing()))
                .add(Column.number(
                        "built", "built", Format.AMOUNT, one -> one.in().built()))
                .add(Column.number(
                        "total", "total", Format.AMOUNT, one -> one.in().total()))
                .add(Column.words("unit", one -> one.in().candidate().unit()))
                .add(Column.number(
                        "cost", "cost", currency, Format.AMOUNT, one -> one.in().cost()))
                .only(Output.JSON, Output.CSV, Output.TABLE)
                .build();
    }
}
