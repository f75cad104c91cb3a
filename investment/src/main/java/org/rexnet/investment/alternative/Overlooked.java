package org.rexnet.investment.alternative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.investment.Plan;
import org.rexnet.investment.signal.Candidate;

/**
 * Capacity that holds a plan back and that nobody proposed to extend: what energy passes, such as a line, a link or
 * a charging station, and is no candidate.
 *
 * @param kind table of the component
 * @param name name of the component
 * @param savesPerMw what one more MW would save over the horizon, in the study's currency; of lines at unchanged reactance
 */
public record Overlooked(ComponentKind kind, String name, double savesPerMw) {

    private static final int MOST_ROWS = 5;
    private static final double SMALLEST_SHARE = 1e-9;

    /** Returns all of a plan, the one that saves most first. */
    public static List<Overlooked> of(Plan plan) {
        Clearing clearing = plan.clearing();
        Set<ComponentKey> candidates = new HashSet<>();
        Candidate.of(plan.study()).forEach(one -> candidates.add(one.key()));
        double smallest = SMALLEST_SHARE * Math.max(1, Math.abs(clearing.objective()));
        List<Overlooked> all = new ArrayList<>();
        for (ComponentKind kind : ComponentKind.values()) {
            List<Component> passages = kind.is(ComponentKind.Role.PASSAGE)
                    ? plan.study().components().all(kind)
                    : List.of();
            double[] rents = passages.isEmpty() ? new double[0] : clearing.capacityRents(kind);
            for (int i = 0; i < rents.length; i++) {
                ComponentKey key = passages.get(i).key();
                if (rents[i] > smallest && !candidates.contains(key)) {
                    all.add(new Overlooked(kind, key.id(), rents[i]));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Overlooked::savesPerMw).reversed());
        return all;
    }

    /** Returns one row for each, and the one that saves most in words. */
    public static Section section(List<Overlooked> all, String currency) {
        SectionBuilder<Overlooked> section = Section.table(
                        "worth_a_look", "Limits that hold the plan back and are no candidates", all)
                .add(Column.words("component", one -> one.kind().table()))
                .add(Column.words("name", Overlooked::name))
                .add(Column.number("saves_per_mw", "saves per MW", Format.AMOUNT, Overlooked::savesPerMw))
                .first(MOST_ROWS);
        all.stream()
                .findFirst()
                .ifPresent(most -> section.note("Worth a look: %s %s, one more MW saves %s %s over the horizon."
                        .formatted(most.kind().singular(), most.name(), Figures.money(most.savesPerMw()), currency)));
        return section.build();
    }
}
