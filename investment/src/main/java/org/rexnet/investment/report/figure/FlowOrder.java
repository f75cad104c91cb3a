package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes flow diagrams that run from left to right: flows that would close a circle are left out and named. */
final class FlowOrder {

    private static final int MOST_NAMED = 3;

    private final Map<String, Set<String>> next = new LinkedHashMap<>();

    private FlowOrder() {}

    /** Returns the diagram of summed flows, whose own values do not count, the largest first where circles are to be cut. */
    static Figure.Flows of(String title, String unit, Map<Figure.Flows.Flow, Double> sums) {
        FlowOrder order = new FlowOrder();
        List<Figure.Flows.Flow> kept = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<Map.Entry<Figure.Flows.Flow, Double>> sorted = new ArrayList<>(sums.entrySet());
        sorted.sort(Map.Entry.<Figure.Flows.Flow, Double>comparingByValue().reversed());
        for (Map.Entry<Figure.Flows.Flow, Double> entry : sorted) {
            Figure.Flows.Flow flow = entry.getKey();
            if (order.reaches(flow.to(), flow.from(), new LinkedHashSet<>())) {
                left.add(flow.from() + " to " + flow.to());
            } else {
                order.next
                        .computeIfAbsent(flow.from(), name -> new LinkedHashSet<>())
                        .add(flow.to());
                kept.add(new Figure.Flows.Flow(flow.from(), flow.to(), entry.getValue()));
            }
        }
        String remark = left.isEmpty()
                ? ""
                : "Left out, because it runs backward: "
                        + String.join(", ", left.subList(0, Math.min(MOST_NAMED, left.size())))
                        + (left.size() > MOST_NAMED ? " and %d more.".formatted(left.size() - MOST_NAMED) : ".");
        return new Figure.Flows(title, unit, kept, remark);
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        if (!seen.add(from)) {
            return false;
        }
        return next.getOrDefault(from, Set.of()).stream().anyMatch(name -> reaches(name, to, seen));
    }
}
