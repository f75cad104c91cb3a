package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.ResultColumn;
import org.rexnet.core.study.SeriesTable;
import org.rexnet.core.study.Study;

/** Turns a clearing into results under PyPSA's names, as they are written beside the study. */
public final class ClearingExport {

    private static final Map<ComponentKind, List<String>> SERIES = Map.of(
            ComponentKind.BUS, List.of(Clearing.MARGINAL_PRICE, "lost_load", "surplus"),
            ComponentKind.GENERATOR, List.of("p", "status", "start_up", "shut_down"),
            ComponentKind.STORAGE_UNIT,
                    List.of("p", "p_dispatch", "p_store", "state_of_charge", "spill", "mu_energy_balance"),
            ComponentKind.STORE, List.of("p", "e", "mu_energy_balance"),
            ComponentKind.LOAD, List.of("p"),
            ComponentKind.FLEXIBLE_LOAD, List.of("p", "e_missing"),
            ComponentKind.BUILDING, List.of("p", "temperature", "mu_temperature", "lost_load", "surplus"),
            ComponentKind.PIPE, List.of("p0", "p1", "loss"),
            ComponentKind.CHP, List.of("p", "q", "fuel"));

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
        for (ComponentKind kind : ComponentKind.values()) {
            export.add(kind);
        }
        export.addOutputLimits();
        return new org.rexnet.core.study.Results(export.series, export.columns, files);
    }

    private void add(ComponentKind kind) {
        List<String> names = study.ids(kind);
        if (names.isEmpty()) {
            return;
        }
        for (String attribute : SERIES.getOrDefault(kind, List.of())) {
            if (clearing.allSeries().containsKey(new Results.Key(kind.table(), attribute))) {
                double[][] values = clearing.series(kind, attribute);
                if (!WHERE_ANY.contains(attribute) || hasAny(values)) {
                    series.add(new SeriesTable(kind.table(), attribute, names, values));
                }
            }
        }
        switch (kind) {
            case LINE, TRANSFORMER -> {
                addFlows(kind, names);
                addColumn(kind, names, "s_nom_opt");
            }
            case LINK -> {
                addPorts(names);
                addColumn(kind, names, "p_nom_opt");
            }
            case PIPE -> addColumn(kind, names, "q_nom_opt");
            case GENERATOR, STORAGE_UNIT, CHP -> addColumn(kind, names, "p_nom_opt");
            case CHARGING_STATION -> {
                addColumn(kind, names, "p_nom_opt");
                series.add(new SeriesTable(kind.table(), "p", names, clearing.series(kind, "p")));
                series.add(new SeriesTable(
                        kind.table(),
                        "charging_price",
                        names,
                        clearing.charging().prices()));
            }
            case EV_SESSION -> addSessions(names);
            case STORE -> addColumn(kind, names, "e_nom_opt");
            case GLOBAL_CONSTRAINT -> addColumn(kind, names, "mu");
            case BUS -> addIntervals(names);
            case LOAD, BID, BILATERAL_CONTRACT, FLEXIBLE_LOAD, BUILDING -> {}
        }
    }

    private void addOutputLimits() {
        List<String> names = study.conditions(OutputLimit.class).stream()
                .map(OutputLimit::id)
                .toList();
        double[][] prices = clearing.allSeries().get(new Results.Key(Clearing.OUTPUT_LIMITS, "mu"));
        if (!names.isEmpty() && prices != null) {
            series.add(new SeriesTable(Clearing.OUTPUT_LIMITS, "mu", names, prices));
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
        series.add(new SeriesTable(ComponentKind.BUS.table(), "marginal_price_low", names, low));
        series.add(new SeriesTable(ComponentKind.BUS.table(), "marginal_price_high", names, high));
    }

    private void addFlows(ComponentKind kind, List<String> names) {
        double[][] all = clearing.flows();
        double[][] losses = clearing.lineLosses();
        List<Integer> positions = study.linePositions(kind);
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
        series.add(new SeriesTable(kind.table(), "p0", names, in));
        series.add(new SeriesTable(kind.table(), "p1", names, out));
    }

    /** Adds what links draw and feed; the columns of a further bus are those of the links that have it. */
    private void addPorts(List<String> names) {
        series.add(new SeriesTable(ComponentKind.LINK.table(), "p0", names, clearing.series(ComponentKind.LINK, "p0")));
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
            double[][] all = clearing.series(ComponentKind.LINK, "p" + port);
            double[][] some = new double[all.length][members.size()];
            for (int t = 0; t < all.length; t++) {
                for (int i = 0; i < members.size(); i++) {
                    some[t][i] = all[t][members.get(i)];
                }
            }
            series.add(new SeriesTable(
                    ComponentKind.LINK.table(),
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
        columns.add(new ResultColumn(ComponentKind.EV_SESSION.table(), attribute, byName));
    }

    private void addColumn(ComponentKind kind, List<String> names, String attribute) {
        double[] values = clearing.column(kind, attribute);
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(names.get(i), values[i]);
        }
        columns.add(new ResultColumn(kind.table(), attribute, byName));
    }
}
