package org.rexnet.core.exchange;

/** Buses whose best orders cross a bound. Mutable scratch. */
final class CrossingBuses {

    private final int[] buses;
    private final long[] values;
    private int count;

    /** Makes an empty list for grids of so many buses. */
    CrossingBuses(int buses) {
        this.buses = new int[buses + 1];
        values = new long[buses + 1];
    }

    /** Lists the buses whose keys are below a bound, in their own order. */
    void list(long[] keys, long bound) {
        int size = 0;
        for (int bus = 0; bus < keys.length; bus++) {
            buses[size] = bus;
            size += keys[bus] < bound ? 1 : 0;
        }
        count = size;
    }

    /**
     * Lists the buses whose keys are below a bound, in the order of their numbers.
     *
     * @param order all buses, in ascending order of their sensitivities, which their numbers are
     * @param sign 1, or -1 where their numbers are the sensitivities with the other sign
     */
    void list(long[] keys, long bound, int[] order, long[] sensitivities, int sign) {
        int size = 0;
        for (int k = 0; k < order.length; k++) {
            int bus = order[sign > 0 ? k : order.length - 1 - k];
            buses[size] = bus;
            values[size] = sign * sensitivities[bus];
            size += keys[bus] < bound ? 1 : 0;
        }
        count = size;
    }

    int count() {
        return count;
    }

    int bus(int k) {
        return buses[k];
    }

    long value(int k) {
        return values[k];
    }
}
