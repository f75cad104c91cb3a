package org.rexnet.investment.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.answer.OutcomeSections;
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
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.Study;
import org.rexnet.investment.SystemFigures;

/**
 * A path as sections: capacities built in each year, year by year and with foresight, figures of each year, and the value of foresight;
 * money is of the year, but present values are of the first year.
 */
public final class PathSections {

    private static final int MOST_ROWS = 40;
    private static final int MOST_YEARS = 6;
    private static final double SMALLEST_SHARE = 1e-6;
    private static final String YEAR_BY_YEAR = "year by year";
    private static final String FORESIGHT = "foresight";

    private final Study study;
    private final PlanningPath path;
    private final PathComparison comparison;
    private final String currency;

    private PathSections(PlanningPath path, PathComparison comparison) {
        study = comparison.study();
        this.path = path;
        this.comparison = comparison;
        currency = study.settings().currency();
    }

    /** Returns the sections; where the path was not planned, why. */
    public static List<Section> of(PlanningPath path, PathComparison comparison) {
        PathSections sections = new PathSections(path, comparison);
        List<Section> all = new ArrayList<>();
        all.add(Section.text("", sections.introduction()));
        all.addAll(sections.built(
                "Built year by year, each year with what it knows", YEAR_BY_YEAR, comparison.yearByYear()));
        all.addAll(sections.built("Built with foresight over all years", FORESIGHT, comparison.foresight()));
        all.add(sections.capacities());
        all.add(sections.years());
        all.add(sections.presentValue());
        all.add(sections.objective());
        return all;
    }

