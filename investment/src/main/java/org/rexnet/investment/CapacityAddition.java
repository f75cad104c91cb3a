package org.rexnet.investment;

import java.util.OptionalDouble;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;

/**
 * Capacity that a plan recommends for one candidate, apart from what exists.
 *
 * @param kind table of the component
 * @param name name of the component
 * @param attribute PyPSA's name of the capacity found, such as {@code p_nom_opt}
 * @param unit MW or MWh
 * @param existing capacity that stands before
 * @param optimal capacity that the plan recommends in total
 * @param annualCostPerUnit money per MW (MWh) over the horizon's weighted hours, usually a year
 * @param overnightCostPerUnit money per MW (MWh) spent when it is built; empty where the study gives the yearly cost alone
 */
public record CapacityAddition(
        ComponentKind kind,
        String name,
        String attribute,
        String unit,
        double existing,
        double optimal,
        double annualCostPerUnit,
        OptionalDouble overnightCostPerUnit) {

    /** Returns whose capacity it is. */
    public ComponentKey key() {
        return new ComponentKey(kind, name);
    }

    /** Returns the addition to existing capacity; below 0 where less would do. */
    public double addition() {
        return optimal - existing;
    }

    /** Returns the overnight cost of the addition; empty where the study does not give that of a unit. */
    public OptionalDouble upFront() {
        return overnightCostPerUnit.isEmpty()
                ? overnightCostPerUnit
                : OptionalDouble.of(Math.max(0, addition()) * overnightCostPerUnit.getAsDouble());
    }

    /** Returns the cost of the total capacity, in the study's currency. */
    public double annualCost() {
        return optimal * annualCostPerUnit;
    }
}
