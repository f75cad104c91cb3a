package org.rexnet.core.study.builtin;

import java.util.List;

/**
 * Electrical devices of a village near Bahraich, Uttar Pradesh: how many there are among 100 households, what they draw, and how much they
 * are used in each hour and month; immutable.
 *
 * <p>Facts of the location Bahraich of CLOVER (github.com/CLOVER-energy/CLOVER, copyright Phil Sandwell and Ben Winchester, MIT licence),
 * retyped: the ownership with which its simulations begin, power, and use, of which phones are the mean over the months.
 *
 * @param name what it is
 * @param count number in the village
 * @param watts power of one while it is used
 * @param use share of them in use by hour of the day, 0 to 23, then month, 0 to 11
 */
record VillageDevices(String name, int count, double watts, double[][] use) {

    static final int HOURS = 24;
    static final int MONTHS = 12;

    /** Devices of homes, spread over all households. */
    static List<VillageDevices> domestic() {
        double[] evening = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1, 0.5, 0.5, 0.5, 0.25, 0.15, 0};
        double[] phones = {
            0.0055, 0.0013, 0, 0, 0.0003, 0.0032, 0.0126, 0.0282, 0.0438, 0.0532, 0.0562, 0.0565, 0.0552, 0.0542,
            0.0537, 0.0546, 0.0555, 0.0561, 0.0559, 0.0555, 0.0537, 0.0488, 0.0345, 0.0188
        };
        double[] fans = {0.67, 0.70, 0.73, 0.76, 0.80, 0.83, 0.83, 0.80, 0.76, 0.73, 0.70, 0.67};
        return List.of(
                new VillageDevices("light", 200, 3, light()),
                new VillageDevices("phone", 220, 5, product(phones, constant(MONTHS))),
                new VillageDevices("radio", 28, 10, product(evening, constant(MONTHS))),
                new VillageDevices("television", 8, 20, product(evening, constant(MONTHS))),
                new VillageDevices("laptop", 1, 40, product(evening, constant(MONTHS))),
                new VillageDevices("fan", 10, 10, product(constant(HOURS), fans)));
    }

    /** Machines of those who run a business, at most one to a household; a mill first. */
    static List<VillageDevices> commercial() {
        double[] grinding = {
            0.045, 0.045, 0.045, 0.045, 0.045, 0.045, 0.045, 0.36, 0.45, 0.54, 0.54, 0.54, 0.54, 0.54, 0.54, 0.54, 0.54,
            0.54, 0.45, 0.45, 0.36, 0.27, 0.09, 0.045
        };
        double[] harvest = {1, 0.78, 1, 1, 0.78, 0.78, 0.44, 0.44, 0.44, 1, 1, 1};
        double[] workshop = {
            0.008, 0.008, 0.008, 0.008, 0.008, 0.008, 0.008, 0.04, 0.24, 0.32, 0.4, 0.4, 0.24, 0.24, 0.4, 0.4, 0.4, 0.4,
            0.4, 0.4, 0.16, 0.08, 0.04, 0.008
        };
        double[] trade = {1, 0.75, 1, 1, 0.75, 0.75, 0.75, 0.75, 0.75, 1, 1, 1};
        return List.of(
                new VillageDevices("mill", 1, 750, product(grinding, harvest)),
                new VillageDevices("workshop", 5, 350, product(workshop, trade)),
                new VillageDevices("shop", 5, 200, product(workshop, trade)));
    }

    /** Returns the power that {@code number} of these devices draw on average, in W, by hour and month. */
    double watts(double number, int hour, int month) {
        return number * watts * use[hour][month];
    }

    /** Lights burn from dusk until everybody sleeps, and in part all night; twilight moves with the months. */
    private static double[][] light() {
        double[][] use = new double[HOURS][];
        for (int hour = 0; hour < HOURS; hour++) {
            use[hour] = switch (hour) {
                case 0, 1, 2, 3 -> constant(0.39);
                case 4 -> new double[] {0.39, 0.39, 0.39, 0.39, 0.48, 0.56, 0.46, 0.39, 0.39, 0.39, 0.39, 0.39};
                case 5 -> new double[] {0.39, 0.39, 0.47, 0.48, 0.23, 0.12, 0.28, 0.45, 0.53, 0.57, 0.40, 0.39};
                case 6 -> new double[] {0.58, 0.48, 0.22, 0, 0, 0, 0, 0, 0, 0.05, 0.37, 0.53};
                case 17 -> new double[] {0.47, 0.08, 0, 0, 0, 0, 0, 0, 0, 0.39, 0.74, 0.76};
                case 18 -> new double[] {0.93, 0.93, 0.54, 0.51, 0.23, 0.03, 0, 0.26, 0.79, 0.93, 0.93, 0.93};
                case 19, 20, 21 -> constant(0.93);
                case 22 -> constant(0.88);
                case 23 -> constant(0.83);
                default -> constant(0.0);
            };
        }
        return use;
    }

    private static double[] constant(double value) {
        double[] values = new double[MONTHS];
        java.util.Arrays.fill(values, value);
        return values;
    }

    private static double[] constant(int length) {
        double[] ones = new double[length];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private static double[][] product(double[] byHour, double[] byMonth) {
        double[][] use = new double[HOURS][MONTHS];
        for (int hour = 0; hour < HOURS; hour++) {
            for (int month = 0; month < MONTHS; month++) {
                use[hour][month] = byHour[hour] * byMonth[month];
            }
        }
        return use;
    }
}
