package org.rexnet.core.optimization;

import java.util.Arrays;

/** Arcs whose reduced cost or capacity changed since they were last found right, each once; mutable. */
final class SuspectArcs {

    private final int[] all;
    private final boolean[] isIn;
    private int count;

    /** Arcs of a node: those from {@code start[node]} to before the next one's. */
    private final int[] start;

    private final int[] around;

    SuspectArcs(GainArcs arcs, int nodes) {
        all = new int[arcs.given()];
        isIn = new boolean[arcs.given()];
        start = new int[nodes + 1];
        for (int a = 0; a < all.length; a++) {
            start[arcs.tail(a) + 1] += arcs.tail(a) == GainNetwork.OUTSIDE ? 0 : 1;
            start[arcs.head(a) + 1] += arcs.head(a) == GainNetwork.OUTSIDE ? 0 : 1;
        }
        for (int n = 0; n < nodes; n++) {
            start[n + 1] += start[n];
        }
        around = new int[start[nodes]];
        int[] place = Arrays.copyOf(start, nodes);
        for (int a = 0; a < all.length; a++) {
            for (int n : new int[] {arcs.tail(a), arcs.head(a)}) {
                if (n != GainNetwork.OUTSIDE) {
                    around[place[n]++] = a;
                }
            }
        }
    }

    int count() {
        return count;
    }

    int at(int position) {
        return all[position];
    }

    /** Adds an arc; one that makes up for something is never suspect. */
    void add(int arc) {
        if (arc < isIn.length && !isIn[arc]) {
            isIn[arc] = true;
            all[count++] = arc;
        }
    }

    /** Adds all arcs of a node. */
    void addAround(int node) {
        for (int k = start[node]; k < start[node + 1]; k++) {
            add(around[k]);
        }
    }

    /** Removes one; the last takes its place. */
    void removeAt(int position) {
        isIn[all[position]] = false;
        all[position] = all[--count];
    }

    void clear() {
        while (count > 0) {
            isIn[all[--count]] = false;
        }
    }
}
