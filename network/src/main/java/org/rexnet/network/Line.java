package org.rexnet.network;

/**
 * Overhead line or cable.
 *
 * @param resistance series resistance, per unit on 1 MVA
 * @param reactance series reactance, per unit on 1 MVA; 0 for a coupler
 * @param capacityMw largest flow in MW in either direction; may be infinite
 * @param angleLimits limits of the difference of voltage angles
 */
public record Line(
        String id,
        String from,
        String toBus,
        double resistance,
        double reactance,
        double capacityMw,
        AngleLimits angleLimits)
        implements PassiveBranch {

    public Line {
        PassiveBranch.check("Line", id, from, toBus, resistance, reactance, capacityMw);
    }

    /** Returns a line without resistance and angle limits; the reactance is per unit on 1 MVA. */
    public static Line of(String id, String from, String to, double reactance, double capacityMw) {
        return new Line(id, from, to, 0, reactance, capacityMw, AngleLimits.NONE);
    }

    /** Returns a line by its impedance in ohm and the nominal voltage of its buses in kV. */
    public static Line ofOhm(
            String id,
            String from,
            String to,
            double resistanceOhm,
            double reactanceOhm,
            double nominalKv,
            double capacityMw) {
        if (!(nominalKv > 0) || Double.isInfinite(nominalKv)) {
            throw new IllegalArgumentException(
                    "Line %s: the nominal voltage must be above 0 kV but is %s.".formatted(id, nominalKv));
        }
        double ohmPerUnit = nominalKv * nominalKv;
        return new Line(
                id, from, to, resistanceOhm / ohmPerUnit, reactanceOhm / ohmPerUnit, capacityMw, AngleLimits.NONE);
    }

    @Override
    public double tapRatio() {
        return 1;
    }

    @Override
    public double phaseShift() {
        return 0;
    }

    @Override
    public Line withCapacity(double newCapacityMw) {
        return new Line(id, from, toBus, resistance, reactance, newCapacityMw, angleLimits);
    }

    @Override
    public Line withImpedance(double newResistance, double newReactance) {
        return new Line(id, from, toBus, newResistance, newReactance, capacityMw, angleLimits);
    }
}
