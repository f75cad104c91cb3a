package org.rexnet.investment;

import org.rexnet.core.clearing.ResultTable;

/**
 * What prices say about one candidate: what one more MW (MWh) would earn, and what it would cost.
 *
 * @param table table of the component
 * @param name name of the component
 * @param unit MW or MWh
 * @param capacity capacity at which the prices stand
 * @param rentPerUnit money that one more unit earns over the horizon's weighted hours
 * @param annualCostPerUnit money that one more unit costs, duals of limits over many capacities counted as cost
 * @param standing where the capacity stands between its bounds
 */
public record Signal(
        ResultTable table,
        String name,
        String unit,
        double capacity,
        double rentPerUnit,
        double annualCostPerUnit,
        Standing standing) {

    /** Difference of two amounts of money, relative to the larger, below which a solver's tolerances are its cause. */
    private static final double ROUNDING = 1e-6;

    /** Where a capacity stands between its bounds. */
    public enum Standing {
        /** No less may be built: one more unit earns at most what it costs. */
        AT_MINIMUM,
        /** Neither bound holds it: one more unit earns what it costs. */
        BETWEEN,
        /** No more may be built: one more unit earns at least what it costs. */
        AT_MAXIMUM,
        /** Both bounds are the same: anything may hold. */
        FIXED
    }

    /** Returns what one more unit earns beyond its cost; 0 where the two differ by rounding alone. */
    public double netValue() {
        return netValue(rentPerUnit, annualCostPerUnit);
    }

    static double netValue(double rent, double cost) {
        double difference = rent - cost;
        return Math.abs(difference) < ROUNDING * Math.max(Math.abs(rent), Math.abs(cost)) ? 0 : difference;
    }

    /**
     * Returns by how much this candidate breaks the long-run equilibrium, relative to its cost: 0 where rent equals cost between the
     * bounds, is at most the cost at the minimum, or at least the cost at the maximum.
     */
    public double equilibriumGap() {
        double scale = Math.max(1, Math.max(Math.abs(annualCostPerUnit), Math.abs(rentPerUnit)));
        return switch (standing) {
            case AT_MINIMUM -> Math.max(0, netValue()) / scale;
            case BETWEEN -> Math.abs(netValue()) / scale;
            case AT_MAXIMUM -> Math.max(0, -netValue()) / scale;
            case FIXED -> 0;
        };
    }
}
