package org.rexnet.core.clearing;

import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;

/** Finds the interval of valid prices: the slopes of least cost as demand rises and as it falls. For one thread. */
final class PriceIntervals implements AutoCloseable {

    private final ClearingProblem problem;
    private final Directions directions;

    PriceIntervals(ClearingProblem problem, Solution solution, Solver solver) {
        this.problem = problem;
        directions = new Directions(problem.model(), solution, solver);
    }

    /** Returns the interval at a bus in snapshot {@code k}. */
    PriceInterval of(int bus, int k) {
        double perWeight = Clearing.perWeight(problem.weight(k));
        double high = slope(bus, k, 1) * perWeight;
        double low = -slope(bus, k, -1) * perWeight;
        return new PriceInterval(low, high);
    }

    private double slope(int bus, int k, double demand) {
        for (RowChange change : problem.flow().demandChange(bus, k)) {
            directions.shift(change.row(), change.amount() * demand);
        }
        double slope = directions.slope();
        for (RowChange change : problem.flow().demandChange(bus, k)) {
            directions.shift(change.row(), 0);
        }
        return slope;
    }

    @Override
    public void close() {
        directions.close();
    }
}
