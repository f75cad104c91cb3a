package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.Study;
import org.rexnet.investment.growth.GrowthComparison.Estimate;
import org.rexnet.investment.growth.GrowthComparison.Measure;

/**
 * Growth from nothing as sections: the years of the first order of arrival for people and of all orders for programs, the estimates over
 * all orders beside the planner, what was built and ended, and who is supplied.
 */
public final class GrowthSections {

    private static final int MOST_YEARS = 31;
    private static final int MOST_LACKING = 12;
    private static final char NO_BREAK = '\u00a0';
    private static final String YEARS = "years";

    private final Study study;
    private final GrowthComparison growth;
    private final LeastGain least;
    private final String currency;

    private GrowthSections(Study study, GrowthComparison growth, LeastGain least) {
        this.study = study;
        this.growth = growth;
        this.least = least;
        currency = study.settings().currency();
    }

    /** Returns the sections; {@code least} is the gain below which nobody acted. */
    public static List<Section> of(Study study, GrowthComparison growth, LeastGain least) {
        GrowthSections sections = new GrowthSections(study, growth, least);
        return List.of(sections.facts(), sections.years(), sections.estimates(), sections.events(), sections.loads());
    }

    private Section facts() {
        return Section.facts("", "", growth)
                .add(Column.number(
                        "orders", "", Format.COUNT, one -> one.histories().size()))
                .add(Column.number("settled", "", Format.COUNT, GrowthComparison::settled))
                .add(Column.number(
                        "objective",
                        "",
                        currency,
                        Format.MONEY,
                        one -> one.estimate(Measure.any(GrowthYear::totalCost)).mean()))
                .add(Column.number(
                        "planner",
                        "",
                        currency,
                        Format.MONEY,
                        one -> one.planned().map(GrowthYear::totalCost).orElse(Double.NaN)))
                .only(Output.JSON)
                .build();
    }

    /** A year of one order of arrival. */
    private record OrderYear(long order, GrowthYear year) {}

    private static List<OrderYear> years(GrowthHistory history) {
        return history.years().stream()
                .map(year -> new OrderYear(history.seed(), year))
                .toList();
    }

    private Section years() {
        GrowthHistory first = growth.histories().getFirst();
        SectionBuilder<OrderYear> section = Section.table(
                        "growth_years",
                        "Year by year, first of %s"
                                .formatted(Figures.count(
                                        growth.histories().size(), "order of arrival", "orders of arrival")),
                        growth.histories().stream()
                                .flatMap(history -> years(history).stream())
                                .toList())
                .addAll(columns())
                .chart(new Chart.Lines(
                        "Loads supplied year by year, each line an order of arrival",
                        "loads",
                        "year",
                        "order",
                        List.of("supplied")))
                .onPage(years(first))
                .first(MOST_YEARS)
                .note(lacking(first.last()));
        first.years()
                .getFirst()
                .capacities()
                .keySet()
                .forEach(technology -> section.add(column(
                                "capacity " + technology,
                                "",
                                Format.AMOUNT,
                                year -> year.capacities().getOrDefault(technology, 0.0))
                        .inData()));
        return section.build();
    }

    private List<Column<OrderYear>> columns() {
        Column<OrderYear> share = column("unserved_share", "unserved", Format.PERCENT, GrowthSections::unservedShare);
        Column<OrderYear> total = column("total_cost", "cost " + currency, Format.AMOUNT, GrowthYear::totalCost);
        return List.of(
                Column.<OrderYear>number("order", "", Format.NUMBER, OrderYear::order)
                        .inData(),
                column("year", "year", Format.NUMBER, GrowthYear::year),
                column("investments", "built", Format.COUNT, GrowthYear::investments),
                column("retirements", "ended", Format.COUNT, GrowthYear::retirements),
                column("supplied", "supplied", Format.COUNT, GrowthYear::supplied),
                column("partly_supplied", "partly", Format.COUNT, GrowthYear::partly),
                column("not_supplied", "not", Format.COUNT, GrowthYear::unsupplied),
                hidden("networks", GrowthYear::networks),
                column("connected", "connected", Format.COUNT, GrowthYear::connected),
                total.onPage(),
                hidden("served_mwh", GrowthYear::servedMwh),
                hidden("unserved_mwh", GrowthYear::unservedMwh),
                hidden("capacity_cost", GrowthYear::capacityCost),
                hidden("operating_cost", GrowthYear::operatingCost),
                hidden("unserved_cost", GrowthYear::unservedCost),
                column("cost_per_mwh", currency + "/MWh", Format.AMOUNT, GrowthYear::costPerMwh),
                hidden("mean_price", GrowthYear::meanPrice),
                hidden("co2_tonnes", GrowthYear::co2Tonnes),
                share,
                total.inData());
    }

    private static Column<OrderYear> hidden(String key, ToDoubleFunction<GrowthYear> figure) {
        return column(key, "", Format.AMOUNT, figure).inData();
    }

    private static Column<OrderYear> column(
            String key, String title, Format format, ToDoubleFunction<GrowthYear> figure) {
        return Column.number(key, title, format, one -> figure.applyAsDouble(one.year()));
    }

    private static double unservedShare(GrowthYear year) {
        double wanted = year.servedMwh() + year.unservedMwh();
        return wanted > 0 ? year.unservedMwh() / wanted : Double.NaN;
    }

