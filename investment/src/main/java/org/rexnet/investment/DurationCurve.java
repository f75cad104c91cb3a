package org.rexnet.investment;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.rexnet.core.study.Horizon;

/**
 * Values from the largest to the smallest, and for which share of the time each holds.
 *
 * @param values descending
 * @param ends share of the time at whose end each value ends; the last is 1
 */
record DurationCurve(double[] values, double[] ends) {

    /** Returns the curve of one value per snapshot of a horizon, by its weights. */
    static DurationCurve of(double[] series, Horizon horizon) {
        int[] order = IntStream.range(0, series.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer t) -> -series[t]).thenComparing(t -> t))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[order.length];
        double[] ends = new double[order.length];
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            values[i] = series[order[i]];
            sum += horizon.at(order[i]).objectiveWeight();
            ends[i] = sum;
        }
        for (int i = 0; i < order.length; i++) {
            ends[i] /= sum;
        }
        return new DurationCurve(values, ends);
    }

    double mean() {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i] * (ends[i] - (i == 0 ? 0 : ends[i - 1]));
        }
        return mean;
    }

    /** Returns the root mean square difference to another curve, per unit of the largest size of this one. */
    double distance(DurationCurve other) {
        double squares = 0;
        double at = 0;
        int i = 0;
        int j = 0;
        while (i < values.length && j < other.values.length) {
            double end = Math.min(ends[i], other.ends[j]);
            double difference = values[i] - other.values[j];
            squares += Math.max(0, end - at) * difference * difference;
            at = end;
            boolean both = ends[i] == other.ends[j];
            if (ends[i] <= other.ends[j]) {
                i++;
                j += both ? 1 : 0;
            } else {
                j++;
            }
        }
        double size = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
        return size == 0 ? 0 : Math.sqrt(squares) / size;
    }
}