    /** Returns the word for both plans together, as in the field {@code status}. */
    public static String status(PathComparison comparison) {
        for (PathOutcome outcome : List.of(comparison.foresight(), comparison.yearByYear())) {
            if (outcome instanceof PathOutcome.NotPlanned not) {
                return OutcomeSections.status(not.reason());
            }
        }
        return "optimal";
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
            text += " The price of CO2 is part of the cost of operation.";
        }
        return study.horizon().isYear()
                ? text
                : text
                        + " A year's cost is that of the horizon, which stands for %s h."
                                .formatted(Figures.amount(8760 * study.horizon().years()));
    }

    private List<Section> built(String title, String decided, PathOutcome outcome) {
        return switch (outcome) {
            case PathOutcome.Planned planned -> List.of(built(title, planned.plan()));
            case PathOutcome.NotPlanned not -> notPlanned(title, decided, not);
        };
    }

    private List<Section> notPlanned(String title, String decided, PathOutcome.NotPlanned not) {
        OptionalInt year = not.year();
        String when = year.isPresent()
                ? "The year %d cannot be served.".formatted(year.getAsInt())
                : "There is no plan though each year could be served by itself.";
        List<Section> reason = OutcomeSections.of(not.reason(), study, true);
        SectionBuilder<PathOutcome.NotPlanned> facts = Section.facts(
                        "not_planned_" + decided.replace(' ', '_'), "", not)
                .add(Column.words("status", "", one -> OutcomeSections.status(one.reason())));
        if (year.isPresent()) {
            facts.add(Column.number("year", "", Format.NUMBER, one -> year.getAsInt()));
        }
        OutcomeSections.addTo(facts, not.reason());
        List<Section> all = new ArrayList<>();
        all.add(Section.table("", title, List.of())
                .note(Note.alarm(when))
                .only(Output.PAGE)
                .build());
        reason.forEach(section -> all.add(section.only(Output.PAGE)));
        all.add(facts.only(Output.JSON).build());
        return all;
    }

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
            return years.stream().anyMatch(PathSections::isBuilt)
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

    private static Section built(String title, PathPlan plan) {
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

    private Section capacities() {
        List<Capacity> all = new ArrayList<>();
        plans(comparison).forEach((decided, plan) -> {
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

    /** Returns the plans that there are, by how they were decided: {@code year by year} and {@code foresight}. */
    public static Map<String, PathPlan> plans(PathComparison comparison) {
        Map<String, PathPlan> plans = new LinkedHashMap<>();
        comparison.yearByYear().find().ifPresent(plan -> plans.put(YEAR_BY_YEAR, plan));
        comparison.foresight().find().ifPresent(plan -> plans.put(FORESIGHT, plan));
        return plans;
    }

    /** A way to decide and a year. */
    private record Year(String decided, YearPlan plan, SystemFigures figures) {}

    private Section years() {
        List<Year> all = new ArrayList<>();
        plans(comparison)
                .forEach((decided, plan) ->
                        plan.years().forEach(year -> all.add(new Year(decided, year, year.figures()))));
        SectionBuilder<Year> section = Section.table(
                        "path_years", "Years: decided year by year, and with foresight", all)
                .chart(new Chart.Lines("Cost of the years", currency, "year", "decided", List.of("cost")))
                .add(Column.words("decided", Year::decided))
                .add(Column.number(
                        "year", "year", Format.NUMBER, one -> one.plan().year()))
                .add(Column.<Year>number(
                                "present_value_factor",
                                "",
                                Format.AMOUNT,
                                one -> one.plan().presentValueFactor())
                        .inData())
                .add(Column.number(
                        "cost",
                        "cost",
                        currency,
                        Format.AMOUNT,
                        one -> one.plan().cost()))
                .add(Column.number(
                        "capacity_cost",
                        "of which capacity",
                        Format.AMOUNT,
                        one -> one.plan().cost() - one.plan().operation()))
                .add(Column.<Year>number(
                                "operation",
                                "",
                                Format.AMOUNT,
                                one -> one.plan().operation())
                        .inData())
                .add(Column.<Year>number(
                                "cost_per_mwh",
                                "",
                                Format.AMOUNT,
                                one -> one.figures().costPerMwh())
                        .inData())
                .add(Column.number(
                        "average_price",
                        "average price",
                        Format.MONEY,
                        one -> one.figures().averagePrice()));
        all.stream()
                .limit(1)
                .flatMap(one -> one.figures().prices().stream())
                .forEach(price -> section.add(Column.<Year>number(
                                "average_price_" + price.carrier().replace(' ', '_'),
                                "",
                                Format.MONEY,
                                one -> one.figures().averagePrice(price.carrier()))
                        .inData()));
        double unserved = all.stream()
                .mapToDouble(one -> one.figures().unservedMwh())
                .max()
                .orElse(0);
        return section.add(Column.number(
                        "emissions_t",
                        "t CO2",
                        Format.AMOUNT,
                        one -> one.figures().emissionsTonnes()))
                .add(Column.<Year>number(
                                "unserved_mwh",
                                "",
                                Format.AMOUNT,
                                one -> one.figures().unservedMwh())
                        .inData())
                .onPage(all.stream()
                        .sorted(Comparator.comparingInt(one -> one.plan().year()))
                        .toList())
                .note("Cost of one year, capacity of candidates included; price per MWh, the average over all loads.")
                .note(
                        unserved > SMALLEST_SHARE
                                ? "Up to %s MWh %s are not served."
                                        .formatted(
                                                Figures.quantity(unserved),
                                                study.horizon().isYear() ? "a year" : "over the horizon")
                                : "")
                .build();
    }

    private Section presentValue() {
        SectionBuilder<PathComparison> section = Section.facts(
                        "present_value",
                        "Present value of all cost in %d"
                                .formatted(path.years().getFirst().year()),
                        comparison)
                .add(presentValue(YEAR_BY_YEAR, PathComparison::yearByYear))
                .add(presentValue(FORESIGHT, PathComparison::foresight))
                .add(Column.<PathComparison>of(
                                "value_of_foresight",
                                "",
                                currency,
                                Format.MONEY,
                                one -> Value.of(one.valueOfForesight()))
                        .inData());
        comparison.valueOfForesight().ifPresent(value -> {
            double least = comparison.foresight().orThrow().presentValue();
            // Rounding of two optima.
            boolean nothing = Math.abs(value) <= SMALLEST_SHARE * Math.abs(least);
            section.note(
                    nothing
                            ? "Foresight is worth nothing here: to decide year by year costs no more."
                            : "Foresight is worth %s %s, %s of it."
                                    .formatted(Figures.money(value), currency, Figures.percent(value / least)));
        });
        return section.build();
    }

    /** Returns the present value with foresight, the one number of the answer. */
    private Section objective() {
        return Section.facts("", "", comparison)
                .add(Column.number("objective", "", currency, Format.MONEY, one -> presentValue(one.foresight())))
                .only(Output.JSON)
                .build();
    }

    private static double presentValue(PathOutcome outcome) {
        return outcome.find().map(PathPlan::presentValue).orElse(Double.NaN);
    }

    private Column<PathComparison> presentValue(String decided, Function<PathComparison, PathOutcome> outcome) {
        return Column.number(
                decided.replace(' ', '_'), decided, currency, Format.MONEY, one -> presentValue(outcome.apply(one)));
    }
}
