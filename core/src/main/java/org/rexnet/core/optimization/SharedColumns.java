package org.rexnet.core.optimization;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Columns that rows share, as another model has them: translated once, so that its rows share them, too. Mutable, for one thread. */
final class SharedColumns {

    private final Map<int[], int[]> known = new IdentityHashMap<>();

    /** Returns columns each as it is in the other model, where they do not change once they are there. */
    int[] of(int[] columns, IntUnaryOperator translated) {
        return known.computeIfAbsent(columns, key -> {
            int[] others = new int[key.length];
            for (int k = 0; k < others.length; k++) {
                others[k] = translated.applyAsInt(key[k]);
            }
            return others;
        });
    }
}
