package org.rexnet.core.optimization;

import java.util.Arrays;

/**
 * Arcs whose reduced cost or capacity changed since they were last found right, each once; those of nodes with another potential join only
 * when they are asked for. Arcs that carry nothing whatever they cost are closed, and never suspect for what happens at their ends.
 * Mutable.
 */
final class SuspectArcs {

    private static final int SIZE = 3;

    private final GainArcs arcs;
    private final ArcFlows flows;
    private final IndexSet suspects;

    /** Nodes whose potential changed since their arcs were last looked at. */
    private final IndexSet repriced;

    /** Reduced costs between which an arc is right, by what it can do. */
    private final double[] least = new double[ArcFlows.ALL_MOVES];

    private final double[] most = new double[ArcFlows.ALL_MOVES];

    /**
     * Arcs of a node: from {@code start[node]} to before the next one's, the open ones first, to before {@code closed[node]}.
     */
    private final int[] start;

    private final int[] closed;
    private final int[] around;

    /** Of each arc in {@code around}: the node at its other end, the number of nodes for what is outside. */
    private final int[] others;

    /**
     * Of each arc in {@code around}, beside each other: its cost, and by what the potentials of the node and of the other end count for it.
     */
    private final double[] terms;

    /** Place of an arc among those of its ends. */
    private final int[] placeAtTail;

    private final int[] placeAtHead;

    /**
     * Makes the set of the arcs of some nodes, none of them suspect, all closed.
     *
     * @param tolerance of reduced costs
     */
    SuspectArcs(GainArcs arcs, ArcFlows flows, int nodes, double tolerance) {
        this.arcs = arcs;
        this.flows = flows;
        int count = arcs.given();
        suspects = new IndexSet(count);
        repriced = new IndexSet(nodes);
        for (int moves = 0; moves < ArcFlows.ALL_MOVES; moves++) {
            least[moves] = (moves & ArcFlows.CAN_RISE) == 0 ? Double.NEGATIVE_INFINITY : -tolerance;
            most[moves] = (moves & ArcFlows.CAN_FALL) == 0 ? Double.POSITIVE_INFINITY : tolerance;
        }
        start = new int[nodes + 1];
        placeAtTail = new int[count];
        placeAtHead = new int[count];
        for (int a = 0; a < count; a++) {
            start[arcs.tail(a) + 1] += arcs.tail(a) == GainNetwork.OUTSIDE ? 0 : 1;
            start[arcs.head(a) + 1] += arcs.head(a) == GainNetwork.OUTSIDE ? 0 : 1;
        }
        for (int n = 0; n < nodes; n++) {
            start[n + 1] += start[n];
        }
        closed = Arrays.copyOf(start, nodes);
        around = new int[start[nodes]];
        others = new int[start[nodes]];
        terms = new double[SIZE * start[nodes]];
        int[] next = Arrays.copyOf(start, nodes);
        for (int a = 0; a < count; a++) {
            placeAtTail[a] = placed(a, arcs.tail(a), next);
            placeAtHead[a] = placed(a, arcs.head(a), next);
        }
    }

    private int placed(int arc, int node, int[] next) {
        if (node == GainNetwork.OUTSIDE) {
            return -1;
        }
        fill(arc, node, next[node]);
        return next[node]++;
    }

    private void fill(int arc, int node, int place) {
        boolean isTail = arcs.tail(arc) == node;
        around[place] = arc;
        int other = arcs.other(arc, node);
        others[place] = other == GainNetwork.OUTSIDE ? closed.length : other;
        terms[SIZE * place] = arcs.cost(arc);
        terms[SIZE * place + 1] = isTail ? 1 : -arcs.gain(arc);
        terms[SIZE * place + 2] = isTail ? -arcs.gain(arc) : 1;
    }

    /** Takes the cost of an arc as it is now. */
    void takeCost(int arc) {
        if (arc < placeAtTail.length) {
            takeCost(arc, placeAtTail[arc]);
            takeCost(arc, placeAtHead[arc]);
        }
    }

    private void takeCost(int arc, int place) {
        if (place >= 0) {
            terms[SIZE * place] = arcs.cost(arc);
        }
    }

    int count() {
        return suspects.count();
    }

    int at(int place) {
        return suspects.at(place);
    }

    /** Adds an arc; one that makes up for something is never suspect. */
    void add(int arc) {
        if (arc < placeAtTail.length) {
            suspects.add(arc);
        }
    }

    /** Remembers that the potential of a node changed, so that its arcs may be wrong. */
    void reprice(int node) {
        repriced.add(node);
    }

    /**
     * Adds the open arcs of repriced nodes that are wrong: those that cost less than nothing and could carry more, or more and could carry
     * less.
     *
     * @param potential of all nodes, and 0 behind them for what is outside
     */
    void addWrong(double[] potential) {
        for (int k = repriced.count() - 1; k >= 0; k--) {
            addWrong(repriced.at(k), potential);
        }
        repriced.clear();
    }

    private void addWrong(int node, double[] potential) {
        double here = potential[node];
        for (int k = start[node]; k < closed[node]; k++) {
            double reduced = terms[SIZE * k] + terms[SIZE * k + 1] * here + terms[SIZE * k + 2] * potential[others[k]];
            int moves = flows.moves(around[k]);
            if (reduced < least[moves] || reduced > most[moves]) {
                suspects.add(around[k]);
            }
        }
    }

    /** Opens an arc that may carry something, or closes it. */
    void open(int arc, boolean carries) {
        if (arc < placeAtTail.length) {
            open(arc, arcs.tail(arc), placeAtTail[arc], carries);
            open(arc, arcs.head(arc), placeAtHead[arc], carries);
        }
    }

    private void open(int arc, int node, int place, boolean carries) {
        if (node == GainNetwork.OUTSIDE || place < closed[node] == carries) {
            return;
        }
        int other = carries ? closed[node]++ : --closed[node];
        put(around[other], node, place);
        put(arc, node, other);
    }

    private void put(int arc, int node, int place) {
        fill(arc, node, place);
        if (arcs.tail(arc) == node) {
            placeAtTail[arc] = place;
        } else {
            placeAtHead[arc] = place;
        }
    }

    /** Removes one; the last takes its place. */
    void removeAt(int place) {
        suspects.removeAt(place);
    }

    void clear() {
        suspects.clear();
        repriced.clear();
    }
}
