package org.rexnet.core.study;

import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * How far an output may change from one snapshot to the next, whatever the snapshot's duration.
 *
 * @param up largest increase, per unit of capacity; infinite where there is no limit
 * @param down largest decrease, per unit of capacity; infinite where there is no limit
 * @param initialMw output before the first snapshot, from which the first change is counted; empty where it is free
 */
public record RampLimits(Profile up, Profile down, OptionalDouble initialMw) {

    /** No limit. */
    public static final RampLimits NONE = new RampLimits(Profile.UNLIMITED, Profile.UNLIMITED, OptionalDouble.empty());

    public RampLimits {
        if (!(up.min() >= 0) || !(down.min() >= 0)) {
            throw new IllegalArgumentException("Ramp limits must be at least 0.");
        }
    }

    /** Returns limits that hold in every snapshot but the first. */
    public static RampLimits of(double up, double down) {
        return new RampLimits(Profile.of(up), Profile.of(down), OptionalDouble.empty());
    }

    /** Returns the same with every series replaced. */
    RampLimits withProfiles(UnaryOperator<Profile> change) {
        return new RampLimits(change.apply(up), change.apply(down), initialMw);
    }

    /** Returns whether nothing is limited. */
    public boolean areNone() {
        return up.isAlways(Double.POSITIVE_INFINITY) && down.isAlways(Double.POSITIVE_INFINITY);
    }

    /** Returns the change in MW that is allowed from every snapshot to the next, up and down; infinite where nothing is limited. */
    public double alwaysMw(double capacityMw) {
        return areNone() ? Double.POSITIVE_INFINITY : capacityMw * Math.min(up.min(), down.min());
    }
}
