package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.Horizon;

/**
 * Snapshots along an axis: each by itself, or where they are too many, in buckets of equally many that follow each other.
 *
 * @param labels of the buckets
 * @param bucket snapshots in each, 1 or more; the last may have fewer
 * @param snapshots of the horizon
 */
record Axis(List<String> labels, int bucket, int snapshots) {

    private static final String MIDNIGHT_SECONDS = ":00";
    private static final int DATE_AND_TIME = "2030-01-01 00:00:00".length();

    Axis {
        labels = List.copyOf(labels);
    }

    /** Returns the snapshots of a horizon in at most so many buckets. */
    static Axis of(Horizon horizon, int most) {
        int bucket = Math.max(1, (horizon.size() + most - 1) / most);
        List<String> labels = new ArrayList<>();
        for (int t = 0; t < horizon.size(); t += bucket) {
            labels.add(label(horizon, t));
        }
        return new Axis(labels, bucket, horizon.size());
    }

    /** Returns the label of a snapshot, without seconds where they are 0. */
    static String label(Horizon horizon, int t) {
        String label = horizon.at(t).label();
        return label.length() == DATE_AND_TIME && label.endsWith(MIDNIGHT_SECONDS)
                ? label.substring(0, DATE_AND_TIME - MIDNIGHT_SECONDS.length())
                : label;
    }

    int size() {
        return labels.size();
    }

    int first(int position) {
        return position * bucket;
    }

    int end(int position) {
        return Math.min(snapshots, (position + 1) * bucket);
    }

    /** Returns the position of the lowest and then of the highest value of a bucket. */
    int[] extremes(int position, double[] values) {
        int low = first(position);
        int high = low;
        for (int t = first(position); t < end(position); t++) {
            low = values[t] < values[low] ? t : low;
            high = values[t] > values[high] ? t : high;
        }
        return new int[] {low, high};
    }

    /** Returns how many snapshots are left out, in words; empty where none is. */
    String remark(String kept) {
        return bucket == 1
                ? ""
                : "Of each %d snapshots (%s in all), %s.".formatted(bucket, Figures.of(snapshots, 0), kept);
    }
}
