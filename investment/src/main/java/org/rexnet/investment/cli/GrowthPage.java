package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.rexnet.core.study.Study;
import org.rexnet.investment.growth.GrowthComparison;
import org.rexnet.investment.growth.GrowthComparison.Measure;
import org.rexnet.investment.growth.GrowthEvent;
import org.rexnet.investment.growth.GrowthHistory;
import org.rexnet.investment.growth.GrowthYear;
import org.rexnet.investment.growth.LeastGain;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What came of growth from nothing, as a page of text and as sections. */
final class GrowthPage {

    private static final int MOST_YEARS = 31;
    private static final int MOST_LACKING = 12;
    private static final char NO_BREAK = '\u00a0';
    private static final String YEARS = "years";

    private final Study study;
    private final GrowthComparison growth;
    private final LeastGain least;

    GrowthPage(Study study, GrowthComparison growth, LeastGain least) {
        this.study = study;
        this.growth = growth;
        this.least = least;
    }

    /** Returns years and events of all orders, and the estimates over them. */
    List<Section> sections() {
        return List.of(
                Section.of("growth", "Over all orders", estimates(), MOST_YEARS),
                Section.of("growth_years", "Years", years(growth.histories()), MOST_YEARS),
                Section.of("growth_events", "Events", events(), MOST_YEARS),
                Section.of("growth_loads", "Loads", loads(), MOST_YEARS));
    }

    void print(Terminal terminal, Seconds seconds) {
        PrintWriter out = terminal.out();
        GrowthHistory first = growth.histories().get(0);
        int orders = growth.histories().size();
        out.println();
        out.println(terminal.outInk()
                .bold("Year by year, first of %s"
                        .formatted(Figures.count(orders, "order of arrival", "orders of arrival"))));
        printYears(terminal, first);
        printLacking(out, first.last());
        out.println();
        printEnd(terminal);
        growth.costGap()
                .ifPresent(gap -> Wrapped.print(
                        out,
                        "",
                        "Everybody for themselves costs %s more a year than the planner's optimum of the same candidates, who keeps what exists."
                                .formatted(Figures.percent(gap))));
        Wrapped.print(
                out,
                "",
                "%d of %d orders settled: a year in which nobody gains more than %s %s by building more or less of anything, and nothing ends. %s in all."
                        .formatted(
                                growth.settled(),
                                orders,
                                Figures.amount(least.money()),
                                study.settings().currency(),
                                Figures.seconds(seconds.solve())));
    }

    private void printEnd(Terminal terminal) {
        terminal.out()
                .println(terminal.outInk()
                        .bold("Where it ends: mean of the orders with its 95 % confidence interval, and their spread"));
        TextTable table = new TextTable()
                .words("")
                .number("mean")
                .number("from")
                .number("to")
                .number("10 %")
                .number("median")
                .number("90 %")
                .number("planner");
        measures().forEach((name, measure) -> {
            GrowthComparison.Estimate e = growth.estimate(measure);
            boolean isOfPlan = !name.equals(YEARS);
            String planned = growth.planned()
                    .filter(plan -> isOfPlan)
                    .map(plan -> Figures.amount(measure.value().applyAsDouble(plan)))
                    .orElse("");
            table.row(
                    name,
                    Figures.amount(e.mean()),
                    Figures.amount(e.from()),
                    Figures.amount(e.to()),
                    Figures.amount(e.lowerDecile()),
                    Figures.amount(e.median()),
                    Figures.amount(e.upperDecile()),
                    planned);
        });
        table.print(terminal.out(), terminal.outInk());
    }

    private static void printLacking(PrintWriter out, GrowthYear year) {
        List<String> lacking = year.lacking();
        if (lacking.isEmpty()) {
            out.println("  All are supplied.");
            return;
        }
        String named = lacking.stream()
                .limit(MOST_LACKING)
                .map(load -> "%s (%s)"
                        .formatted(load, Figures.percent(year.servedShares().getOrDefault(load, 0.0))))
                .map(text -> text.replace(' ', NO_BREAK))
                .collect(Collectors.joining(", "));
        String more = lacking.size() > MOST_LACKING ? " and %d more".formatted(lacking.size() - MOST_LACKING) : "";
        Wrapped.print(out, "  ", "Not fully supplied, with the share that is served: " + named + more + ".");
    }

    private void printYears(Terminal terminal, GrowthHistory history) {
        String currency = study.settings().currency();
        TextTable table = new TextTable()
                .number("year")
                .number("built")
                .number("ended")
                .number("supplied")
                .number("partly")
                .number("not")
                .number("connected")
                .number("cost " + currency)
                .number(currency + "/MWh")
                .number("unserved");
        for (GrowthYear year : history.years()) {
            double wanted = year.servedMwh() + year.unservedMwh();
            table.row(
                    Integer.toString(year.year()),
                    Integer.toString(year.investments()),
                    Integer.toString(year.retirements()),
                    Integer.toString(year.supplied()),
                    Integer.toString(year.partly()),
                    Integer.toString(year.unsupplied()),
                    Integer.toString(year.connected()),
                    Figures.amount(year.totalCost()),
                    Figures.amount(year.costPerMwh()),
                    wanted > 0 ? Figures.percent(year.unservedMwh() / wanted) : "");
        }
        table.print(terminal.out(), terminal.outInk());
    }

