package org.rexnet.network;

import java.util.List;

/**
 * Electrical branch with impedance; its flow follows from the voltage angles (DC approximation).
 *
 * <p>Impedances are per unit on a base of 1 MVA and the buses' nominal voltage, so that a susceptance is in MW per
 * radian.
 */
public sealed interface PassiveBranch extends Branch permits Line, Transformer {

    /** Returns the bus at the other end. */
    String toBus();

    @Override
    default List<String> to() {
        return List.of(toBus());
    }

    /** Returns the series resistance, per unit on 1 MVA. */
    double resistance();

    /**
     * Returns the series reactance, per unit on 1 MVA; negative for series compensation. What 0 means is the
     * convention's matter: mostly a coupler, whose ends have the same voltage angle.
     */
    double reactance();

    /** Returns the off-nominal tap ratio at the from side; 1 for a line. */
    double tapRatio();

    /** Returns the phase shift in radians: flow = B (theta_from - theta_to - shift); 0 for a line. */
    double phaseShift();

    /** Returns the limits of theta_from - theta_to. */
    AngleLimits angleLimits();

    @Override
    PassiveBranch withCapacity(double newCapacityMw);

    /** Returns the same with another resistance and reactance, per unit on 1 MVA. */
    PassiveBranch withImpedance(double newResistance, double newReactance);

    /**
     * Limits of a difference of voltage angles.
     *
     * @param min in radians, at most {@code max}; negative infinity where there is none
     * @param max in radians; infinity where there is none
     */
    record AngleLimits(double min, double max) {

        /** No limit. */
        public static final AngleLimits NONE = new AngleLimits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        public AngleLimits {
            if (!(min <= max)) {
                throw new IllegalArgumentException("Angle limits cross: " + min + " rad is above " + max + " rad.");
            }
        }

        /** Returns whether no difference is excluded. */
        public boolean areNone() {
            return Double.isInfinite(min) && Double.isInfinite(max);
        }
    }

    /** Checks what every passive branch must hold; called by their constructors. */
    static void check(
            String type, String id, String from, String to, double resistance, double reactance, double capacityMw) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A " + type + " needs a name.");
        }
        if (!Double.isFinite(resistance)) {
            throw new IllegalArgumentException(
                    "%s %s: the resistance must be a number but is %s.".formatted(type, id, resistance));
        }
        if (!Double.isFinite(reactance)) {
            throw new IllegalArgumentException(
                    "%s %s: the reactance must be a number but is %s.".formatted(type, id, reactance));
        }
        if (!(capacityMw >= 0)) {
            throw new IllegalArgumentException(
                    "%s %s: the capacity must be at least 0 MW but is %s.".formatted(type, id, capacityMw));
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("%s %s: joins bus %s with itself.".formatted(type, id, from));
        }
    }
}
