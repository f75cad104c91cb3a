package org.rexnet.investment.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Measures all figures, or those named as arguments, and prints them as one table. */
public final class Benchmarks {

    private final Map<String, Supplier<List<Figure>>> figures = new LinkedHashMap<>();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Benchmarks(Path home, Path target) {
        ClearingFigures clearing = new ClearingFigures();
        Command rexnet = new Command(home);
        Peer peer = new Peer(target);
        ProcessFigures processes = new ProcessFigures(rexnet, target, peer);
        SectorFigures sectors = new SectorFigures(rexnet, target, peer);
        ExchangeFigures exchange = new ExchangeFigures();
        PlanningFigures planning = new PlanningFigures(rexnet, target, peer);
        figures.put("day", clearing::day);
        figures.put("day-build", clearing::buildShareOfDay);
        figures.put("scigrid-again", clearing::scigrid);
        figures.put("year118", clearing::yearOfCase118);
        figures.put("year2383", clearing::yearOfCase2383);
        figures.put("scigrid", processes::scigrid);
        figures.put("model-energy", processes::modelEnergy);
        figures.put("rts13", processes::expansionOf13Weeks);
        figures.put("rts52", processes::expansionOf52Weeks);
        figures.put("rolling", processes::rollingWeeksOfCharging);
        figures.put("memory", processes::memoryOfCase10480);
        figures.put("harbour-clear", sectors::clearingOfHarbourYear);
        figures.put("heat-flow", sectors::heatFlow);
        figures.put("harbour-invest", planning::harbourYear);
        figures.put("rts-weeks", planning::weeksOfRts);
        figures.put("scenarios", planning::scenarios);
        ScaleFigures scale = new ScaleFigures(rexnet, target);
        figures.put("buses-80000", scale::wideGrid);
        figures.put("setters", scale::setters);
        NationFigures nation = new NationFigures(rexnet, peer);
        figures.put("scigrid-expansion-1", nation::week);
        figures.put("scigrid-expansion-4", nation::fourWeeks);
        figures.put("scigrid-expansion-13", nation::quarter);
        figures.put("scigrid-expansion-52", nation::year);
        figures.put("many-machines", new ClusterFigures(rexnet, peer)::twoWorkers);
        figures.put("export", sectors::exports);
        figures.put("order-book", exchange::singleBook);
        figures.put("order-books-networks", exchange::networks);
        MarketStateFigures market = new MarketStateFigures();
        figures.put("network-auctions", market::auctions);
        figures.put("recovery", market::recovery);
        figures.put("orders-at-rest", market::memory);
        figures.put("welfare", new WelfareFigures()::table);
        SimulationFigures simulation = new SimulationFigures();
        figures.put("store-plan", simulation::storePlan);
        figures.put("simulation-week", simulation::week);
        figures.put("simulation-designs", simulation::designs);
        figures.put("attacks", new AttackFigures()::table);
    }

    public static void main(String[] names) {
        Path home = Path.of(System.getProperty("rexnet.home", "."));
        Path target = Path.of(System.getProperty("rexnet.target", "target"));
        new Benchmarks(
                        home.toAbsolutePath().normalize(),
                        target.toAbsolutePath().normalize())
                .run(List.of(names));
    }

    private void run(List<String> names) {
        List<Figure> rows = new ArrayList<>();
        figures.forEach((name, measure) -> {
            if (names.isEmpty() || names.contains(name)) {
                out.println("Measuring " + name + " …");
                rows.addAll(measured(name, measure));
            }
        });
        print(rows);
    }

    private static List<Figure> measured(String name, Supplier<List<Figure>> measure) {
        try {
            return measure.get();
        } catch (IllegalStateException e) {
            return List.of(Figure.failed(name, String.valueOf(e.getMessage()).strip()));
        }
    }

    private void print(List<Figure> rows) {
        int nameWidth = rows.stream().mapToInt(row -> row.name().length()).max().orElse(1);
        int measuredWidth =
                rows.stream().mapToInt(row -> row.measured().length()).max().orElse(1);
        String format = "%-" + nameWidth + "s  %-" + measuredWidth + "s  %-15s  %s%n";
        out.println();
        out.printf(format, "figure", "measured", "bar", "");
        for (Figure row : rows) {
            out.printf(format, row.name(), row.measured(), row.bar(), row.verdict());
        }
    }
}