    private Map<String, Measure> measures() {
        String currency = study.settings().currency();
        int loads = study.loads().size();
        Map<String, Measure> measures = new LinkedHashMap<>();
        measures.put("total cost, " + currency, Measure.any(GrowthYear::totalCost));
        measures.put("  of which capacities", Measure.any(GrowthYear::capacityCost));
        measures.put("  of which operation", Measure.any(GrowthYear::operatingCost));
        measures.put("  of which unserved", Measure.positive(GrowthYear::unservedCost));
        measures.put("cost per MWh served", Measure.any(GrowthYear::costPerMwh));
        measures.put("price paid per MWh", Measure.any(GrowthYear::meanPrice));
        measures.put("loads supplied", new Measure(GrowthYear::supplied, 0, loads));
        measures.put("loads partly supplied", new Measure(GrowthYear::partly, 0, loads));
        measures.put("loads not supplied", new Measure(GrowthYear::unsupplied, 0, loads));
        measures.put("loads connected", new Measure(GrowthYear::connected, 0, loads));
        measures.put("emissions, t CO2", Measure.any(GrowthYear::co2Tonnes));
        measures.put(YEARS, Measure.positive(GrowthYear::year));
        growth.histories()
                .get(0)
                .last()
                .capacities()
                .keySet()
                .forEach(technology -> measures.put(
                        technology + ", kW",
                        Measure.positive(year -> 1000 * year.capacities().getOrDefault(technology, 0.0))));
        return measures;
    }

    private Table estimates() {
        Map<String, Measure> measures = measures();
        List<GrowthComparison.Estimate> all =
                measures.values().stream().map(growth::estimate).toList();
        return Table.create(
                "growth",
                StringColumn.create(
                        "measure", measures.keySet().stream().map(String::strip).toList()),
                numbers("mean", all, GrowthComparison.Estimate::mean),
                numbers("from", all, GrowthComparison.Estimate::from),
                numbers("to", all, GrowthComparison.Estimate::to),
                numbers("least", all, GrowthComparison.Estimate::least),
                numbers("lower_decile", all, GrowthComparison.Estimate::lowerDecile),
                numbers("median", all, GrowthComparison.Estimate::median),
                numbers("upper_decile", all, GrowthComparison.Estimate::upperDecile),
                numbers("most", all, GrowthComparison.Estimate::most));
    }

    private static Table years(List<GrowthHistory> histories) {
        List<Long> seeds = new ArrayList<>();
        List<GrowthYear> all = new ArrayList<>();
        for (GrowthHistory history : histories) {
            for (GrowthYear year : history.years()) {
                seeds.add(history.seed());
                all.add(year);
            }
        }
        Table table = Table.create(
                "growth years",
                LongColumn.create("order", seeds.stream().mapToLong(s -> s).toArray()),
                numbers("year", all, GrowthYear::year),
                numbers("investments", all, GrowthYear::investments),
                numbers("retirements", all, GrowthYear::retirements),
                numbers("supplied", all, GrowthYear::supplied),
                numbers("partly_supplied", all, GrowthYear::partly),
                numbers("not_supplied", all, GrowthYear::unsupplied),
                numbers("networks", all, GrowthYear::networks),
                numbers("connected", all, GrowthYear::connected),
                numbers("served_mwh", all, GrowthYear::servedMwh),
                numbers("unserved_mwh", all, GrowthYear::unservedMwh),
                numbers("capacity_cost", all, GrowthYear::capacityCost),
                numbers("operating_cost", all, GrowthYear::operatingCost),
                numbers("unserved_cost", all, GrowthYear::unservedCost),
                numbers("cost_per_mwh", all, GrowthYear::costPerMwh),
                numbers("mean_price", all, GrowthYear::meanPrice),
                numbers("co2_tonnes", all, GrowthYear::co2Tonnes));
        for (String technology : all.get(0).capacities().keySet()) {
            table.addColumns(numbers(
                    "capacity " + technology, all, year -> year.capacities().getOrDefault(technology, 0.0)));
        }
        return table;
    }

    private Table loads() {
        List<Long> seeds = new ArrayList<>();
        List<Map.Entry<String, Double>> all = new ArrayList<>();
        for (GrowthHistory history : growth.histories()) {
            for (Map.Entry<String, Double> load : history.last().servedShares().entrySet()) {
                seeds.add(history.seed());
                all.add(load);
            }
        }
        return Table.create(
                "growth loads",
                LongColumn.create("order", seeds.stream().mapToLong(s -> s).toArray()),
                StringColumn.create("load", all.stream().map(Map.Entry::getKey).toList()),
                numbers("served_share", all, Map.Entry::getValue));
    }

    private Table events() {
        List<Long> seeds = new ArrayList<>();
        List<GrowthEvent> all = new ArrayList<>();
        for (GrowthHistory history : growth.histories()) {
            for (GrowthEvent event : history.events()) {
                seeds.add(history.seed());
                all.add(event);
            }
        }
        return Table.create(
                "growth events",
                LongColumn.create("order", seeds.stream().mapToLong(s -> s).toArray()),
                numbers("year", all, GrowthEvent::year),
                StringColumn.create(
                        "event", all.stream().map(GrowthEvent::toLine).toList()));
    }

    private static <E> DoubleColumn numbers(String name, List<E> all, ToDoubleFunction<E> number) {
        return DoubleColumn.create(name, all.stream().mapToDouble(number).toArray());
    }
}
