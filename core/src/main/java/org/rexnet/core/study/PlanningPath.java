package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;

/**
 * Years in which capacity is decided, one after the other; each stands for itself and the years before the next.
 *
 * @param discountRate social discount rate per year as a fraction, at least 0
 * @param until year before which the last one ends
 * @param years in ascending order, at least one
 */
public record PlanningPath(double discountRate, int until, List<Year> years) {

    /**
     * What differs in one year from the study as it was read.
     *
     * @param year in which capacity that is decided stands from its first day
     * @param co2Price money per tonne that generators and plants pay for what they emit, at least 0
     * @param overrides in the order in which they are applied, each to the study, not to the year before
     */
    public record Year(int year, double co2Price, List<Scenario.Override> overrides) {

        public Year {
            overrides = List.copyOf(overrides);
            if (!(co2Price >= 0) || Double.isInfinite(co2Price)) {
                throw new IllegalArgumentException("Year %d: the price of CO2 must be a number of at least 0 but is %s."
                        .formatted(year, co2Price));
            }
        }

        /** Returns a year without a price of CO2. */
        public static Year of(int year, Scenario.Override... overrides) {
            return new Year(year, 0, List.of(overrides));
        }
    }

    public PlanningPath {
        years = List.copyOf(years);
        List<String> faults = new ArrayList<>();
        if (!(discountRate >= 0) || Double.isInfinite(discountRate)) {
            faults.add("The discount rate of a path must be at least 0 but is %s.".formatted(discountRate));
        }
        if (years.isEmpty()) {
            faults.add("A path needs at least one year.");
        }
        for (int s = 1; s < years.size(); s++) {
            if (years.get(s).year() <= years.get(s - 1).year()) {
                faults.add("The years of a path must ascend, but %d follows %d."
                        .formatted(years.get(s).year(), years.get(s - 1).year()));
            }
        }
        if (!years.isEmpty() && until <= years.getLast().year()) {
            faults.add("A path must end after its last year %d, but it ends before %d."
                    .formatted(years.getLast().year(), until));
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    /** Returns a path whose last year stands for as many years as the one before it; for one if it is the only one. */
    public static PlanningPath of(double discountRate, List<Year> years) {
        return new PlanningPath(
                discountRate, endOf(years.stream().map(Year::year).toList()), years);
    }

    /** Returns the year before which a path ends by itself: its last step is as long as the one before. */
    static int endOf(List<Integer> years) {
        int last = years.isEmpty() ? 0 : years.getLast();
        return years.size() < 2 ? last + 1 : last + Math.max(1, last - years.get(years.size() - 2));
    }

    /** Returns how many years a year stands for. */
    public int length(int stage) {
        int next = stage + 1 < years.size() ? years.get(stage + 1).year() : until;
        return next - years.get(stage).year();
    }

    /**
     * Returns the value, in the first year, of one unit of money in each of the years that a year stands for: the sum of (1 + r)^-(y - y0).
     */
    public double presentValueFactor(int stage) {
        int first = years.get(stage).year() - years.getFirst().year();
        double sum = 0;
        for (int k = 0; k < length(stage); k++) {
            sum += Math.pow(1 + discountRate, -(first + k));
        }
        return sum;
    }
}
