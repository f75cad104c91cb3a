package org.rexnet.core.simulation.experiment;

/** Statistics of series within a run that repeat themselves day by day. */
final class DayTimes {

    private DayTimes() {}

    /**
     * Returns the correlation of two series after the mean of each time of day is taken off; NaN where one of them does not vary.
     */
    static double correlation(double[] one, double[] other, int perDay) {
        double[] a = centred(one, perDay);
        double[] b = centred(other, perDay);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return aa < 1e-18 || bb < 1e-18 ? Double.NaN : ab / Math.sqrt(aa * bb);
    }

    private static double[] centred(double[] values, int perDay) {
        double[] mean = new double[perDay];
        int[] count = new int[perDay];
        for (int i = 0; i < values.length; i++) {
            mean[i % perDay] += values[i];
            count[i % perDay]++;
        }
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean[i % perDay] / count[i % perDay];
        }
        return centred;
    }

    /** Returns the standard deviation by the mean; NaN where there is no mean or but one value. */
    static double variation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 || mean == 0 ? Double.NaN : Math.sqrt(squares / (values.length - 1)) / mean;
    }
}
