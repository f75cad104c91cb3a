package org.rexnet.investment.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.study.Study;
import org.rexnet.investment.SystemFigures;

/** Figures of the years of a path: cost, prices, emissions and unserved energy, year by year and with foresight. */
final class YearSections {

    /** Unserved energy up to this is the tolerance of the solver, in MWh. */
    private static final double SMALLEST_MWH = 1e-6;

    private YearSections() {}

    /** A way to decide and a year. */
    private record Year(String decided, YearPlan plan, SystemFigures figures) {}

    /** Returns a row per year and plan. */
    static Section of(PathComparison comparison) {
        Study study = comparison.study();
        String currency = study.settings().currency();
        List<Year> all = new ArrayList<>();
        comparison
                .plans()
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
                        unserved > SMALLEST_MWH
                                ? "Up to %s MWh %s are not served."
                                        .formatted(
                                                Figures.quantity(unserved),
                                                study.horizon().isYear() ? "a year" : "over the horizon")
                                : "")
                .build();
    }
}
