package org.rexnet.investment.signal;

import java.util.Locale;
import java.util.OptionalDouble;
import org.rexnet.core.study.ComponentKind;

/**
 * Marginal revenue and cost of one candidate at least cost: value of the next MW (MWh), value of the last one, and cost of one.
 *
 * <p>Everything else is free to follow, whole decisions stay. The last one saves at least what one more would earn; where a capacity
 * stands between its bounds its cost lies between the two.
 *
 * @param kind table of the component
 * @param name name of the component
 * @param unit MW or MWh
 * @param capacity capacity at which the prices stand
 * @param rentPerUnit money that one more unit would earn over the horizon's weighted hours
 * @param lastRentPerUnit money that the last unit saves; empty where none stands, nothing could do without it, or nobody asked
 * @param supportingRentPerUnit money that one unit earns by the shadow prices of the plan: one of all that are valid
 * @param annualCostPerUnit money that one more unit costs, duals of limits over many capacities counted as cost
 * @param standing where the capacity stands between its bounds
 * @param basis what {@code rentPerUnit} was computed from: shadow prices, where one more could not be operated or nobody asked
 */
public record Signal(
        ComponentKind kind,
        String name,
        String unit,
        double capacity,
        double rentPerUnit,
        OptionalDouble lastRentPerUnit,
        double supportingRentPerUnit,
        double annualCostPerUnit,
        Standing standing,
        Earnings.Basis basis) {

    /** Difference of two amounts of money, relative to the larger, below which a solver's tolerances are its cause. */
    private static final double ROUNDING = 1e-6;

    private static final double DIFFERENCE = 1e-4;
    /** Net value relative to cost that a capacity of no kink has, as slopes are taken over small steps. */
    private static final double EVEN = 5e-5;

    /** Money, relative to a cost, that is a solver's tolerance and nothing else. */
    private static final double NOTHING = 1e-7;

    public Signal {
        capacity = Math.max(0, capacity);
        rentPerUnit = withoutRounding(rentPerUnit, annualCostPerUnit);
        supportingRentPerUnit = withoutRounding(supportingRentPerUnit, annualCostPerUnit);
        if (lastRentPerUnit.isPresent()) {
            lastRentPerUnit = OptionalDouble.of(withoutRounding(lastRentPerUnit.getAsDouble(), annualCostPerUnit));
        }
    }

    /** Returns money that one unit of a known cost earns, and 0 for what rounding alone leaves of that. */
    static double withoutRounding(double money, double cost) {
        return Math.abs(money) < NOTHING * Math.max(1, Math.abs(cost)) ? 0 : money;
    }

    /** Where a capacity stands between its bounds. */
    public enum Standing {
        /** No less may be built: one more unit earns at most what it costs. */
        AT_MINIMUM,
        /** Neither bound holds it: one more unit earns at most what it costs, the last one saves at least that. */
        BETWEEN,
        /** No more may be built: the last unit saves at least what it costs. */
        AT_MAXIMUM,
        /** Both bounds are the same: anything may hold. */
        FIXED;

        /** Returns the word for it in tables: "at minimum". */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Returns what one more unit would earn beyond its cost; 0 where the two differ by rounding alone. */
    public double netValue() {
        return netValue(rentPerUnit, annualCostPerUnit);
    }

    /** Returns whether one more unit would earn just what it costs, as far as a table shows it. */
    public boolean breaksEven() {
        return Math.abs(netValue()) <= EVEN * Math.max(1, Math.abs(annualCostPerUnit));
    }

    /** Returns whether the next unit is worth as much as the last one, where there is one. */
    public boolean isUnique() {
        double scale = Math.max(1, Math.max(Math.abs(annualCostPerUnit), Math.abs(rentPerUnit)));
        return lastRentPerUnit.isEmpty() || lastRentPerUnit.getAsDouble() - rentPerUnit <= DIFFERENCE * scale;
    }

    static double netValue(double rent, double cost) {
        double difference = rent - cost;
        return Math.abs(difference) < ROUNDING * Math.max(Math.abs(rent), Math.abs(cost)) ? 0 : difference;
    }

    /**
     * Returns by how much this candidate breaks the long-run equilibrium at the prices that support the plan, relative to its cost: 0 where
     * its rent equals its cost between the bounds, is at most the cost at the minimum, or at least the cost at the maximum.
     */
    public double equilibriumGap() {
        double scale = Math.max(1, Math.max(Math.abs(annualCostPerUnit), Math.abs(supportingRentPerUnit)));
        double net = netValue(supportingRentPerUnit, annualCostPerUnit);
        return switch (standing) {
            case AT_MINIMUM -> Math.max(0, net) / scale;
            case BETWEEN -> Math.abs(net) / scale;
            case AT_MAXIMUM -> Math.max(0, -net) / scale;
            case FIXED -> 0;
        };
    }
}
