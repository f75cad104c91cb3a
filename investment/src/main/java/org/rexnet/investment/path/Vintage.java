package org.rexnet.investment.path;

/**
 * Capacity of one candidate that is built in one year of a path.
 *
 * @param candidate position among the candidates
 * @param year in which it is built
 * @param lifetimeYears it stands in the years before {@code year} + life; may be infinite
 * @param capacity in MW (MWh), above 0
 * @param costPerUnit money per MW (MWh) in every year in which it stands, as capital cost that year
 */
public record Vintage(int candidate, int year, double lifetimeYears, double capacity, double costPerUnit) {

    /** Returns whether it stands in a year. */
    public boolean stands(int inYear) {
        return inYear >= year && inYear < year + lifetimeYears;
    }
}
