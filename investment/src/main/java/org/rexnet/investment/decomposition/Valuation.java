package org.rexnet.investment.decomposition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.optimization.Solution;

/**
 * Earnings of capacities and costs of limits, by name, as the master's duals combine the cuts.
 *
 * @param rents what one more unit of each capacity saves
 * @param limitCosts what limits of the study make one more unit of each capacity cost
 * @param shadowPrices of limits that the study states
 */
record Valuation(Map<String, Double> rents, Map<String, Double> limitCosts, Map<String, Double> shadowPrices) {

    /** Reads the duals of a proposal. */
    static Valuation of(Master master, Master.Proposal proposal, Columns columns, List<SharedLimit> limits) {
        Solution duals = proposal.duals().orElseThrow();
        double[] rents = master.rents(proposal);
        double[] limitCosts = master.limitCosts(duals);
        Map<String, Double> rentsByName = new LinkedHashMap<>();
        Map<String, Double> limitCostsByName = new LinkedHashMap<>();
        for (int j = 0; j < columns.size(); j++) {
            if (columns.at(j) instanceof Parameter.Capacity capacity) {
                rentsByName.put(capacity.name(), rents[j]);
                limitCostsByName.put(capacity.name(), limitCosts[j]);
            }
        }
        Map<String, Double> shadowPrices = new LinkedHashMap<>();
        for (SharedLimit limit : limits) {
            if (!limit.physical()) {
                shadowPrices.put(limit.name(), master.shadowPrice(duals, limit.name()));
            }
        }
        return new Valuation(rentsByName, limitCostsByName, shadowPrices);
    }
}
