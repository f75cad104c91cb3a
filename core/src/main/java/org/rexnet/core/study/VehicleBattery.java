package org.rexnet.core.study;

/**
 * Battery of a vehicle.
 *
 * @param capacityMwh most energy that it holds, at least 0; infinite where it is not known
 * @param initialMwh energy that it holds on arrival, at least 0 and at most the capacity
 */
public record VehicleBattery(double capacityMwh, double initialMwh) {

    /** A battery of which nothing is known: it limits nothing. */
    public static final VehicleBattery UNKNOWN = new VehicleBattery(Double.POSITIVE_INFINITY, 0);

    public VehicleBattery {
        if (!(initialMwh >= 0 && initialMwh <= capacityMwh)) {
            throw new IllegalArgumentException(
                    "A battery must hold between 0 and its capacity of %s MWh on arrival, but holds %s."
                            .formatted(capacityMwh, initialMwh));
        }
    }

    /** Returns whether the capacity is known. */
    public boolean isKnown() {
        return Double.isFinite(capacityMwh);
    }

    /** Returns how much more energy it can hold in MWh. */
    public double roomMwh() {
        return capacityMwh - initialMwh;
    }
}
