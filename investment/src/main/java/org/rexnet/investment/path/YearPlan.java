package org.rexnet.investment.path;

import java.util.List;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.investment.SystemFigures;

/**
 * Decisions of a path for one year, and the figures of that year.
 *
 * @param year of the path
 * @param presentValueFactor value in the path's first year of one unit of money in every year that it stands for
 * @param clearing dispatch and prices, in that year's money; its objective is operation and all capacity of candidates
 * @param operation cost of operation
 * @param capacities one for each candidate
 */
public record YearPlan(
        int year, double presentValueFactor, Clearing clearing, double operation, List<CapacityInYear> capacities) {

    public YearPlan {
        capacities = List.copyOf(capacities);
    }

    /** Returns the cost of the year: operation, and all capacity of candidates that stands in it. */
    public double cost() {
        return clearing.objective();
    }

    /** Returns cost, prices, emissions and what is not served. */
    public SystemFigures figures() {
        return SystemFigures.of(clearing);
    }

    /** Returns the capacity of one candidate; throws {@link IllegalArgumentException} where there is none of that name. */
    public CapacityInYear capacity(String name) {
        return capacities.stream()
                .filter(capacity -> capacity.candidate().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no candidate " + name + "."));
    }
}
