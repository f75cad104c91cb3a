package org.rexnet.core.study.builtin;

import java.util.SplittableRandom;

/**
 * Sun and public grid of a village near Bahraich on the mean day of each month.
 *
 * <p>Output of a panel at 27.6 degrees north that faces south at 29 degrees = clearness of the month x cosine of the sun's angle of
 * incidence x 0.7^(air^0.678) at the full hour, air mass = 1 / sine of the sun's height (A. Meinel and M. Meinel, Applied Solar Energy,
 * 1976), on the 15th. Clearness is fitted so that each month has the energy of CLOVER's year 2007 of renewables.ninja, 1,842 h at full
 * power; the mean day by hour is then met to 0.02 per kW (root mean square). The grid is on in an hour with CLOVER's probability for
 * Bahraich.
 */
final class VillageSky {

    private static final double LATITUDE = StrictMath.toRadians(27.6);
    private static final double TILT = StrictMath.toRadians(29);
    private static final int[] MIDDLE_OF_MONTH = {14, 45, 73, 104, 134, 165, 195, 226, 257, 287, 318, 348};
    private static final double[] CLEARNESS = {
        1.254, 1.142, 1.244, 1.200, 1.191, 1.124, 0.997, 0.988, 1.033, 1.187, 1.226, 1.288
    };
    private static final double[] GRID = {
        0.57, 0.61, 0.54, 0.50, 0.48, 0.48, 0.46, 0.34, 0.25, 0.30, 0.35, 0.35, 0.33, 0.29, 0.32, 0.35, 0.35, 0.32,
        0.39, 0.14, 0.18, 0.46, 0.47, 0.51
    };

    private VillageSky() {}

    /** Returns the output of a panel per unit of its power. */
    static double sun(int hour, int month) {
        double declination =
                StrictMath.toRadians(-23.44) * StrictMath.cos(2 * StrictMath.PI * (MIDDLE_OF_MONTH[month] + 10) / 365);
        double hourAngle = StrictMath.toRadians(15.0 * (hour - 12));
        double height = incidence(declination, LATITUDE, hourAngle);
        double onPanel = incidence(declination, LATITUDE - TILT, hourAngle);
        return height > 0 && onPanel > 0
                ? CLEARNESS[month] * onPanel * StrictMath.pow(0.7, StrictMath.pow(1 / height, 0.678))
                : 0;
    }

    /** Returns 1 where the public grid is on and 0 where it is off, hour by hour of a day of each month, drawn once. */
    static double[] grid(SplittableRandom random) {
        double[] on = new double[VillageDevices.MONTHS * VillageDevices.HOURS];
        for (int t = 0; t < on.length; t++) {
            on[t] = random.nextDouble() < GRID[t % VillageDevices.HOURS] ? 1 : 0;
        }
        return on;
    }

    /** Returns the cosine of the angle between the sun and a surface that lies flat at the given latitude. */
    private static double incidence(double declination, double latitude, double hourAngle) {
        return StrictMath.sin(declination) * StrictMath.sin(latitude)
                + StrictMath.cos(declination) * StrictMath.cos(latitude) * StrictMath.cos(hourAngle);
    }
}
