package org.rexnet.investment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Partition around medoids: k of n points such that the sum of distances of all points to the nearest of the k is small.
 *
 * <p>L. Kaufman and P. Rousseeuw, Finding Groups in Data, 1990: greedy choice, then exchanges as long as any helps. Ties go to the
 * earlier point, so that the same distances give the same choice.
 */
final class Medoids {

    private static final double LEAST_GAIN = 1e-12;

    private final double[][] distances;
    private final int count;

    private Medoids(double[][] distances, int count) {
        this.distances = distances;
        this.count = count;
    }

    /**
     * Returns for each point which of the chosen points stands for it.
     *
     * @param distances symmetric, at least 0
     * @param count k, from 1 to the number of points
     */
    static int[] assign(double[][] distances, int count) {
        Medoids medoids = new Medoids(distances, count);
        List<Integer> chosen = medoids.exchange(medoids.build());
        int[] assignment = new int[distances.length];
        for (int point = 0; point < assignment.length; point++) {
            assignment[point] = medoids.nearest(point, chosen);
        }
        return assignment;
    }

    private int nearest(int point, List<Integer> chosen) {
        int best = chosen.get(0);
        for (int medoid : chosen) {
            if (medoid == point) {
                return point;
            }
            if (distances[point][medoid] < distances[point][best]) {
                best = medoid;
            }
        }
        return best;
    }

    private List<Integer> build() {
        List<Integer> chosen = new ArrayList<>();
        double[] nearest = new double[distances.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        while (chosen.size() < count) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int point = 0; point < distances.length; point++) {
                double sum = chosen.contains(point) ? Double.POSITIVE_INFINITY : 0;
                for (int other = 0; other < distances.length && sum < least; other++) {
                    sum += Math.min(nearest[other], distances[other][point]);
                }
                if (sum < least) {
                    least = sum;
                    best = point;
                }
            }
            chosen.add(best);
            for (int other = 0; other < nearest.length; other++) {
                nearest[other] = Math.min(nearest[other], distances[other][best]);
            }
        }
        return chosen;
    }

    private List<Integer> exchange(List<Integer> start) {
        List<Integer> chosen = new ArrayList<>(start);
        while (true) {
            Nearest nearest = nearest(chosen);
            int place = -1;
            int replacement = -1;
            double least = nearest.sum() - LEAST_GAIN * Math.max(1, nearest.sum());
            for (int i = 0; i < count; i++) {
                for (int point = 0; point < distances.length; point++) {
                    double sum = chosen.contains(point) ? Double.POSITIVE_INFINITY : 0;
                    for (int other = 0; other < distances.length && sum < least; other++) {
                        double stays = nearest.owner()[other] == i ? nearest.second()[other] : nearest.first()[other];
                        sum += Math.min(stays, distances[other][point]);
                    }
                    if (sum < least) {
                        least = sum;
                        place = i;
                        replacement = point;
                    }
                }
            }
            if (place < 0) {
                return chosen;
            }
            chosen.set(place, replacement);
        }
    }

    /** Distance of every point to the nearest medoid, to the second, and which of the medoids is the nearest. */
    private record Nearest(double[] first, double[] second, int[] owner) {

        double sum() {
            return Arrays.stream(first).sum();
        }
    }

    private Nearest nearest(List<Integer> chosen) {
        double[] first = new double[distances.length];
        double[] second = new double[distances.length];
        int[] owner = new int[distances.length];
        Arrays.fill(first, Double.POSITIVE_INFINITY);
        Arrays.fill(second, Double.POSITIVE_INFINITY);
        for (int point = 0; point < distances.length; point++) {
            for (int i = 0; i < chosen.size(); i++) {
                double distance = distances[point][chosen.get(i)];
                if (distance < first[point]) {
                    second[point] = first[point];
                    first[point] = distance;
                    owner[point] = i;
                } else {
                    second[point] = Math.min(second[point], distance);
                }
            }
        }
        return new Nearest(first, second, owner);
    }
}
