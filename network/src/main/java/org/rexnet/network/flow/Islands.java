package org.rexnet.network.flow;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Sorts buses and branches by the islands that they belong to. */
final class Islands {

    private Islands() {}

    /** Returns for each island the positions of its included members, in their order. */
    static int[][] positions(int[] islands, int count, IntPredicate included) {
        int[] sizes = new int[count];
        for (int position = 0; position < islands.length; position++) {
            sizes[islands[position]] += included.test(position) ? 1 : 0;
        }
        int[][] positions = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int position = islands.length - 1; position >= 0; position--) {
            if (included.test(position)) {
                positions[islands[position]][--sizes[islands[position]]] = position;
            }
        }
        return positions;
    }
}
