package org.rexnet.core.optimization;

import java.util.function.IntConsumer;

/** What enters the arcs of a network, and may enter them at most; mutable. Both of an arc are beside each other in memory. */
final class ArcFlows {

    /** Flows that differ by no more than this are the same. */
    static final double SAME_FLOW = 1e-12;

    /** More could enter an arc. */
    static final int CAN_RISE = 1;

    /** Less could enter an arc. */
    static final int CAN_FALL = 2;

    private final double[] values;
    private final byte[] moves;
    private final IndexSet changed;
    private double[] kept = {};

    /** Makes flows of 0 in arcs of given capacities, and in others that may carry anything. */
    ArcFlows(double[] capacities, int given, int count) {
        values = new double[2 * count];
        changed = new IndexSet(count);
        moves = new byte[count];
        for (int a = 0; a < count; a++) {
            values[2 * a + 1] = a < given ? capacities[a] : Double.POSITIVE_INFINITY;
            findMoves(a);
        }
    }

    double flow(int arc) {
        return values[2 * arc];
    }

    double capacity(int arc) {
        return values[2 * arc + 1];
    }

    /** Returns whether the flow of an arc can move in a direction: {@link #CAN_RISE} or {@link #CAN_FALL}. */
    boolean can(int arc, int move) {
        return (moves[arc] & move) != 0;
    }

    void setFlow(int arc, double flow) {
        values[2 * arc] = flow;
        findMoves(arc);
        changed.add(arc);
    }

    void setCapacity(int arc, double capacity) {
        values[2 * arc + 1] = capacity;
        findMoves(arc);
        changed.add(arc);
    }

    private void findMoves(int arc) {
        double flow = values[2 * arc];
        boolean rises = flow < values[2 * arc + 1] - SAME_FLOW;
        moves[arc] = (byte) ((rises ? CAN_RISE : 0) | (flow > SAME_FLOW ? CAN_FALL : 0));
    }

    /** Keeps all as it is, to go back to. */
    void keep() {
        if (kept.length == 0) {
            kept = values.clone();
        }
        copyChanges(values, kept, arc -> {});
    }

    /** Returns to what was kept; {@code onReturn} is told of arcs that may have been different. */
    void goBack(IntConsumer onReturn) {
        copyChanges(kept, values, arc -> {
            findMoves(arc);
            onReturn.accept(arc);
        });
    }

    private void copyChanges(double[] from, double[] to, IntConsumer told) {
        for (int k = changed.count() - 1; k >= 0; k--) {
            int a = changed.at(k);
            to[2 * a] = from[2 * a];
            to[2 * a + 1] = from[2 * a + 1];
            told.accept(a);
        }
        changed.clear();
    }

    /** Lets nothing enter any arc. */
    void clear() {
        for (int a = 0; a < values.length / 2; a++) {
            setFlow(a, 0);
        }
    }
}
