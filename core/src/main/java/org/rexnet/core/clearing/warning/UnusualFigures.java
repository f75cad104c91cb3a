package org.rexnet.core.clearing.warning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Study;

/** Figures far outside what is usual, as where percent, kW or kWh were written for a share, MW or MWh: one sentence each. */
final class UnusualFigures {

    /** The best heat pumps reach about 8. */
    private static final double LARGEST_EFFICIENCY = 10;

    private static final double DEAREST_PER_MWH = 20_000;
    private static final double CHEAPEST_PER_MW_YEAR = 500;
    private static final double DEAREST_PER_MW_YEAR = 10_000_000;
    /** The largest batteries of trucks hold about 1 MWh. */
    private static final double LARGEST_SESSION_MWH = 1.5;

    private static final double SHORT_YEAR = 0.99;
    private static final int MOST_NAMED = 3;

    private final Study study;
    private final Map<String, List<String>> found = new HashMap<>();
    private final List<String> questions = new ArrayList<>();

    private UnusualFigures(Study study) {
        this.study = study;
    }

    /** Returns what of a study is likely in another unit than it should be. */
    static List<String> of(Study study) {
        UnusualFigures figures = new UnusualFigures(study);
        figures.efficiencies();
        figures.costs();
        figures.demand();
        figures.sessions();
        List<String> sentences = new ArrayList<>();
        for (String question : figures.questions) {
            List<String> names = Objects.requireNonNull(figures.found.get(question));
            int named = Math.min(MOST_NAMED, names.size());
            String more = names.size() > named ? " and %d more".formatted(names.size() - named) : "";
            sentences.add("%s%s: %s".formatted(String.join(", ", names.subList(0, named)), more, question));
        }
        figures.shortYear().ifPresent(sentences::add);
        return sentences;
    }

    private void ask(String question, String name) {
        if (!found.containsKey(question)) {
            questions.add(question);
        }
        found.computeIfAbsent(question, q -> new ArrayList<>()).add(name);
    }

    private void efficiencies() {
        for (Generator generator : study.generators()) {
            efficiency(generator, "efficiency", generator.efficiency().max(), 1);
        }
        for (StorageUnit unit : study.storageUnits()) {
            efficiency(unit, "efficiency_store", unit.efficiencyStore().max(), 1);
            efficiency(unit, "efficiency_dispatch", unit.efficiencyDispatch().max(), 1);
        }
        for (LinkOperation link : study.links()) {
            efficiency(link, "efficiency", link.efficiencies().get(0).max(), LARGEST_EFFICIENCY);
        }
    }

    private void efficiency(Component component, String attribute, double value, double most) {
        if (value > most) {
            String meant =
                    value <= 100 ? "is %s meant as %s?".formatted(number(value), number(value / 100)) : "it is a share";
            ask("an unusual %s; %s".formatted(attribute, meant), component.key().toString());
        }
    }

    private void costs() {
        for (Component component : study.components()) {
            if (component.dearestPerMwh() > DEAREST_PER_MWH && component.kind() != ComponentKind.BID) {
                ask(
                        "an unusual cost of up to %s per MWh; is it per GWh, or for a whole year?"
                                .formatted(number(component.dearestPerMwh())),
                        component.key().toString());
            }
        }
        for (Generator generator : study.horizon().years() < SHORT_YEAR ? List.<Generator>of() : study.generators()) {
            generator.expansion().ifPresent(expansion -> capital(generator, expansion));
        }
    }

    private void capital(Component component, Expansion expansion) {
        double perYear = expansion.annualCost() / Math.max(study.horizon().years(), 1e-9);
        boolean isGiven = !(expansion.origin() instanceof CapitalCost.NotGiven);
        if (isGiven
                && expansion.annualCost() > 0
                && (perYear < CHEAPEST_PER_MW_YEAR || perYear > DEAREST_PER_MW_YEAR)) {
            ask(
                    "an unusual cost of capacity, %s per MW and year of 8,760 h; is it per kW, or for another time?"
                            .formatted(number(perYear)),
                    component.key().toString());
        }
    }

    /** Loads in kW exceed all that could ever serve them a thousandfold. */
    private void demand() {
        double largest = study.loads().stream()
                .mapToDouble(load -> load.powerMw().max())
                .max()
                .orElse(0);
        double capacity = study.components().stream()
                .filter(component -> component.kind() != ComponentKind.LOAD
                        && component.kind().is(ComponentKind.Role.SUPPLY))
                .mapToDouble(component -> component
                        .expansion()
                        .map(Expansion::max)
                        .filter(most -> most > 0)
                        .orElse(component.capacity()))
                .sum();
        if (largest > 20 * capacity && capacity > 0) {
            for (Load load : study.loads()) {
                if (load.powerMw().max() > 20 * capacity) {
                    ask(
                            "more than 20 times what all plants of the study can give together; are loads in kW?",
                            load.key().toString());
                }
            }
        }
    }

    private void sessions() {
        for (EvSession session : study.components(EvSession.class)) {
            if (session.energyMwh() > LARGEST_SESSION_MWH) {
                ask(
                        "more energy than the batteries of vehicles hold; is it in kWh?",
                        session.key().toString());
            }
        }
    }

    /** Costs are for the horizon as it stands: one that is short needs weights, or costs for its own time. */
    private Optional<String> shortYear() {
        double years = study.horizon().years();
        boolean yearly = study.components().stream()
                .flatMap(component -> component.expansion().stream())
                .anyMatch(expansion -> expansion.origin() instanceof CapitalCost.Yearly && expansion.annualCost() > 0);
        return yearly && years < SHORT_YEAR
                ? Optional.of(("The snapshots stand for %s h, less than a year, and capital_cost counts in full: give"
                                + " weights in snapshots.csv, or costs for that time.")
                        .formatted(number(8760 * years)))
                : Optional.empty();
    }

    private static String number(double value) {
        return Figures.digits(value);
    }
}
