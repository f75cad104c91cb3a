package org.rexnet.core.study.builtin;

import java.util.SplittableRandom;

/**
 * Demand, wind, sun and warmth of the harbour town in every hour t of a year of 365 days that begins on a Tuesday; filled by
 * its constructor, then read only.
 *
 * <p>With d = t / 24, h = t mod 24, bump(m, s) = exp(-((h - m) / s)^2 / 2), winter = cos(2 pi (d - 15) / 365), and
 * independent first-order autoregressions z_t = rho z_t-1 + sqrt(1 - rho^2) e_t of standard normal e:
 *
 * <ul>
 *   <li>demand per unit of peak = shape x (1 + 0.12 winter) / 1.12 x exp(0.02 z), rho 0.9; shapes: homes 0.55 + 0.2
 *       bump(8, 2) + 0.45 bump(19, 3); offices 0.35 + 0.65 bump(13, 4.5), at weekends 0.6 of it; port 0.7 + 0.3
 *       bump(12, 5), at weekends 0.8 of it;
 *   <li>wind speed = scale x (1 + 0.15 winter) x sqrt((x^2 + y^2) / 2) with two regressions x, y of rho 0.97, so that
 *       speeds have a Weibull distribution of shape 2; output rises with the cube of the speed from 3 to 12 m/s and
 *       stops above 25 m/s;
 *   <li>sun = 1.1 x cosine of the sun's angle of incidence on a panel that faces south at 35 degrees x 0.7^(air^0.678)
 *       x (1 - 0.75 N^3.4) while the sun is up; air mass = 1 / sine of its height (A. Meinel and M. Meinel, Applied
 *       Solar Energy, 1976), cloud cover N = 1 / (1 + exp(-1.7 (z + 0.5 + 0.4 winter))), rho 0.95 (F. Kasten and G.
 *       Czeplak, Solar Energy 24, 1980).
 *   <li>outdoors it has 8.5 - 8 winter - 2.5 cos(2 pi (h - 3) / 24) + 3 z degrees Celsius, rho 0.98; the sea 9.5 - 7 cos(2 pi (d - 45) /
 *       365); the ground 9 - 5 cos(2 pi (d - 45) / 365);
 *   <li>heating per unit of what it takes at -8 C = 0.9 (0.85 + 0.25 bump(7, 2) + 0.15 bump(19, 3)) max(0, 17 - T) / 25 + 0.1 (0.4 + 0.5
 *       bump(7, 1.5) + 0.4 bump(20, 2.5)), where T follows the temperature outdoors with a time constant of 12 hours.
 * </ul>
 *
 * <p>Only {@link StrictMath} and the bits of {@link SplittableRandom} are used, so that every platform computes the
 * same numbers.
 */
final class HarbourYear {

    static final int HOURS = 8760;

    private static final int DAY = 24;
    private static final int FIRST_WEEKDAY = 1;
    private static final double LATITUDE = StrictMath.toRadians(56.4);
    private static final double TILT = StrictMath.toRadians(35);
    private static final double HEADLAND_SCALE = 9.0;
    private static final double INLAND_SCALE = 7.4;

    final double[] homes = new double[HOURS];
    final double[] offices = new double[HOURS];
    final double[] port = new double[HOURS];
    final double[] headlandWind = new double[HOURS];
    final double[] inlandWind = new double[HOURS];
    final double[] sun = new double[HOURS];
    final double[] outdoor = new double[HOURS];
    final double[] sea = new double[HOURS];
    final double[] ground = new double[HOURS];
    final double[] heating = new double[HOURS];

    HarbourYear(long seed) {
        fillDemand(seed);
        fillWind(seed);
        fillSun(seed);
        fillTemperatures(seed);
        fillHeating();
    }

    private void fillDemand(long seed) {
        double[] homeNoise = regression(seed, 1, 0.9);
        double[] officeNoise = regression(seed, 2, 0.9);
        double[] portNoise = regression(seed, 3, 0.9);
        for (int t = 0; t < HOURS; t++) {
            int hour = t % DAY;
            boolean weekend = (t / DAY + FIRST_WEEKDAY) % 7 >= 5;
            double season = (1 + 0.12 * winter(t)) / 1.12;
            double homeShape = 0.55 + 0.2 * bump(hour, 8, 2) + 0.45 * bump(hour, 19, 3);
            double officeShape = (0.35 + 0.65 * bump(hour, 13, 4.5)) * (weekend ? 0.6 : 1);
            double portShape = (0.7 + 0.3 * bump(hour, 12, 5)) * (weekend ? 0.8 : 1);
            homes[t] = homeShape * season * StrictMath.exp(0.02 * homeNoise[t]);
            offices[t] = officeShape * season * StrictMath.exp(0.02 * officeNoise[t]);
            port[t] = portShape * season * StrictMath.exp(0.02 * portNoise[t]);
        }
    }

