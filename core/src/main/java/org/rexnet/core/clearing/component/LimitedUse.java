package org.rexnet.core.clearing.component;

import java.util.function.Function;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.network.Carrier;

/**
 * What a limit over time counts in one future: the primary energy of a carrier's attribute, or the operation of a carrier.
 *
 * @param constraint of what
 * @param future by its positions in the window
 * @param factor by which the future counts: what is drawn from storage happens once in it
 * @param carriers finds a carrier by name
 */
record LimitedUse(
        GlobalConstraint constraint, Horizon.Future future, double factor, Function<String, Carrier> carriers) {

    /** Returns whether it counts the energy of fuel, in place of output. */
    boolean isPrimary() {
        return constraint.type() == GlobalConstraint.Type.PRIMARY_ENERGY;
    }

    /** Returns the factor of what has weights of its own in the future. */
    double perWeight() {
        return factor / future.probability();
    }

    /** Returns what a MWh of a carrier counts; 0 where it does not. */
    double perMwh(String carrier) {
        if (isPrimary()) {
            return carriers.apply(carrier).attribute(constraint.attribute());
        }
        return carrier.equals(constraint.attribute()) ? 1 : 0;
    }
}
