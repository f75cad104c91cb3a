package org.rexnet.core.clearing.result;

import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Stay;

/**
 * What came of one session, within the horizon.
 *
 * @param stay where and from when it was plugged in
 * @param first position in the horizon of the first snapshot in which it was plugged in
 * @param powerMw power at the meter in each snapshot from there on, above 0 into the vehicle; the clearing's own, to be read only
 * @param turnoverMw power into the vehicle plus power back in each of them
 * @param energyMwh MWh into the vehicle, less what left its battery
 * @param missingMwh MWh that were due by its departure, or by the end of the horizon, and are not there
 * @param payment money that it pays its station for energy, at the station's prices, less what it earns by feeding back
 * @param cost money for missing energy and for the detour
 */
public record ChargingResult(
        Stay stay,
        int first,
        double[] powerMw,
        double[] turnoverMw,
        double energyMwh,
        double missingMwh,
        double payment,
        double cost) {

    private static final double SMALLEST_MWH = 1e-6;

    /** How a session went. */
    public enum Course {
        SERVED,
        /** It got less than it wanted. */
        GOT_LESS,
        /** It waited for a plug, and was served then. */
        WAITED,
        /** It charged at an alternative station. */
        MOVED,
        /** No plug became free before it left. */
        LEFT;

        /** Returns the word for people. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /** Returns how it went: the gravest that holds. */
    public Course course() {
        if (stay.leftWithoutPlug()) {
            return Course.LEFT;
        }
        if (gotLess()) {
            return Course.GOT_LESS;
        }
        return stay.moved() ? Course.MOVED : stay.waited() ? Course.WAITED : Course.SERVED;
    }

    /** Returns whether it left with less than it wanted. */
    public boolean gotLess() {
        return missingMwh > SMALLEST_MWH;
    }

    /**
     * Returns the MWh that came into the vehicle since it was plugged in, less what left its battery, at the end of each snapshot from
     * {@link #first} on.
     */
    public double[] energySoFarMwh(Horizon horizon) {
        double efficiency = stay.session().efficiency() * stay.station().efficiency();
        double[] energy = new double[powerMw.length];
        double sum = 0;
        for (int j = 0; j < energy.length; j++) {
            double in = (turnoverMw[j] + powerMw[j]) / 2;
            double out = (turnoverMw[j] - powerMw[j]) / 2;
            sum += horizon.at(first + j).durationHours() * (efficiency * in - out / efficiency);
            energy[j] = sum;
        }
        return energy;
    }

    /** Returns the power at the meter in snapshot {@code t} of the horizon, in MW. */
    public double powerMw(int t) {
        int j = t - first;
        return j >= 0 && j < powerMw.length ? powerMw[j] : 0;
    }
}
