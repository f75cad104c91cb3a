package org.rexnet.core.clearing.result;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.rexnet.core.study.Profile;

/**
 * How a component used its capacity.
 *
 * @param carrier technology, as the component names it; empty where it does not
 * @param injections that are supplied by it
 * @param capacity that of the clearing in MW, for stores in MWh; may be infinite; NaN for injections beside those that it limits
 * @param used MW by snapshot that the capacity limits; 0 where it limits no power
 * @param maxPu largest use per unit of capacity
 * @param curtailed MW by snapshot that could have been injected in addition
 */
public record CapacityUse(
        String carrier,
        List<Injection> injections,
        double capacity,
        IntToDoubleFunction used,
        Profile maxPu,
        IntToDoubleFunction curtailed) {

    /** Returns the power in snapshot {@code t} that the capacity limits, in MW. */
    public double usedMw(int t) {
        return used.applyAsDouble(t);
    }

    /** Returns the power in snapshot {@code t} that could have been injected in addition, in MW. */
    public double curtailedMw(int t) {
        return curtailed.applyAsDouble(t);
    }
}
