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
     * @param order all buses, in ascending order of their sensitivities; in descending order where it is against the branch's direction
     * @param isOnward whether sensitivities count in the branch's direction
     */
    void list(long[] keysOfAll, long bound, int[] order, long[] sensitivitiesOfAll, boolean isOnward) {
        int size = find(keysOfAll, bound, order);
        long sign = isOnward ? 1 : -1;
        for (int k = 0; k < size; k++) {
            keys[k] = keysOfAll[buses[k]];
            sensitivities[k] = sign * sensitivitiesOfAll[buses[k]];
        }
        end(size);
    }

    /** Lists the buses whose keys are below a bound, in their order, all of one sensitivity. */
    void list(long[] keysOfAll, long bound) {
        int size = 0;
        for (int bus = 0; bus < keysOfAll.length; bus++) {
            if (keysOfAll[bus] < bound) {
                buses[size] = bus;
                keys[size] = keysOfAll[bus];
                sensitivities[size++] = 0;
            }
        }
        end(size);
    }

    private int find(long[] keysOfAll, long bound, int[] order) {
        int size = 0;
        for (int bus : order) {
            buses[size] = bus;
            size += keysOfAll[bus] < bound ? 1 : 0;
        }
        return size;
    }

    private void end(int size) {
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
