package org.rexnet.core.optimization;

import java.util.Arrays;

/** A growing array of integers; mutable, for one thread. The first {@code size} entries of {@code items} are in use. */
final class IntList {
    int[] items = new int[16];
    int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1));
        }
        items[size++] = item;
    }

    /** Returns the entries in use. */
    int[] copy() {
        return Arrays.copyOf(items, size);
    }
}
