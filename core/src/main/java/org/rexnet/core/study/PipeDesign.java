package org.rexnet.core.study;

import org.rexnet.network.flow.HeatParameters;
import org.rexnet.network.flow.Water;

/**
 * What a pipe of some diameter carries: m c_p (T_supply - T_return), with m = density x speed x cross-section.
 *
 * <p>The density is that of the supply water, the faster side of the two.
 */
public final class PipeDesign {

    /** Speed of the water in m/s where a study does not say. */
    public static final double DEFAULT_VELOCITY = 1.5;

    private static final double W_PER_MW = 1e6;

    private PipeDesign() {}

    /** Returns the thermal capacity in MW in each snapshot; 0 where supply and return are equally warm. */
    public static Profile capacityMw(double diameterM, double velocityMPerS, HeatSchedule schedule) {
        Profile supply = schedule.supplyCelsius();
        Profile back = schedule.returnCelsius();
        int length = Math.max(supply.length(), back.length());
        if (length == 0) {
            return Profile.of(capacityMw(diameterM, velocityMPerS, supply.at(0), back.at(0)));
        }
        double[] capacities = new double[length];
        for (int t = 0; t < length; t++) {
            capacities[t] = capacityMw(diameterM, velocityMPerS, supply.at(t), back.at(t));
        }
        return Profile.of(capacities);
    }

    /** Returns the thermal capacity in MW at given temperatures in C. */
    public static double capacityMw(
            double diameterM, double velocityMPerS, double supplyCelsius, double returnCelsius) {
        double crossSectionM2 = Math.PI / 4 * diameterM * diameterM;
        double kgPerS = Water.at(supplyCelsius).densityKgPerM3() * velocityMPerS * crossSectionM2;
        return kgPerS * HeatParameters.WATER_HEAT_CAPACITY * (supplyCelsius - returnCelsius) / W_PER_MW;
    }

    /** Returns the diameter in m of the pipe that carries a capacity in MW; the inverse of {@link #capacityMw}. */
    public static double diameterM(
            double capacityMw, double velocityMPerS, double supplyCelsius, double returnCelsius) {
        return Math.sqrt(capacityMw / capacityMw(1, velocityMPerS, supplyCelsius, returnCelsius));
    }
}
