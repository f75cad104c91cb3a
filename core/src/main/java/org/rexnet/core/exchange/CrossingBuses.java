package org.rexnet.core.exchange;

/** Buses of a side whose best orders cross a bound, in ascending order of their sensitivities, side by side in memory. Mutable scratch. */
final class CrossingBuses {

    private final int[] buses;
    private final long[] keys;
    private final long[] sensitivities;
    private int count;

    /** Makes an empty list for grids of so many buses. */
    CrossingBuses(int buses) {
        this.buses = new int[buses + 1];
        keys = new long[buses + 1];
        sensitivities = new long[buses + 1];
    }

    /**
     * Lists the buses whose keys are below a bound.
     *
     * @param ascending all buses, in ascending order of their sensitivities
     */
    void list(long[] keysOfAll, long bound, int[] ascending, long[] sensitivitiesOfAll) {
        int size = 0;
        for (int bus : ascending) {
            buses[size] = bus;
            size += keysOfAll[bus] < bound ? 1 : 0;
        }
        for (int k = 0; k < size; k++) {
            keys[k] = keysOfAll[buses[k]];
            sensitivities[k] = sensitivitiesOfAll[buses[k]];
        }
        sensitivities[size] = Long.MAX_VALUE;
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

    /** Returns the sensitivity of the k-th bus; {@link Long#MAX_VALUE} after the last. */
    long sensitivity(int k) {
        return sensitivities[k];
    }
}
