package org.rexnet.network.flow;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/** Keeps the rows asked for, up to a bound on memory; the oldest go first. Reading takes no lock. */
final class SensitivityCache {

    /**
     * Memory for rows in bytes: all of a network of 3,000 buses and 4,000 branches, an eighth of one of 10,000 buses.
     */
    private static final long CAPACITY_BYTES = 100L << 20;

    private final AtomicReferenceArray<double[]> rows;
    private final ConcurrentLinkedQueue<Integer> ages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int capacity;

    SensitivityCache(int branches, int buses) {
        rows = new AtomicReferenceArray<>(branches);
        capacity = (int) Math.max(1, Math.min(branches, CAPACITY_BYTES / (Double.BYTES * (buses + 2L))));
    }

    /**
     * Returns the row of a branch, computed where it is not kept; two threads may compute the same row, one of them is
     * kept.
     */
    double[] row(int branch, IntFunction<double[]> compute) {
        double[] kept = rows.get(branch);
        if (kept != null) {
            return kept;
        }
        double[] row = compute.apply(branch);
        double[] winner = rows.compareAndExchange(branch, null, row);
        if (winner != null) {
            return winner;
        }
        ages.add(branch);
        if (count.incrementAndGet() > capacity) {
            Integer oldest = ages.poll();
            if (oldest != null) {
                rows.set(oldest, null);
                count.decrementAndGet();
            }
        }
        return row;
    }
}
