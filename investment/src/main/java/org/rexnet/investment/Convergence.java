package org.rexnet.investment;

import java.util.List;
import java.util.Optional;
import org.rexnet.investment.decomposition.Iteration;
import org.rexnet.investment.decomposition.Traffic;

/**
 * How the search for an equilibrium went.
 *
 * @param lower no plan costs less
 * @param upper cost of the plan
 * @param converged whether the gap asked for was reached
 * @param capacityNames names of the capacities, in the order of the iterations' arrays
 * @param iterations in order
 * @param cuts number of answers that the master was told
 * @param parts number of parts in which the horizon was cleared
 * @param closedAsOne whether the plan is that of the whole horizon as one model, which was cleared after the search
 * @param traffic what travelled between machines; empty where one process cleared everything
 */
public record Convergence(
        double lower,
        double upper,
        boolean converged,
        List<String> capacityNames,
        List<Iteration> iterations,
        int cuts,
        int parts,
        boolean closedAsOne,
        Optional<Traffic> traffic) {

    public Convergence {
        capacityNames = List.copyOf(capacityNames);
        iterations = List.copyOf(iterations);
    }

    /** Returns how the search went whose plan gave way to that of the whole horizon as one model. */
    Convergence closedAsOne(double cost) {
        return new Convergence(lower, cost, converged, capacityNames, iterations, cuts, parts, true, traffic);
    }

    /** Returns (upper - lower) / upper. */
    public double gap() {
        return (upper - lower) / Math.max(1, Math.abs(upper));
    }
}
