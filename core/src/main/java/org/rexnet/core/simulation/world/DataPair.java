package org.rexnet.core.simulation.world;

import org.rexnet.core.study.ComponentKey;

/**
 * Day-ahead forecasts beside the outcomes, day by day.
 *
 * @param component whom it is about
 * @param capacityMw that the data are for; 0 of a need
 * @param errors outcome less forecast in MW, by day and snapshot of the day
 * @param biasMw mean error
 * @param meanMw mean of what happened
 * @param deviations bias by its standard error from the means of days; beyond 2 it is no accident
 */
record DataPair(
        ComponentKey component, double capacityMw, double[][] errors, double biasMw, double meanMw, double deviations) {

    /** Pairs a series of forecasts with that of what happened, from the beginning of a day on. */
    static DataPair of(ComponentKey component, double capacityMw, double[] ahead, double[] real, int perDay) {
        int days = Math.max(1, real.length / perDay);
        double[][] errors = new double[days][Math.min(perDay, real.length)];
        double sum = 0;
        double squares = 0;
        double all = 0;
        for (int d = 0; d < days; d++) {
            double ofDay = 0;
            for (int k = 0; k < errors[d].length; k++) {
                int t = d * perDay + k;
                errors[d][k] = real[t] - ahead[t];
                ofDay += errors[d][k] / errors[d].length;
                all += real[t] / errors[d].length;
            }
            sum += ofDay;
            squares += ofDay * ofDay;
        }
        double bias = sum / days;
        double variance = days > 1 ? Math.max(0, squares - days * bias * bias) / (days - 1) : 0;
        double deviations = variance > 0 ? bias / Math.sqrt(variance / days) : 0;
        return new DataPair(component, capacityMw, errors, bias, all / days, deviations);
    }

    int days() {
        return errors.length;
    }

    /** Returns the error of a day at a time of day, from 0 to below 1. */
    double errorMw(int day, double timeOfDay) {
        double[] ofDay = errors[day];
        return ofDay[(int) (timeOfDay * ofDay.length)];
    }

    /** Returns whether the forecasts were biased. */
    boolean isBiased() {
        return Math.abs(deviations) > 2;
    }
}
