package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Study;

/** Surpluses of participants, and of technologies that belong to none, as bars. */
final class SurplusBars {

    private static final int MOST = 24;
    private static final double SMALLEST = 0.005;

    private SurplusBars() {}

    /** Returns the bars, the longest first; empty where nobody receives or pays anything. */
    static Optional<Figure> of(Clearing clearing) {
        Study study = clearing.study();
        Ownership ownership = Ownership.of(study);
        Map<String, Double> sums = new LinkedHashMap<>();
        for (Surplus surplus : clearing.surpluses().all()) {
            List<String> owners = ownership.owners(surplus.component());
            String name = owners.isEmpty() ? technology(study, surplus) : String.join(" and ", owners);
            sums.merge(name, surplus.amount(), Double::sum);
        }
        List<Figure.Bars.Row> rows = new ArrayList<>();
        sums.entrySet().stream()
                .filter(entry -> Math.abs(entry.getValue()) > SMALLEST)
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue()))
                .forEach(entry -> rows.add(new Figure.Bars.Row(entry.getKey(), List.of(entry.getValue()), "")));
        String remark =
                "Receipts at the prices less operating costs; below 0: payments of demand, whose value of energy"
                        + " counts only where it bids.";
        int left = Math.max(0, rows.size() - MOST);
        List<Figure.Bars.Row> shown = new ArrayList<>(rows.subList(0, Math.min(rows.size(), MOST / 2)));
        if (rows.size() > MOST / 2) {
            shown.addAll(rows.subList(Math.max(MOST / 2, rows.size() - MOST / 2), rows.size()));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure.Bars(
                        "Surplus by participant and technology",
                        study.settings().currency() + " over the horizon",
                        List.of("surplus"),
                        Figure.Bars.Layout.BELOW,
                        shown,
                        left == 0 ? remark : remark + " The %d between are left out.".formatted(left)));
    }

    private static String technology(Study study, Surplus surplus) {
        if (surplus.component().kind() == ComponentKind.BUS) {
            return "unserved and surplus energy";
        }
        return study.components()
                .find(surplus.component())
                .flatMap(Component::technology)
                .orElse(surplus.component().kind().plural());
    }
}
