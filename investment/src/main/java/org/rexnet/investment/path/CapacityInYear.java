package org.rexnet.investment.path;

import java.util.List;
import org.rexnet.investment.signal.Candidate;

/**
 * Capacity of one candidate in one year of a path, in MW (MWh).
 *
 * @param candidate at that year's cost
 * @param existing what stands without having been built on the path
 * @param built what is built in that year
 * @param total what stands in that year
 * @param cost money for the total in that year, each part at the cost of the year in which it was built
 */
public record CapacityInYear(Candidate candidate, double existing, double built, double total, double cost) {

    static CapacityInYear of(PlanningYear planningYear, int c, List<Vintage> vintages, double existingCost) {
        double existing = planningYear.existing()[c];
        double built = 0;
        double total = existing;
        double cost = existing == 0 ? 0 : existing * existingCost;
        for (Vintage vintage : vintages) {
            if (vintage.candidate() == c && vintage.stands(planningYear.year())) {
                built += vintage.year() == planningYear.year() ? vintage.capacity() : 0;
                total += vintage.capacity();
                cost += vintage.capacity() * vintage.costPerUnit();
            }
        }
        return new CapacityInYear(planningYear.candidates().get(c), existing, built, total, cost);
    }
}
