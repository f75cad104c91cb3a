package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One way that things may turn out after capacities were decided.
 *
 * @param name unique among the scenarios
 * @param probability above 0; all together 1
 * @param overrides what differs from the study, in the order in which it is applied
 * @param series attributes of single components that have values of their own, whatever overrides say
 */
public record Scenario(String name, double probability, List<Override> overrides, List<Series> series) {

    /** Largest distance of the sum of probabilities from 1. */
    static final double TOLERANCE = 1e-9;

    /**
     * Attribute that may differ between scenarios, or between the years of a path.
     *
     * @param kind whose attribute it is
     * @param name as PyPSA has it
     */
    public record Attribute(ComponentKind kind, String name) {

        /** Power of loads. */
        public static final Attribute LOAD = new Attribute(ComponentKind.LOAD, "p_set");
        /** Largest output of generators per unit of capacity. */
        public static final Attribute AVAILABILITY = new Attribute(ComponentKind.GENERATOR, "p_max_pu");
        /** Marginal cost of generators. */
        public static final Attribute GENERATOR_COST = new Attribute(ComponentKind.GENERATOR, "marginal_cost");
        /** Marginal cost of links. */
        public static final Attribute LINK_COST = new Attribute(ComponentKind.LINK, "marginal_cost");
        /** Inflow into storage units. */
        public static final Attribute INFLOW = new Attribute(ComponentKind.STORAGE_UNIT, "inflow");
        /** Right-hand side of global constraints. */
        public static final Attribute LIMIT = new Attribute(ComponentKind.GLOBAL_CONSTRAINT, "constant");

        private static final String CAPITAL = "capital_cost";

        /** Returns what one more unit of a kind's candidates costs. */
        public static Attribute capital(ComponentKind kind) {
            return new Attribute(kind, CAPITAL);
        }

        /** Returns those that may differ between scenarios: what is decided or holds before one of them comes may not. */
        public static List<Attribute> ofScenarios() {
            return List.of(LOAD, AVAILABILITY, GENERATOR_COST, LINK_COST, INFLOW);
        }

        /** Returns those that may differ between the years of a path. */
        public static List<Attribute> ofYears() {
            List<Attribute> all = new ArrayList<>(ofScenarios());
            all.add(LIMIT);
            for (ComponentKind kind : ComponentKind.values()) {
                if (kind.hasCapacity()) {
                    all.add(capital(kind));
                }
            }
            return all;
        }

        /** Returns the table and attribute as PyPSA names them, such as {@code loads.p_set}. */
        public String text() {
            return kind.table() + "." + name;
        }

        /** Returns whether it is what one more unit of a candidate costs. */
        public boolean isCapital() {
            return name.equals(CAPITAL);
        }
    }

    /**
     * One attribute of some components that differs.
     *
     * @param what table and attribute
     * @param name component that it is about; empty for all
     * @param carrier carrier that it is about; empty for all
     * @param factor by which every value is multiplied
     * @param value that takes the place of every value; empty where they are multiplied
     */
    public record Override(
            Attribute what, Optional<String> name, Optional<String> carrier, double factor, OptionalDouble value) {

        public Override {
            if (!Double.isFinite(factor) || !Double.isFinite(value.orElse(0))) {
                throw new IllegalArgumentException(
                        "An override of %s must be finite but is %s.".formatted(what.text(), value.orElse(factor)));
            }
        }

        /** Returns an override that multiplies all values of an attribute. */
        public static Override factor(Attribute what, double factor) {
            return new Override(what, Optional.empty(), Optional.empty(), factor, OptionalDouble.empty());
        }

        /** Returns whether it changes a component of its table. */
        public boolean isAbout(String component, String carrierOfComponent) {
            return name.map(component::equals).orElse(true)
                    && carrier.map(carrierOfComponent::equals).orElse(true);
        }

        /** Returns what takes the place of a value. */
        public double of(double known) {
            return value.orElse(factor * known);
        }
    }

    /**
     * Values of one attribute of one component.
     *
     * @param what table and attribute
     * @param name the component
     * @param values by snapshot of the study
     */
    public record Series(Attribute what, String name, Profile values) {}

    /** Makes a scenario that differs by overrides only. */
    public Scenario(String name, double probability, List<Override> overrides) {
        this(name, probability, overrides, List.of());
    }

    public Scenario {
        overrides = List.copyOf(overrides);
        series = List.copyOf(series);
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("Scenario %s: the probability must be above 0 and at most 1 but is %s."
                    .formatted(name, probability));
        }
        Stream.concat(overrides.stream().map(Override::what), series.stream().map(Series::what))
                .filter(what -> !Attribute.ofScenarios().contains(what))
                .forEach(what -> {
                    throw new IllegalArgumentException(
                            "Scenario %s: %s is the same in all scenarios.".formatted(name, what.text()));
                });
    }

    /** Returns the same with other values of single components. */
    public Scenario withSeries(List<Series> newSeries) {
        return new Scenario(name, probability, overrides, newSeries);
    }

    /** Returns the same over other snapshots. */
    Scenario withProfiles(UnaryOperator<Profile> change) {
        return withSeries(series.stream()
                .map(one -> new Series(one.what(), one.name(), change.apply(one.values())))
                .toList());
    }

    /** Returns the values that a component's attribute has here; nothing where they follow from the study's. */
    Optional<Profile> findValues(Attribute what, String component) {
        return series.stream()
                .filter(one -> one.what().equals(what) && one.name().equals(component))
                .map(Series::values)
                .findFirst();
    }

    /** Throws {@link IllegalArgumentException} where names repeat or probabilities do not sum to 1. */
    static void check(List<Scenario> scenarios) {
        if (scenarios.isEmpty()) {
            return;
        }
        if (scenarios.stream().map(Scenario::name).distinct().count() < scenarios.size()) {
            throw new IllegalArgumentException("The names of scenarios must differ, but they are %s."
                    .formatted(scenarios.stream().map(Scenario::name).toList()));
        }
        double sum = scenarios.stream().mapToDouble(Scenario::probability).sum();
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException(
                    "The probabilities of scenarios must sum to 1 but sum to %s.".formatted(sum));
        }
    }
}
