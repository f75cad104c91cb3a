package org.rexnet.core.simulation.claim;

import org.rexnet.core.exchange.Exchanger.Gain;

/**
 * How the variance of a price's error depends on the gain by theory, fitted to variances that were measured: a = {@code scale} times the
 * multiple of the gain, values walk with variance {@code values} per unit of time, orders are noisy with variance {@code orders}, both in
 * (money/MWh)^2.
 *
 * @param scale a at the gain itself, between 0 and 2
 * @param values W, at least 0
 * @param orders V, at least 0
 * @param misfit root mean square of the relative differences between curve and measurements
 */
record VarianceCurve(double scale, double values, double orders, double misfit) {

    private static final int SCALES = 2000;
    private static final double LIMIT = 2;

    /** Returns the curve of least misfit; {@code multiples} of the gain above 0, {@code variances} measured there, above 0. */
    static VarianceCurve fit(double[] multiples, double[] variances) {
        double most = 0;
        for (double multiple : multiples) {
            most = Math.max(most, multiple);
        }
        VarianceCurve best = new VarianceCurve(0, 0, 0, Double.POSITIVE_INFINITY);
        for (int k = 1; k < SCALES; k++) {
            VarianceCurve one = fit(LIMIT / most * k / SCALES, multiples, variances);
            best = one.misfit < best.misfit ? one : best;
        }
        return best;
    }

    /** Least squares of relative differences, which are linear in W and V; neither below 0. */
    private static VarianceCurve fit(double scale, double[] multiples, double[] variances) {
        double ww = 0;
        double wv = 0;
        double vv = 0;
        double w = 0;
        double v = 0;
        for (int k = 0; k < multiples.length; k++) {
            double ofValues = Gain.variance(scale * multiples[k], 1, 0) / variances[k];
            double ofOrders = Gain.variance(scale * multiples[k], 0, 1) / variances[k];
            ww += ofValues * ofValues;
            wv += ofValues * ofOrders;
            vv += ofOrders * ofOrders;
            w += ofValues;
            v += ofOrders;
        }
        double determinant = ww * vv - wv * wv;
        double values = (w * vv - v * wv) / determinant;
        double orders = (v * ww - w * wv) / determinant;
        if (!(values >= 0 && orders >= 0)) {
            boolean onlyValues = w * w / ww >= v * v / vv;
            values = onlyValues ? w / ww : 0;
            orders = onlyValues ? 0 : v / vv;
        }
        double sum = 0;
        for (int k = 0; k < multiples.length; k++) {
            double off = Gain.variance(scale * multiples[k], values, orders) / variances[k] - 1;
            sum += off * off;
        }
        return new VarianceCurve(scale, values, orders, Math.sqrt(sum / multiples.length));
    }

    /** Returns the multiple of the gain at which the curve is least; where orders bear no noise a = 1, where values stand still 0. */
    double bestMultiple() {
        return (orders == 0 ? 1 : Gain.best(values / orders)) / scale;
    }
}
