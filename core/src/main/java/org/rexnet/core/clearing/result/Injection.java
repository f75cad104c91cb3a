package org.rexnet.core.clearing.result;

import java.util.function.IntToDoubleFunction;
import org.rexnet.core.study.ComponentKey;

/**
 * What one component injects at one of its buses; over all injections at a bus those of each snapshot add up to 0.
 *
 * @param component a bus stands for its lost load and surplus
 * @param bus position of the bus in the network
 * @param role what becomes of the energy
 * @param power net injection in MW by snapshot of the horizon, below 0 where it withdraws
 */
public record Injection(ComponentKey component, int bus, Role role, IntToDoubleFunction power) {

    /** What becomes of energy that is injected or withdrawn. */
    public enum Role {
        /** It comes into the system. */
        SUPPLY,
        /** It is used. */
        USE,
        /** It is kept for another snapshot. */
        STORAGE,
        /** It becomes energy of another carrier. */
        CONVERSION,
        /** It is carried between buses of one carrier. */
        TRANSPORT,
        /** It is missing, or wasted. */
        IMBALANCE
    }

    /** Returns the power that is injected in snapshot {@code t}, in MW; below 0 where it is withdrawn. */
    public double mw(int t) {
        return power.applyAsDouble(t);
    }
}
