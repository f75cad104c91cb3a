package org.rexnet.core.optimization;

import java.util.List;

/** A number that tells models apart. */
final class Fingerprint {

    private Fingerprint() {}

    static long of(LinearModel model) {
        long hash = mix(mix(model.variableCount(), model.constraintCount()), Double.doubleToLongBits(model.constant()));
        for (DoubleList list : List.of(
                model.lowers(),
                model.uppers(),
                model.costs(),
                model.quadraticCosts(),
                model.rowLowers(),
                model.rowUppers())) {
            for (int i = 0; i < list.size; i++) {
                hash = mix(hash, Double.doubleToLongBits(list.items[i]));
            }
        }
        long[] mixed = {hash};
        model.terms().forEachRun((row, columns, values, from, to) -> {
            for (int e = from; e < to; e++) {
                mixed[0] = mix(mix(mixed[0], (long) row << 32 | columns[e]), Double.doubleToLongBits(values[e]));
            }
        });
        return mix(mixed[0], model.integers().hashCode());
    }

    /** After D. Lea's and S. Vigna's finalizer of SplitMix64. */
    private static long mix(long hash, long next) {
        long z = (hash ^ next) + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
