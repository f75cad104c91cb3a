package org.rexnet.core.optimization;

import java.util.Arrays;

/**
 * Arcs whose reduced cost or capacity changed since they were last found right, each once; mutable. Arcs that carry nothing whatever they
 * cost are closed, and never suspect for what happens at their ends.
 */
final class SuspectArcs {

    private final GainArcs arcs;
    private final ArcFlows flows;
    private final IndexSet suspects;

    /**
     * Arcs of a node, each twice its position, and one more where it begins there: from {@code start[node]} to before the next one's, the
     * open ones first, to before {@code closed[node]}.
     */
    private final int[] start;

    private final int[] closed;
    private final int[] around;

    /** Place of an arc among those of its ends. */
    private final int[] placeAtTail;

    private final int[] placeAtHead;

    /** Makes the set of the arcs of some nodes, none of them suspect, all closed. */
    SuspectArcs(GainArcs arcs, ArcFlows flows, int nodes) {
        this.arcs = arcs;
        this.flows = flows;
        int count = arcs.given();
        suspects = new IndexSet(count);
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
        around = new int[start[nodes]];
        int[] next = Arrays.copyOf(start, nodes);
        for (int a = 0; a < count; a++) {
            placeAtTail[a] = placed(a, arcs.tail(a), next);
            placeAtHead[a] = placed(a, arcs.head(a), next);
        }
        closed = Arrays.copyOf(start, nodes);
    }

    private int placed(int arc, int node, int[] next) {
        if (node == GainNetwork.OUTSIDE) {
            return -1;
        }
        around[next[node]] = codeOf(arc, node);
        return next[node]++;
    }

    private int codeOf(int arc, int node) {
        return 2 * arc + (arcs.tail(arc) == node ? 1 : 0);
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

    /**
     * Adds the open arcs of a node whose potential changed that may be wrong now: those that become cheaper and can carry more, and those that
     * become dearer and can carry less. What begins at a node becomes dearer where its potential rises, what ends there cheaper.
     */
    void addAround(int node, boolean rises) {
        int moveOfBeginning = rises ? ArcFlows.CAN_FALL : ArcFlows.CAN_RISE;
        int moveOfEnding = rises ? ArcFlows.CAN_RISE : ArcFlows.CAN_FALL;
        for (int k = start[node]; k < closed[node]; k++) {
            int code = around[k];
            if (flows.can(code >> 1, (code & 1) == 1 ? moveOfBeginning : moveOfEnding)) {
                suspects.add(code >> 1);
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
        put(around[other] >> 1, node, place);
        put(arc, node, other);
    }

    private void put(int arc, int node, int place) {
        around[place] = codeOf(arc, node);
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
    }
}
