package org.rexnet.core.exchange;

/** Buses of a side whose best orders cross a bound, with the keys of these orders side by side. Mutable scratch. */
final class CrossingBuses {

    private final int[] buses;
    private final long[] keys;
    private int count;

    /** Makes an empty list for grids of so many buses. */
    CrossingBuses(int buses) {
        this.buses = new int[buses + 1];
        keys = new long[buses + 1];
    }

    /** Lists the buses whose keys are below a bound, in the order of {@code all}. */
    void list(long[] keysOfAll, long bound, int[] all) {
        int size = 0;
        for (int bus : all) {
            buses[size] = bus;
            keys[size] = keysOfAll[bus];
            size += keysOfAll[bus] < bound ? 1 : 0;
        }
        count = size;
    }

    int count() {
        return count;
    }

    int bus(int k) {
        return buses[k];
    }

    /** Returns the key of the best order at the k-th bus. */
    long key(int k) {
        return keys[k];
    }
}
