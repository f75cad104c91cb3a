package org.rexnet.core.optimization;

import java.util.Arrays;

/** A growing array of doubles; mutable, for one thread. The first {@code size} entries of {@code items} are in use. */
final class DoubleList {
    double[] items = new double[16];
    int size;

    void add(double item) {
        reserve(1);
        items[size++] = item;
    }

    void add(int count, double item) {
        reserve(count);
        Arrays.fill(items, size, size + count, item);
        size += count;
    }

    double[] copy(int from, int to) {
        return Arrays.copyOfRange(items, from, to);
    }

    private void reserve(int count) {
        int needed = Math.addExact(size, count);
        if (needed > items.length) {
            items = Arrays.copyOf(items, Math.max(needed, items.length + (items.length >> 1)));
        }
    }
}
