package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.Horizon;

/** Curves that say in which share of the hours a value is reached; first and last are the highest and the lowest of all. */
final class Durations {

    private static final int STEPS = 500;

    private Durations() {}

    /** Returns the curves of some values by snapshot, each hour with its weight. */
    static Figure of(String title, String unit, Horizon horizon, Map<String, double[]> lines) {
        List<String> labels = IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> 100.0 * step / STEPS)
                .map(share -> Figures.of(share, share == Math.rint(share) ? 0 : 1) + " %")
                .toList();
        List<Figure.Lines.Line> drawn = new ArrayList<>();
        lines.forEach((name, values) ->
                drawn.add(new Figure.Lines.Line(name, Figure.Lines.Style.LINE, sorted(horizon, values))));
        return new Figure.Lines(title, unit, "share of the hours", labels, drawn, "");
    }

    private static double[] sorted(Horizon horizon, double[] values) {
        List<Integer> order = IntStream.range(0, values.length)
                .filter(t -> horizon.at(t).objectiveWeight() > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(t -> -values[t]))
                .toList();
        double[] curve = new double[STEPS + 1];
        if (order.isEmpty()) {
            return curve;
        }
        double hours =
                order.stream().mapToDouble(t -> horizon.at(t).objectiveWeight()).sum();
        double passed = 0;
        int step = 0;
        for (int t : order) {
            passed += horizon.at(t).objectiveWeight();
            while (step < STEPS && step * hours < passed * STEPS) {
                curve[step++] = values[t];
            }
        }
        while (step <= STEPS) {
            curve[step++] = values[order.getLast()];
        }
        return curve;
    }
}
