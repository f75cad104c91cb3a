package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.study.ResultColumn;
import org.rexnet.core.study.SeriesTable;
import org.rexnet.core.study.Study;

/** Turns a clearing into results under PyPSA's names, as they are written beside the study. */
public final class ClearingExport {

    private static final Map<ResultTable, List<String>> SERIES = Map.of(
            ResultTable.BUSES, List.of(Clearing.MARGINAL_PRICE, "lost_load", "surplus"),
            ResultTable.GENERATORS, List.of("p", "status", "start_up", "shut_down"),
            ResultTable.STORAGE_UNITS,
                    List.of("p", "p_dispatch", "p_store", "state_of_charge", "spill", "mu_energy_balance"),
            ResultTable.STORES, List.of("p", "e", "mu_energy_balance"),
            ResultTable.LOADS, List.of("p"),
            ResultTable.FLEXIBLE_LOADS, List.of("p", "e_missing"),
            ResultTable.BUILDINGS, List.of("p", "temperature", "mu_temperature", "lost_load", "surplus"),
            ResultTable.PIPES, List.of("p0", "p1", "loss"),
            ResultTable.CHP, List.of("p", "q", "fuel"));

    /** What is written only where there is any, as it should not be. */
    private static final Set<String> WHERE_ANY = Set.of("lost_load", "surplus", "e_missing");

    private final Clearing clearing;
    private final Study study;
    private final List<SeriesTable> series = new ArrayList<>();
    private final List<ResultColumn> columns = new ArrayList<>();

    private ClearingExport(Clearing clearing) {
        this.clearing = clearing;
        study = clearing.study();
    }

    /** Returns dispatch, flows, prices, capacities and the prices of global constraints. */
    public static org.rexnet.core.study.Results of(Clearing clearing) {
        return of(clearing, Map.of());
    }

    /** Returns the same with further text files by name. */
    public static org.rexnet.core.study.Results of(Clearing clearing, Map<String, String> files) {
        ClearingExport export = new ClearingExport(clearing);
        for (ResultTable table : ResultTable.values()) {
            export.add(table);
        }
        return new org.rexnet.core.study.Results(export.series, export.columns, files);
    }

    private void add(ResultTable table) {
        List<String> names = Components.ids(study, table);
        if (names.isEmpty()) {
            return;
        }
        for (String attribute : SERIES.getOrDefault(table, List.of())) {
            if (clearing.allSeries().containsKey(new Results.Key(table.text(), attribute))) {
                double[][] values = clearing.series(table, attribute);
                if (!WHERE_ANY.contains(attribute) || hasAny(values)) {
                    series.add(new SeriesTable(table.text(), attribute, names, values));
                }
            }
        }
        switch (table) {
            case LINES, TRANSFORMERS -> {
                addFlows(table, names);
                addColumn(table, names, "s_nom_opt");
            }
            case LINKS -> {
                addPorts(names);
                addColumn(table, names, "p_nom_opt");
            }
            case PIPES -> addColumn(table, names, "q_nom_opt");
            case GENERATORS, STORAGE_UNITS, CHP -> addColumn(table, names, "p_nom_opt");
            case CHARGING_STATIONS -> {
                addColumn(table, names, "p_nom_opt");
                series.add(new SeriesTable(table.text(), "p", names, clearing.series(table, "p")));
                series.add(new SeriesTable(
                        table.text(),
                        "charging_price",
                        names,
                        clearing.charging().prices()));
            }
            case EV_SESSIONS -> addSessions(names);
            case STORES -> addColumn(table, names, "e_nom_opt");
            case GLOBAL_CONSTRAINTS -> addColumn(table, names, "mu");
            case BUSES -> addIntervals(names);
            case LOADS, BIDS, BILATERAL_CONTRACTS, FLEXIBLE_LOADS, BUILDINGS -> {}
        }
    }

    private static boolean hasAny(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(value -> value != 0);
    }

    /** Adds the ends of the intervals of valid prices where they were found: without limit where there is no such end. */
    private void addIntervals(List<String> names) {
        int snapshots = study.horizon().size();
        double[][] low = new double[snapshots][names.size()];
        double[][] high = new double[snapshots][names.size()];
        for (int t = 0; t < snapshots; t++) {
            for (int bus = 0; bus < names.size(); bus++) {
                Optional<PriceInterval> interval = clearing.findPriceInterval(names.get(bus), t);
                if (interval.isEmpty()) {
                    return;
                }
                low[t][bus] = interval.get().low();
                high[t][bus] = interval.get().high();
            }
        }
        series.add(new SeriesTable(ResultTable.BUSES.text(), "marginal_price_low", names, low));
        series.add(new SeriesTable(ResultTable.BUSES.text(), "marginal_price_high", names, high));
    }

    private void addFlows(ResultTable table, List<String> names) {
        double[][] all = clearing.flows();
        double[][] losses = clearing.lineLosses();
        List<Integer> positions = Components.branchPositions(study, table);
        double[][] in = new double[all.length][names.size()];
        double[][] out = new double[all.length][names.size()];
        for (int t = 0; t < all.length; t++) {
            for (int i = 0; i < names.size(); i++) {
                double flow = all[t][positions.get(i)];
                double half = losses[t][positions.get(i)] / 2;
                in[t][i] = flow + half;
                out[t][i] = half - flow;
            }
        }
        series.add(new SeriesTable(table.text(), "p0", names, in));
        series.add(new SeriesTable(table.text(), "p1", names, out));
    }

    /** Adds what links draw and feed; the columns of a further bus are those of the links that have it. */
    private void addPorts(List<String> names) {
        series.add(new SeriesTable(ResultTable.LINKS.text(), "p0", names, clearing.series(ResultTable.LINKS, "p0")));
        int ports = study.links().stream()
                .mapToInt(link -> link.link().to().size())
                .max()
                .orElse(0);
        for (int port = 1; port <= ports; port++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (study.links().get(i).link().to().size() >= port) {
                    members.add(i);
                }
            }
            double[][] all = clearing.series(ResultTable.LINKS, "p" + port);
            double[][] some = new double[all.length][members.size()];
            for (int t = 0; t < all.length; t++) {
                for (int i = 0; i < members.size(); i++) {
                    some[t][i] = all[t][members.get(i)];
                }
            }
            series.add(new SeriesTable(
                    ResultTable.LINKS.text(),
                    "p" + port,
                    members.stream().map(names::get).toList(),
                    some));
        }
    }

    private void addSessions(List<String> names) {
        List<ChargingResult> all = clearing.charging().sessions();
        addSessions(names, "waited", all, r -> r.stay().waitingTime().toNanos() / 3.6e12);
        addSessions(names, "moved", all, r -> r.stay().moved() ? 1 : 0);
        addSessions(names, "left", all, r -> r.stay().leftWithoutPlug() ? 1 : 0);
        addSessions(names, "energy_charged", all, ChargingResult::energyMwh);
        addSessions(names, "energy_missing", all, ChargingResult::missingMwh);
        addSessions(names, "payment", all, ChargingResult::payment);
    }

    private void addSessions(
            List<String> names, String attribute, List<ChargingResult> all, ToDoubleFunction<ChargingResult> value) {
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), value.applyAsDouble(all.get(i)));
        }
        columns.add(new ResultColumn(ResultTable.EV_SESSIONS.text(), attribute, byName));
    }

    private void addColumn(ResultTable table, List<String> names, String attribute) {
        double[] values = clearing.column(table, attribute);
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(names.get(i), values[i]);
        }
        columns.add(new ResultColumn(table.text(), attribute, byName));
    }
}
