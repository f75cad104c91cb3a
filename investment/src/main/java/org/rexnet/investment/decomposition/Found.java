package org.rexnet.investment.decomposition;

import java.util.List;
import java.util.Map;

/** What a search came to. */
public sealed interface Found {

    /**
     * Capacities, and what they earn by the cuts' duals.
     *
     * @param capacities by the parameter's name
     * @param rents what one more unit of each capacity saves
     * @param limitCosts what limits of the study make one more unit of each capacity cost
     * @param shadowPrices by the limit's name
     * @param cost of the plan, operation and capacities
     * @param lower no plan costs less
     * @param cuts number of them
     * @param converged whether the gap asked for was reached
     */
    record Plan(
            Map<String, Double> capacities,
            Map<String, Double> rents,
            Map<String, Double> limitCosts,
            Map<String, Double> shadowPrices,
            double cost,
            double lower,
            int cuts,
            boolean converged,
            List<Iteration> iterations)
            implements Found {}

    /** Some load or limit cannot be met whatever is built, or limits over capacities contradict each other. */
    record Infeasible() implements Found {}

    /** Something that earns its cost has no limit. */
    record Unbounded() implements Found {}

    /** The time was up before there was a plan. */
    record OutOfTime() implements Found {}
}