    private static String lacking(GrowthYear year) {
        List<String> lacking = year.lacking();
        if (lacking.isEmpty()) {
            return "All are supplied.";
        }
        String named = lacking.stream()
                .limit(MOST_LACKING)
                .map(load -> "%s (%s)"
                        .formatted(load, Figures.percent(year.servedShares().getOrDefault(load, 0.0))))
                .map(text -> text.replace(' ', NO_BREAK))
                .collect(Collectors.joining(", "));
        String more = lacking.size() > MOST_LACKING ? " and %d more".formatted(lacking.size() - MOST_LACKING) : "";
        return "Not fully supplied, with the share that is served: " + named + more + ".";
    }

    /** A number over the orders of arrival, and of the plan. */
    private record Row(String name, Estimate estimate, OptionalDouble planned) {}

    private Section estimates() {
        List<Row> rows = new ArrayList<>();
        measures()
                .forEach((name, measure) -> rows.add(new Row(
                        name,
                        growth.estimate(measure),
                        growth.planned()
                                .filter(plan -> !name.equals(YEARS))
                                .map(plan -> OptionalDouble.of(measure.value().applyAsDouble(plan)))
                                .orElse(OptionalDouble.empty()))));
        return Section.table(
                        "growth",
                        "Final state: mean of the orders with its 95 % confidence interval, and their spread",
                        rows)
                .add(Column.<Row>words("measure", "", Row::name).onPage())
                .add(Column.<Row>words("measure", row -> row.name().strip()).inData())
                .add(estimate("mean", "mean", Estimate::mean))
                .add(estimate("from", "from", Estimate::from))
                .add(estimate("to", "to", Estimate::to))
                .add(estimate("least", "least", Estimate::least).inData())
                .add(estimate("lower_decile", "10 %", Estimate::lowerDecile))
                .add(estimate("median", "median", Estimate::median))
                .add(estimate("upper_decile", "90 %", Estimate::upperDecile))
                .add(estimate("most", "most", Estimate::most).inData())
                .add(Column.of("planner", "planner", "", Format.AMOUNT, row -> Value.of(row.planned())))
                .note(growth.costGap()
                        .map(gap ->
                                "Everybody for themselves costs %s more a year than the planner's optimum of the same candidates, who keeps what exists."
                                        .formatted(Figures.percent(gap)))
                        .orElse(""))
                .note(
                        "%d of %d orders settled: a year in which nobody gains more than %s %s by building more or less of anything, and nothing ends."
                                .formatted(
                                        growth.settled(),
                                        growth.histories().size(),
                                        Figures.amount(least.money()),
                                        currency))
                .note(GrowthUnrest.of(study, growth.histories())
                        .map(GrowthUnrest::text)
                        .orElse(""))
                .build();
    }

    private static Column<Row> estimate(String key, String title, ToDoubleFunction<Estimate> figure) {
        return Column.number(key, title, Format.AMOUNT, row -> figure.applyAsDouble(row.estimate()));
    }

    private Map<String, Measure> measures() {
        int loads = study.loads().size();
        Map<String, Measure> measures = new LinkedHashMap<>();
        measures.put("total cost, " + currency, Measure.ofCost(study, GrowthYear::totalCost));
        measures.put("  of which capacities", Measure.ofCost(study, GrowthYear::capacityCost));
        measures.put("  of which operation", Measure.ofCost(study, GrowthYear::operatingCost));
        measures.put("  of which unserved", Measure.positive(GrowthYear::unservedCost));
        measures.put("cost per MWh served", Measure.ofCost(study, GrowthYear::costPerMwh));
        measures.put("price paid per MWh", Measure.ofPrice(study, GrowthYear::meanPrice));
        measures.put("loads supplied", new Measure(GrowthYear::supplied, 0, loads));
        measures.put("loads partly supplied", new Measure(GrowthYear::partly, 0, loads));
        measures.put("loads not supplied", new Measure(GrowthYear::unsupplied, 0, loads));
        measures.put("loads connected", new Measure(GrowthYear::connected, 0, loads));
        measures.put("emissions, t CO2", Measure.ofEmissions(study));
        measures.put(YEARS, Measure.positive(GrowthYear::year));
        growth.histories()
                .getFirst()
                .last()
                .capacities()
                .keySet()
                .forEach(technology -> measures.put(
                        technology + ", kW",
                        Measure.positive(year -> 1000 * year.capacities().getOrDefault(technology, 0.0))));
        return measures;
    }

    /** Something that belongs to one order of arrival. */
    private record OfOrder<T>(long order, T thing) {}

    private <T> SectionBuilder<OfOrder<T>> ofOrders(
            String key, String title, Function<GrowthHistory, Collection<T>> things) {
        List<OfOrder<T>> all = new ArrayList<>();
        growth.histories()
                .forEach(history ->
                        things.apply(history).forEach(thing -> all.add(new OfOrder<>(history.seed(), thing))));
        return Section.table(key, title, all)
                .add(Column.number("order", "order", Format.NUMBER, OfOrder::order))
                .only(Output.JSON, Output.CSV, Output.TABLE);
    }

    private Section events() {
        return this.<GrowthEvent>ofOrders("growth_events", "Events", GrowthHistory::events)
                .add(Column.number(
                        "year", "year", Format.NUMBER, one -> one.thing().year()))
                .add(Column.words("participant", one -> one.thing().participant()))
                .add(Column.words("event", one -> one.thing().words()))
                .build();
    }

    private Section loads() {
        return this.<Map.Entry<String, Double>>ofOrders(
                        "growth_loads",
                        "Loads",
                        history -> history.last().servedShares().entrySet())
                .add(Column.words("load", one -> one.thing().getKey()))
                .add(Column.number(
                        "served_share",
                        "served",
                        Format.PERCENT,
                        one -> one.thing().getValue()))
                .build();
    }
}
