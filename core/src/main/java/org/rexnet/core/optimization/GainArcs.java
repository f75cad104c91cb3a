package org.rexnet.core.optimization;

import java.util.Arrays;

/** The arcs of a network with gains, and two for each of its nodes that make up for what it lacks or has too much; costs may change. */
final class GainArcs {

    private static final double ARTIFICIAL_COST = 1e4;

    private final int count;
    private final int[] tail;
    private final int[] head;
    private final double[] gain;
    private final double[] cost;
    private final double dearest;

    GainArcs(IntList tail, IntList head, DoubleList gain, DoubleList cost, int nodes) {
        count = tail.size;
        int all = count + 2 * nodes;
        this.tail = Arrays.copyOf(tail.items, all);
        this.head = Arrays.copyOf(head.items, all);
        this.gain = Arrays.copyOf(gain.items, all);
        this.cost = Arrays.copyOf(cost.items, all);
        double most = 1;
        for (int a = 0; a < count; a++) {
            most = Math.max(most, Math.abs(this.cost[a]));
        }
        dearest = most;
        for (int n = 0; n < nodes; n++) {
            artificial(count + 2 * n, GainNetwork.OUTSIDE, n);
            artificial(count + 2 * n + 1, n, GainNetwork.OUTSIDE);
        }
    }

    private void artificial(int arc, int from, int to) {
        tail[arc] = from;
        head[arc] = to;
        gain[arc] = 1;
        cost[arc] = ARTIFICIAL_COST * dearest;
    }

    /** Returns the number of arcs, those that make up for something included; they come last. */
    int count() {
        return tail.length;
    }

    /** Returns the number of arcs that were given. */
    int given() {
        return count;
    }

    /** Returns the arc that brings a node what it lacks, or takes away what it has too much. */
    int artificial(int node, boolean lacks) {
        return count + 2 * node + (lacks ? 0 : 1);
    }

    int tail(int arc) {
        return tail[arc];
    }

    int head(int arc) {
        return head[arc];
    }

    double gain(int arc) {
        return gain[arc];
    }

    double cost(int arc) {
        return cost[arc];
    }

    void addCost(int arc, double more) {
        cost[arc] += more;
    }

    /** Returns the largest cost in size, at least 1. */
    double dearest() {
        return dearest;
    }

    /** Returns the other end of an arc of a node. */
    int other(int arc, int node) {
        return tail[arc] == node ? head[arc] : tail[arc];
    }

    /** Returns what is left of one unit that a node passes on by an arc, be it against the arc's direction. */
    double factor(int arc, int node) {
        return tail[arc] == node ? gain[arc] : 1 / gain[arc];
    }

    /** Returns the potential of a node at which a basic arc has no reduced cost, given that of the other end. */
    double before(int arc, int node, double other) {
        return tail[arc] == node ? gain[arc] * other - cost[arc] : (cost[arc] + other) / gain[arc];
    }
}
