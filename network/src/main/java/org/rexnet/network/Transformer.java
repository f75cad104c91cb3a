package org.rexnet.network;

/**
 * Transformer, with off-nominal tap and phase shift.
 *
 * @param resistance series resistance, per unit on 1 MVA
 * @param reactance series reactance, per unit on 1 MVA; 0 for a coupler
 * @param tapRatio off-nominal tap ratio at the from side, above 0
 * @param phaseShift in radians: flow = B (theta_from - theta_to - shift)
 * @param capacityMw largest flow in MW in either direction; may be infinite
 * @param angleLimits limits of the difference of voltage angles
 */
public record Transformer(
        String id,
        String from,
        String toBus,
        double resistance,
        double reactance,
        double tapRatio,
        double phaseShift,
        double capacityMw,
        AngleLimits angleLimits)
        implements PassiveBranch {

    public Transformer {
        PassiveBranch.check("Transformer", id, from, toBus, resistance, reactance, capacityMw);
        if (!(tapRatio > 0) || Double.isInfinite(tapRatio)) {
            throw new IllegalArgumentException(
                    "Transformer %s: the tap ratio must be above 0 but is %s.".formatted(id, tapRatio));
        }
        if (!Double.isFinite(phaseShift)) {
            throw new IllegalArgumentException(
                    "Transformer %s: the phase shift must be a number but is %s.".formatted(id, phaseShift));
        }
    }

    /**
     * Returns a transformer at nominal tap without resistance, shift and angle limits; the reactance is per unit on 1
     * MVA.
     */
    public static Transformer of(String id, String from, String to, double reactance, double capacityMw) {
        return new Transformer(id, from, to, 0, reactance, 1, 0, capacityMw, AngleLimits.NONE);
    }

    @Override
    public Transformer withCapacity(double newCapacityMw) {
        return new Transformer(
                id, from, toBus, resistance, reactance, tapRatio, phaseShift, newCapacityMw, angleLimits);
    }

    @Override
    public Transformer withImpedance(double newResistance, double newReactance) {
        return new Transformer(
                id, from, toBus, newResistance, newReactance, tapRatio, phaseShift, capacityMw, angleLimits);
    }
}
