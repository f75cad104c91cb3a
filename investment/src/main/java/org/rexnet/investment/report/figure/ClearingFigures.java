package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/**
 * Figures over time of a clearing: dispatch, storage, load left by wind and sun, durations, prices by hour and day, flows between sectors.
 */
public final class ClearingFigures {

    private static final int MOST_POSITIONS = 10_000;
    private static final int MOST_LINES = 11;
    private static final int MOST_BRANCHES = 8;
    private static final List<String> LEVELS = List.of("state_of_charge", "e");

    private final Clearing clearing;
    private final Study study;
    private final Horizon horizon;
    private final String currency;
    private final List<Balance> balances;
    private final Axis axis;

    private ClearingFigures(Clearing clearing) {
        this.clearing = clearing;
        study = clearing.study();
        horizon = study.horizon();
        currency = study.settings().currency();
        balances = Balance.of(clearing).stream().filter(one -> !one.isEmpty()).toList();
        axis = Axis.of(horizon, MOST_POSITIONS);
    }

    /** Returns the figures in the order of a page. */
    public static List<Figure> of(Clearing clearing) {
        ClearingFigures figures = new ClearingFigures(clearing);
        List<Figure> all = new ArrayList<>();
        if (figures.horizon.size() > 1) {
            figures.balances.forEach(balance -> all.add(figures.dispatch(balance)));
            figures.balances.stream().filter(Balance::hasWeather).forEach(one -> all.add(figures.residual(one)));
            figures.addLevels(all);
            all.add(figures.priceDuration());
            figures.addLoading(all);
            all.addAll(PriceField.of(clearing));
        }
        SurplusBars.of(clearing).ifPresent(all::add);
        SectorFlows.of(clearing, figures.balances).ifPresent(all::add);
        return all;
    }

    /** Snapshots that stand for their buckets: those of the lowest and the highest sum of some lines. */
    private int[] shown(double[] total) {
        return axis.bucket() == 1
                ? IntStream.range(0, horizon.size()).toArray()
                : IntStream.range(0, axis.size())
                        .flatMap(position -> IntStream.of(axis.extremes(position, total))
                                .sorted()
                                .distinct())
                        .toArray();
    }

    private List<String> labels(int[] shown) {
        return IntStream.of(shown).mapToObj(t -> Axis.label(horizon, t)).toList();
    }

    private static double[] at(int[] shown, double[] values) {
        return IntStream.of(shown).mapToDouble(t -> values[t]).toArray();
    }

    private Figure dispatch(Balance balance) {
        int[] shown = shown(balance.demand());
        List<Figure.Lines.Line> lines = new ArrayList<>();
        Balance.most(balance.supplies(), MOST_LINES).forEach((name, mw) -> lines.add(area(name, at(shown, mw))));
        Balance.most(balance.draws(), MOST_LINES).forEach((name, mw) -> lines.add(area(name, at(shown, mw))));
        lines.add(new Figure.Lines.Line("demand", Figure.Lines.Style.STRONG, at(shown, balance.demand())));
        return new Figure.Lines(
                "Dispatch of " + balance.carrier(),
                "MW",
                "",
                labels(shown),
                lines,
                axis.remark("those of the lowest and the highest demand are shown"));
    }

    private static Figure.Lines.Line area(String name, double[] values) {
        return new Figure.Lines.Line(name, Figure.Lines.Style.AREA, values);
    }

    private Figure residual(Balance balance) {
        double[] residual = balance.residual();
        int[] shown = shown(residual);
        return new Figure.Lines(
                "Load left by wind and sun, " + balance.carrier(),
                "MW",
                "",
                labels(shown),
                List.of(
                        new Figure.Lines.Line("demand", Figure.Lines.Style.LINE, at(shown, balance.demand())),
                        new Figure.Lines.Line("left by wind and sun", Figure.Lines.Style.STRONG, at(shown, residual))),
                axis.remark("those in which least and most is left are shown"));
    }

    private void addLevels(List<Figure> all) {
        Map<String, double[]> levels = new LinkedHashMap<>();
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (ComponentKind kind : ComponentKind.values()) {
            List<String> names = study.ids(kind);
            for (String attribute : LEVELS) {
                if (clearing.has(kind, attribute)) {
                    double[][] values = clearing.series(kind, attribute);
                    for (int i = 0; i < names.size(); i++) {
                        int position = i;
                        double[] level = IntStream.range(0, values.length)
                                .mapToDouble(t -> values[t][position])
                                .toArray();
                        levels.put(names.get(i), level);
                        String technology = study.components()
                                .find(new ComponentKey(kind, names.get(i)))
                                .flatMap(Component::technology)
                                .orElse(kind.plural());
                        sums.merge(technology, level, ClearingFigures::sum);
                    }
                }
            }
        }
        levels.values().removeIf(values -> IntStream.range(0, values.length).allMatch(t -> values[t] < 1e-9));
        if (!levels.isEmpty()) {
            Map<String, double[]> drawn = Balance.most(levels.size() > MOST_BRANCHES ? sums : levels, MOST_LINES);
            int[] shown = shown(drawn.values().iterator().next());
            List<Figure.Lines.Line> lines = new ArrayList<>();
            drawn.forEach(
                    (name, mwh) -> lines.add(new Figure.Lines.Line(name, Figure.Lines.Style.LINE, at(shown, mwh))));
            all.add(new Figure.Lines(
                    "Storage levels",
                    "MWh",
                    "",
                    labels(shown),
                    lines,
                    axis.remark("those of the lowest and the highest level of the first are shown")));
        }
    }

    private static double[] sum(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(t -> one[t] + other[t])
                .toArray();
    }

    private Figure priceDuration() {
        double[][] prices = clearing.prices();
        Map<String, List<Integer>> buses = new LinkedHashMap<>();
        for (int bus = 0; bus < study.network().buses().size(); bus++) {
            buses.computeIfAbsent(study.network().buses().get(bus).carrier(), name -> new ArrayList<>())
                    .add(bus);
        }
        Map<String, double[]> lines = new LinkedHashMap<>();
        buses.forEach((carrier, positions) -> lines.put(
                carrier,
                IntStream.range(0, horizon.size())
                        .mapToDouble(t -> positions.stream()
                                .mapToDouble(bus -> prices[t][bus])
                                .average()
                                .orElse(0))
                        .toArray()));
        return Durations.of("Price duration", currency + "/MWh, mean of the buses", horizon, lines);
    }

    /** Adds how long branches that fill up are how full, those that are longest full first. */
    private void addLoading(List<Figure> all) {
        Map<String, double[]> loading = Loading.all(clearing);
        Map<String, double[]> most = new LinkedHashMap<>();
        loading.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -Operation.weighted(horizon, t -> entry.getValue()[t])))
                .limit(MOST_BRANCHES)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        if (!most.isEmpty()) {
            all.add(Durations.of(
                    "Loading duration" + (loading.size() > most.size() ? ", the most loaded" : ""),
                    "% of capacity",
                    horizon,
                    most));
        }
        Map<String, double[]> demand = new LinkedHashMap<>();
        balances.forEach(balance -> demand.put(balance.carrier(), balance.demand()));
        all.add(Durations.of("Load duration", "MW", horizon, demand));
    }
}
