package org.rexnet.network.topology;

/** Finds which buses of a multigraph hang together, in time about proportional to its size. */
public final class IslandNumbers {

    private IslandNumbers() {}

    /**
     * Returns the island of each bus, counted from 0 in the order of the islands' first buses.
     *
     * @param buses number of buses, which are numbered from 0
     * @param from bus at one end of each edge
     * @param to bus at the other
     */
    public static int[] of(int buses, int[] from, int[] to) {
        int[] before = new int[buses]; // A bus of the same island that is not after it; itself at the first.
        for (int bus = 0; bus < buses; bus++) {
            before[bus] = bus;
        }
        for (int e = 0; e < from.length; e++) {
            int one = first(before, from[e]);
            int other = first(before, to[e]);
            before[Math.max(one, other)] = Math.min(one, other);
        }
        int[] numbers = new int[buses];
        int count = 0;
        for (int bus = 0; bus < buses; bus++) {
            numbers[bus] = before[bus] == bus ? count++ : numbers[before[bus]];
        }
        return numbers;
    }

    /** Returns the first bus known to hang together with a bus; halves the way there for the next time. */
    private static int first(int[] before, int bus) {
        int at = bus;
        while (before[at] != at) {
            before[at] = before[before[at]];
            at = before[at];
        }
        return at;
    }
}
