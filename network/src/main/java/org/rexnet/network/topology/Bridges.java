package org.rexnet.network.topology;

import java.util.Arrays;

/**
 * Finds the bridges of a multigraph by depth-first search (Tarjan), in time proportional to its size; serves one
 * search.
 *
 * <p>JGraphT's BiconnectivityInspector finds them too, but by recursion, which a feeder of some thousand buses
 * overflows, and it copies a subgraph for every block.
 */
public final class Bridges {

    private static final int NONE = -1;

    private final int[] from;
    private final int[] to;
    /** Edges at each bus: those of bus i stand at [start[i], start[i + 1]) of {@link #edges}. */
    private final int[] start;

    private final int[] edges;
    /** Order in which the search met each bus. */
    private final int[] met;
    /** Earliest bus that the subtree of each bus reaches other than by the edge it was entered by. */
    private final int[] low;

    private final boolean[] bridge;
    private int time;

    private Bridges(int buses, int[] from, int[] to) {
        this.from = from;
        this.to = to;
        start = new int[buses + 1];
        for (int e = 0; e < from.length; e++) {
            start[from[e] + 1]++;
            start[to[e] + 1]++;
        }
        for (int i = 0; i < buses; i++) {
            start[i + 1] += start[i];
        }
        int[] next = start.clone();
        edges = new int[2 * from.length];
        for (int e = 0; e < from.length; e++) {
            edges[next[from[e]]++] = e;
            edges[next[to[e]]++] = e;
        }
        met = new int[buses];
        Arrays.fill(met, NONE);
        low = new int[buses];
        bridge = new boolean[from.length];
    }

    /** Returns for each edge whether its removal parts the buses that it joins; buses are numbered from 0. */
    public static boolean[] of(int buses, int[] from, int[] to) {
        Bridges search = new Bridges(buses, from, to);
        int[] cursor = Arrays.copyOf(search.start, buses);
        int[] enteredBy = new int[buses];
        for (int root = 0; root < buses; root++) {
            if (search.met[root] == NONE) {
                search.visit(root, cursor, enteredBy);
            }
        }
        return search.bridge;
    }

    private void visit(int root, int[] cursor, int[] enteredBy) {
        enter(root, NONE, enteredBy);
        int bus = root;
        while (true) {
            int entry = enteredBy[bus];
            if (cursor[bus] < start[bus + 1]) {
                int edge = edges[cursor[bus]++];
                int other = from[edge] == bus ? to[edge] : from[edge];
                if (met[other] == NONE) {
                    enter(other, edge, enteredBy);
                    bus = other;
                } else if (edge != entry) {
                    low[bus] = Math.min(low[bus], met[other]);
                }
            } else if (entry == NONE) {
                return;
            } else {
                int parent = from[entry] == bus ? to[entry] : from[entry];
                bridge[entry] = low[bus] == met[bus];
                low[parent] = Math.min(low[parent], low[bus]);
                bus = parent;
            }
        }
    }

    private void enter(int bus, int edge, int[] enteredBy) {
        enteredBy[bus] = edge;
        met[bus] = time;
        low[bus] = time++;
    }
}