    private void fillWind(long seed) {
        double[] x = regression(seed, 4, 0.97);
        double[] y = regression(seed, 5, 0.97);
        for (int t = 0; t < HOURS; t++) {
            double gust = (1 + 0.15 * winter(t)) * StrictMath.sqrt((x[t] * x[t] + y[t] * y[t]) / 2);
            headlandWind[t] = turbine(HEADLAND_SCALE * gust);
            inlandWind[t] = turbine(INLAND_SCALE * gust);
        }
    }

    private void fillSun(long seed) {
        double[] z = regression(seed, 6, 0.95);
        for (int t = 0; t < HOURS; t++) {
            double declination =
                    StrictMath.toRadians(-23.44) * StrictMath.cos(2 * StrictMath.PI * (t / DAY + 10) / 365);
            double hourAngle = StrictMath.toRadians(15 * (t % DAY + 0.5 - 12));
            double height = incidence(declination, LATITUDE, hourAngle);
            double onPanel = incidence(declination, LATITUDE - TILT, hourAngle);
            double cover = 1 / (1 + StrictMath.exp(-1.7 * (z[t] + 0.5 + 0.4 * winter(t))));
            double light = 1 - 0.75 * StrictMath.pow(cover, 3.4);
            if (height > 0 && onPanel > 0) {
                double clear = StrictMath.pow(0.7, StrictMath.pow(1 / height, 0.678));
                sun[t] = 1.1 * onPanel * clear * light;
            }
        }
    }

    private void fillTemperatures(long seed) {
        double[] z = regression(seed, 7, 0.98);
        for (int t = 0; t < HOURS; t++) {
            double day = StrictMath.cos(2 * StrictMath.PI * (t % DAY - 3) / DAY);
            double late = StrictMath.cos(2 * StrictMath.PI * (t / DAY - 45) / 365);
            outdoor[t] = 8.5 - 8 * winter(t) - 2.5 * day + 3 * z[t];
            sea[t] = 9.5 - 7 * late;
            ground[t] = 9 - 5 * late;
        }
    }

    private void fillHeating() {
        double felt = outdoor[0];
        for (int t = 0; t < HOURS; t++) {
            int hour = t % DAY;
            felt += (outdoor[t] - felt) / 12;
            double rooms = (0.85 + 0.25 * bump(hour, 7, 2) + 0.15 * bump(hour, 19, 3)) * Math.max(0, 17 - felt) / 25;
            double water = 0.4 + 0.5 * bump(hour, 7, 1.5) + 0.4 * bump(hour, 20, 2.5);
            heating[t] = 0.9 * rooms + 0.1 * water;
        }
    }

    /** Returns the cosine of the angle between the sun and a surface that lies flat at the given latitude. */
    private static double incidence(double declination, double latitude, double hourAngle) {
        return StrictMath.sin(declination) * StrictMath.sin(latitude)
                + StrictMath.cos(declination) * StrictMath.cos(latitude) * StrictMath.cos(hourAngle);
    }

    private static double turbine(double speed) {
        if (speed < 3 || speed > 25) {
            return 0;
        }
        return Math.min(1, (speed * speed * speed - 27) / (12 * 12 * 12 - 27));
    }

    private static double winter(int t) {
        return StrictMath.cos(2 * StrictMath.PI * (t / DAY - 15) / 365);
    }

    private static double bump(int hour, double middle, double width) {
        double distance = (hour - middle) / width;
        return StrictMath.exp(-distance * distance / 2);
    }

    /**
     * Returns a first-order autoregression with standard normal values; each purpose has its own stream of the seed.
     */
    private static double[] regression(long seed, int purpose, double rho) {
        SplittableRandom random = new SplittableRandom(1_000_003 * seed + purpose);
        double[] z = new double[HOURS];
        double fresh = StrictMath.sqrt(1 - rho * rho);
        z[0] = normal(random);
        for (int t = 1; t < HOURS; t++) {
            z[t] = rho * z[t - 1] + fresh * normal(random);
        }
        return z;
    }

    /** Returns a standard normal number by the transform of Box and Muller. */
    private static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(random)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(random));
    }

    private static double uniform(SplittableRandom random) {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }
}
