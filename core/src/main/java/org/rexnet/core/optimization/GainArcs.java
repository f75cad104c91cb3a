package org.rexnet.core.optimization;

/** The arcs of a network with gains, and two for each of its nodes that make up for what it lacks or has too much; costs may change. */
final class GainArcs {

    private static final double ARTIFICIAL_COST = 1e4;
    private static final double UNUSABLE_COST = 1e2;

    private final int count;

    /** Tail and head of each arc, beside each other. */
    private final int[] ends;

    /** Gain and cost of each arc, beside each other. */
    private final double[] terms;

    private final double dearest;
    private final double unusable;

    GainArcs(IntList tail, IntList head, DoubleList gain, DoubleList cost, int nodes) {
        count = tail.size;
        int all = count + 2 * nodes;
        ends = new int[2 * all];
        terms = new double[2 * all];
        double most = 1;
        double mostGain = 1;
        for (int a = 0; a < count; a++) {
            put(a, tail.items[a], head.items[a], gain.items[a], cost.items[a]);
            most = Math.max(most, Math.abs(cost.items[a]));
            mostGain = Math.max(mostGain, gain.items[a]);
        }
        dearest = most;
        unusable = UNUSABLE_COST * (1 + mostGain) * most;
        for (int n = 0; n < nodes; n++) {
            artificial(count + 2 * n, GainNetwork.OUTSIDE, n);
            artificial(count + 2 * n + 1, n, GainNetwork.OUTSIDE);
        }
    }

    private void artificial(int arc, int from, int to) {
        put(arc, from, to, 1, ARTIFICIAL_COST * dearest);
    }

    private void put(int arc, int from, int to, double gain, double cost) {
        ends[2 * arc] = from;
        ends[2 * arc + 1] = to;
        terms[2 * arc] = gain;
        terms[2 * arc + 1] = cost;
    }

    /** Returns the number of arcs, those that make up for something included; they come last. */
    int count() {
        return ends.length / 2;
    }

    /** Returns the number of arcs that were given. */
    int given() {
        return count;
    }

    /** Returns the arc that brings a node its shortage or takes away its surplus. */
    int artificial(int node, boolean lacks) {
        return count + 2 * node + (lacks ? 0 : 1);
    }

    int tail(int arc) {
        return ends[2 * arc];
    }

    int head(int arc) {
        return ends[2 * arc + 1];
    }

    double gain(int arc) {
        return terms[2 * arc];
    }

    double cost(int arc) {
        return terms[2 * arc + 1];
    }

    void addCost(int arc, double more) {
        terms[2 * arc + 1] += more;
    }

    /** Returns the largest cost in size, at least 1. */
    double dearest() {
        return dearest;
    }

    /** Returns a cost at which an arc is used for nothing that any other could do, whatever is lost on the way. */
    double unusable() {
        return unusable;
    }

    /** Returns the other end of an arc of a node. */
    int other(int arc, int node) {
        return tail(arc) == node ? head(arc) : tail(arc);
    }

    /** Returns what is left of one unit that a node passes on by an arc, be it against the arc's direction. */
    double factor(int arc, int node) {
        return tail(arc) == node ? gain(arc) : 1 / gain(arc);
    }

    /** Returns the potential of a node at which a basic arc has no reduced cost, given that of the other end. */
    double before(int arc, int node, double other) {
        return tail(arc) == node ? gain(arc) * other - cost(arc) : (cost(arc) + other) / gain(arc);
    }
}
