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
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.investment.Plan;
import org.rexnet.investment.signal.Candidate;

/**
 * What holds a plan back and nobody proposed to change: capacity that energy passes, such as a line, a link or a charging station, that is
 * no candidate; and limits over many components that bind, such as one on emissions.
 *
 * @param kind table of the component or limit
 * @param name its name
 * @param unit in which it is counted
 * @param more whether one more unit saves, as of what is at most so much; otherwise one less does
 * @param saves what that would save over the horizon, in the study's currency; of lines at unchanged reactance
 */
public record Overlooked(ComponentKind kind, String name, String unit, boolean more, double saves) {

    private static final int MOST_ROWS = 8;
    private static final double SMALLEST_SHARE = 1e-9;

    /** Returns all of a plan: limits, then capacities, of each the one that saves most first. */
    public static List<Overlooked> of(Plan plan) {
        List<Overlooked> all = new ArrayList<>(limits(plan));
        all.addAll(capacities(plan));
        return all;
    }

    private static double smallest(Plan plan) {
        return SMALLEST_SHARE * Math.max(1, Math.abs(plan.clearing().objective()));
    }

    private static List<Overlooked> limits(Plan plan) {
        List<GlobalConstraint> limits = plan.study().globalConstraints();
        double[] prices =
                limits.isEmpty() ? new double[0] : plan.clearing().column(ComponentKind.GLOBAL_CONSTRAINT, "mu");
        List<Overlooked> binding = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            GlobalConstraint limit = limits.get(i);
            // What a limit of 0 allows is worth its price all the same.
            double worth = Math.abs(prices[i]) * Math.max(1, Math.abs(limit.constant()));
            if (worth > smallest(plan)) {
                binding.add(new Overlooked(
                        ComponentKind.GLOBAL_CONSTRAINT,
                        limit.id(),
                        limit.unit(plan.study().settings().currency()),
                        prices[i] < 0,
                        Math.abs(prices[i])));
            }
        }
        return sorted(binding);
    }

    private static List<Overlooked> capacities(Plan plan) {
        Clearing clearing = plan.clearing();
        Set<ComponentKey> candidates = new HashSet<>();
        Candidate.of(plan.study()).forEach(one -> candidates.add(one.key()));
        List<Overlooked> binding = new ArrayList<>();
        for (ComponentKind kind : ComponentKind.values()) {
            List<Component> passages = kind.is(ComponentKind.Role.PASSAGE)
                    ? plan.study().components().all(kind)
                    : List.of();
            double[] rents = passages.isEmpty() ? new double[0] : clearing.capacityRents(kind);
            for (int i = 0; i < rents.length; i++) {
                ComponentKey key = passages.get(i).key();
                if (rents[i] > smallest(plan) && !candidates.contains(key)) {
                    binding.add(new Overlooked(kind, key.id(), "MW", true, rents[i]));
                }
            }
        }
        return sorted(binding);
    }

    private static List<Overlooked> sorted(List<Overlooked> all) {
        all.sort(Comparator.comparingDouble(Overlooked::saves).reversed());
        return all;
    }

    /** Returns one row for each, and each limit and the capacity that saves most in words. */
    public static Section section(List<Overlooked> all, String currency) {
        SectionBuilder<Overlooked> section = Section.table(
                        "worth_a_look", "Limits that hold the plan back and are no candidates", all)
                .add(Column.words("component", one -> one.kind().table()))
                .add(Column.words("name", Overlooked::name))
                .add(Column.words("change", one -> (one.more() ? "one more " : "one less ") + one.unit()))
                .add(Column.number("saves", "saves", Format.AMOUNT, Overlooked::saves))
                .first(MOST_ROWS);
        all.stream().filter(Overlooked::isLimit).forEach(one -> section.note(one.inWords(currency)));
        all.stream().filter(one -> !one.isLimit()).findFirst().ifPresent(one -> section.note(one.inWords(currency)));
        return section.build();
    }

    private boolean isLimit() {
        return kind == ComponentKind.GLOBAL_CONSTRAINT;
    }

    private String inWords(String currency) {
        return "Worth a look: %s %s, one %s %s saves %s %s over the horizon."
                .formatted(kind.singular(), name, more ? "more" : "less", unit, Figures.money(saves), currency);
    }
}
