package org.rexnet.core.study;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * When the existing capacity of components stands: from {@code build_year} to before {@code build_year} + {@code lifetime}, where a study
 * gives them; always, where it gives no {@code build_year}.
 */
public final class ServiceLife {

    private final Map<String, Double> buildYears = new HashMap<>();
    private final Map<String, Double> lifetimes = new HashMap<>();

    private ServiceLife() {}

    /**
     * Returns the lives that a study's tables state.
     *
     * @throws IllegalArgumentException if one is no number, or a life is not above 0
     */
    public static ServiceLife of(Study study) {
        ServiceLife lives = new ServiceLife();
        for (KeptColumn column : study.keptColumns()) {
            column.values().forEach((name, text) -> {
                String key = key(column.table(), name);
                switch (column.column()) {
                    case "build_year" -> lives.buildYears.put(key, buildYear(column, name, text));
                    case "lifetime" -> lives.lifetimes.put(key, lifetime(column, name, text));
                    default -> {}
                }
            });
        }
        return lives;
    }

    private static double buildYear(KeptColumn column, String name, String text) {
        double year = number(text);
        if (!Double.isFinite(year)) {
            throw wrong(column, name, "a year", text);
        }
        return year;
    }

    private static double lifetime(KeptColumn column, String name, String text) {
        double years = number(text);
        if (!(years > 0)) {
            throw wrong(column, name, "a number above 0", text);
        }
        return years;
    }

    private static IllegalArgumentException wrong(KeptColumn column, String name, String allowed, String text) {
        return new IllegalArgumentException(
                "%s.csv, %s: %s must be %s but is %s.".formatted(column.table(), name, column.column(), allowed, text));
    }

    private static double number(String text) {
        try {
            return text.equalsIgnoreCase("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Returns the year in which the existing capacity of a component was or will be built; empty where nothing is said. */
    public OptionalDouble buildYear(ComponentKey component) {
        Double year = buildYears.get(key(component));
        return year == null ? OptionalDouble.empty() : OptionalDouble.of(year);
    }

    /**
     * Returns whether the existing capacity of a component stands in a year.
     *
     * @param knownLifetime of a candidate, which says it with its cost; infinity of others
     */
    public boolean stands(ComponentKey component, double knownLifetime, int year) {
        OptionalDouble built = buildYear(component);
        if (built.isEmpty()) {
            return true;
        }
        double lifetime = Math.min(knownLifetime, lifetimes.getOrDefault(key(component), Double.POSITIVE_INFINITY));
        return year >= built.getAsDouble() && year < built.getAsDouble() + lifetime;
    }

    private static String key(ComponentKey component) {
        return key(component.kind().table(), component.id());
    }

    private static String key(String table, String name) {
        return table + " " + name;
    }
}
