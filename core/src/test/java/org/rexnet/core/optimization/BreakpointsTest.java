package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakpointsTest {

    @Test
    void whatHasNoEffectOrNeverReachesZeroDoesNotCome() {
        double[] effect = {0, 2, 1, 0};
        double[] reducedCost = {1, 3, Double.POSITIVE_INFINITY, 0};
        assertThat(order(new Breakpoints(effect, reducedCost))).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theyComeByRatioThenByEffectThenByNumber(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = random.nextInt(200);
        double[] effect = random.ints(count, 0, 4).mapToDouble(one -> one).toArray();
        double[] reducedCost = random.ints(count, -6, 7).mapToDouble(one -> one).toArray();
        List<Integer> expected = IntStream.range(0, count)
                .filter(k -> effect[k] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(k -> Math.abs(reducedCost[k]) / effect[k])
                        .thenComparing(k -> -effect[k])
                        .thenComparing(k -> k))
                .toList();
        assertThat(order(new Breakpoints(effect, reducedCost)))
                .as("seed %d", seed)
                .isEqualTo(expected);
    }

    private static List<Integer> order(Breakpoints breakpoints) {
        List<Integer> order = new ArrayList<>();
        for (int next = breakpoints.take(); next != Breakpoints.NONE; next = breakpoints.take()) {
            order.add(next);
        }
        return order;
    }
}
