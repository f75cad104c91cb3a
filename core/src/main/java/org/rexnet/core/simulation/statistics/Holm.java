package org.rexnet.core.simulation.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Several tests at once. */
public final class Holm {

    private Holm() {}

    /**
     * Returns probabilities adjusted for how many there are (S. Holm, Scandinavian Journal of Statistics 6, 1979): whoever rejects those
     * below 5 % rejects any true one with at most 5 % probability.
     */
    public static double[] adjusted(double[] probabilities) {
        int count = probabilities.length;
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[count];
        double largest = 0;
        for (int rank = 0; rank < count; rank++) {
            largest = Math.max(largest, Math.min(1, (count - rank) * probabilities[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
