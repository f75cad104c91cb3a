package org.rexnet.investment.path;

import java.util.List;

/**
 * Capacities built in each year of a path, and the figures of each year.
 *
 * @param years in order
 */
public record PathPlan(List<YearPlan> years) {

    public PathPlan {
        years = List.copyOf(years);
    }

    /** Returns the cost of all years, discounted to the first one. */
    public double presentValue() {
        return years.stream()
                .mapToDouble(year -> year.presentValueFactor() * year.cost())
                .sum();
    }

    /** Returns one year; throws {@link IllegalArgumentException} where the path has none of that number. */
    public YearPlan year(int number) {
        return years.stream()
                .filter(year -> year.year() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The path has no year %d.".formatted(number)));
    }
}
