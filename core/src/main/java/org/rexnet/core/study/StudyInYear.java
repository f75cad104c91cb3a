package org.rexnet.core.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A study as it is in one year of a path: with that year's overrides and price of CO2, and without components that do not stand then.
 * Candidates stay, with the capacity that exists of them, at the cost of that year.
 */
public final class StudyInYear {

    private final Study study;
    private final PlanningPath.Year year;
    private final ServiceLife lives;

    private StudyInYear(Study study, PlanningPath.Year year) {
        this.study = study;
        this.year = year;
        lives = ServiceLife.of(study);
    }

    /** Returns the study in a year; throws {@link IllegalArgumentException} where an override fits nothing or gives what cannot be. */
    public static Study of(Study study, PlanningPath.Year year) {
        for (Scenario.Override override : year.overrides()) {
            misfit(study, override).ifPresent(misfit -> {
                throw new IllegalArgumentException("Year %d, %s: %s."
                        .formatted(year.year(), override.what().text(), misfit));
            });
        }
        return new StudyInYear(study, year).apply();
    }

    /** What an override may be about. */
    private record Target(String name, String carrier) {}

    /** Returns why an override changes nothing of a study; empty where it changes something. */
    static Optional<String> misfit(Study study, Scenario.Override override) {
        List<Target> targets = targets(study, override.what());
        if (targets.stream().anyMatch(target -> override.isAbout(target.name(), target.carrier()))) {
            return Optional.empty();
        }
        String wanted = Stream.of(
                        override.name().map(n -> "name " + n),
                        override.carrier().map(c -> "carrier " + c))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " and " + other)
                .map(text -> " with " + text)
                .orElse("");
        String hint = override.name()
                .map(name -> Suggestion.maybe(
                        name, targets.stream().map(Target::name).toList()))
                .or(() -> override.carrier()
                        .map(c -> Suggestion.maybe(
                                c, targets.stream().map(Target::carrier).toList())))
                .orElse("");
        return Optional.of("study %s has nothing%s%s that it could change%s"
                .formatted(study.name(), override.what().isCapital() ? " to build" : "", wanted, hint));
    }

    private static List<Target> targets(Study study, Scenario.Attribute what) {
        return what.equals(Scenario.Attribute.LIMIT)
                ? study.globalConstraints().stream()
                        .map(limit -> new Target(limit.id(), ""))
                        .toList()
                : study.components().all(what.kind()).stream()
                        .filter(c -> !what.isCapital() || c.expansion().isPresent())
                        .map(c -> new Target(c.id(), c.carrier()))
                        .toList();
    }

    private Study apply() {
        return study.filter(this::stands)
                .map(component -> changed(component).withCo2Price(year.co2Price(), study.network()))
                .withGlobalConstraints(
                        study.globalConstraints().stream().map(this::limit).toList());
    }

    /** What may be extended stays, even where nothing of it stands. */
    private boolean stands(Component component) {
        return component.expansion().isPresent()
                || lives.stands(component.key(), Double.POSITIVE_INFINITY, year.year());
    }

    private Component changed(Component component) {
        Component changed = component;
        for (Scenario.Override override : year.overrides()) {
            if (override.what().kind() == component.kind() && override.isAbout(component.id(), component.carrier())) {
                changed = changed.with(override.what(), profile -> profile.map(override::of));
            }
        }
        return changed;
    }

    private GlobalConstraint limit(GlobalConstraint limit) {
        double constant = limit.constant();
        for (Scenario.Override override : year.overrides()) {
            if (override.what().equals(Scenario.Attribute.LIMIT) && override.isAbout(limit.id(), "")) {
                constant = override.of(constant);
            }
        }
        return new GlobalConstraint(limit.id(), limit.type(), limit.attribute(), limit.bus(), limit.sense(), constant);
    }

    /** Returns how a component that may be extended may be so in a year: at the cost that its overrides say. */
    public static Component withCosts(PlanningPath.Year year, Component candidate) {
        return candidate.withExpansion(candidate.expansion().map(expansion -> {
            Expansion changed = expansion;
            for (Scenario.Override override : year.overrides()) {
                if (override.what().equals(Scenario.Attribute.capital(candidate.kind()))
                        && override.isAbout(candidate.id(), candidate.carrier())) {
                    changed = changed(changed, override);
                }
            }
            return changed;
        }));
    }

    private static Expansion changed(Expansion expansion, Scenario.Override override) {
        OptionalDouble value = override.value();
        return value.isEmpty()
                ? expansion.withCostFactor(override.factor())
                : new Expansion(
                        expansion.min(),
                        expansion.max(),
                        value.getAsDouble(),
                        expansion.module(),
                        new CapitalCost.Yearly(expansion.origin().lifetimeYears()));
    }
}
