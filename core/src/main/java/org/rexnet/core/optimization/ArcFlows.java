package org.rexnet.core.optimization;

import java.util.function.IntConsumer;

/**
 * What enters the arcs of a network, and may enter them at most, each an amount and crumbs: smaller than any amount, and counted by
 * themselves. Mutable. The four numbers of an arc are beside each other in memory.
 */
final class ArcFlows {

    /** Flows that differ by no more than this are the same. */
    static final double SAME_FLOW = 1e-12;

    /** Crumbs that differ by no more than this are the same, unless they are many. */
    static final double SAME_CRUMBS = 1e-7;

    private static final int SIZE = 4;
    private static final int CAPACITY = 1;
    private static final int CRUMBS = 2;
    private static final int MOST_CRUMBS = 3;

    /** More could enter an arc. */
    static final int CAN_RISE = 1;

    /** Less could enter an arc. */
    static final int CAN_FALL = 2;

    /** Number of what an arc can do: nothing, either, both. */
    static final int ALL_MOVES = 4;

    private final double[] values;
    private final byte[] moves;
    private final IndexSet changed;
    private double[] kept = {};

    /**
     * Makes flows of 0 in arcs of given capacities, and in others that may carry anything.
     *
     * @param crumbs that may enter each arc beyond its capacity
     */
    ArcFlows(double[] capacities, double[] crumbs, int given, int count) {
        values = new double[SIZE * count];
        changed = new IndexSet(count);
        moves = new byte[count];
        for (int a = 0; a < count; a++) {
            values[SIZE * a + CAPACITY] = a < given ? capacities[a] : Double.POSITIVE_INFINITY;
            values[SIZE * a + MOST_CRUMBS] = a < given ? crumbs[a] : 0;
            findMoves(a);
        }
    }

    double flow(int arc) {
        return values[SIZE * arc];
    }

    double capacity(int arc) {
        return values[SIZE * arc + CAPACITY];
    }

    /** Returns whether anything could enter an arc, be it crumbs. */
    boolean isOpen(int arc) {
        return values[SIZE * arc + CAPACITY] > 0 || values[SIZE * arc + MOST_CRUMBS] > 0;
    }

    /** Returns the crumbs that enter an arc beside its flow; below 0 where they are taken from it. */
    double crumbs(int arc) {
        return values[SIZE * arc + CRUMBS];
    }

    /** Returns how much an arc could move in a direction, above 0 up. */
    double room(int arc, double direction) {
        int at = SIZE * arc;
        return direction > 0 ? values[at + CAPACITY] - values[at] : values[at];
    }

    /** Returns how many crumbs an arc could move in a direction, above 0 up, once its flow cannot. */
    double roomForCrumbs(int arc, double direction) {
        int at = SIZE * arc;
        return direction > 0 ? values[at + MOST_CRUMBS] - values[at + CRUMBS] : values[at + CRUMBS];
    }

    /** Returns whether an arc carries more than a capacity, crumbs included. */
    boolean exceeds(int arc, double capacity) {
        double more = values[SIZE * arc] - capacity;
        return more > 0 || (more > -SAME_FLOW && roomForCrumbs(arc, 1) < -SAME_CRUMBS);
    }

    /** Returns whether the flow of an arc can move in a direction: {@link #CAN_RISE} or {@link #CAN_FALL}. */
    boolean can(int arc, int move) {
        return (moves[arc] & move) != 0;
    }

    /** Returns how the flow of an arc can move: the sum of {@link #CAN_RISE} and {@link #CAN_FALL}. */
    int moves(int arc) {
        return moves[arc];
    }

    void setFlow(int arc, double flow, double crumbs) {
        values[SIZE * arc] = flow;
        values[SIZE * arc + CRUMBS] = crumbs;
        findMoves(arc);
        changed.add(arc);
    }

    /** Moves an arc to the end of what it can do in a direction, above 0 up. */
    void setToEnd(int arc, double direction) {
        int at = SIZE * arc;
        setFlow(arc, direction > 0 ? values[at + CAPACITY] : 0, direction > 0 ? values[at + MOST_CRUMBS] : 0);
    }

    void setCapacity(int arc, double capacity) {
        values[SIZE * arc + CAPACITY] = capacity;
        findMoves(arc);
        changed.add(arc);
    }

    private void findMoves(int arc) {
        int at = SIZE * arc;
        boolean rises = values[at] < values[at + CAPACITY] - SAME_FLOW
                || values[at + CRUMBS] < values[at + MOST_CRUMBS] - SAME_CRUMBS;
        boolean falls = values[at] > SAME_FLOW || values[at + CRUMBS] > SAME_CRUMBS;
        moves[arc] = (byte) ((rises ? CAN_RISE : 0) | (falls ? CAN_FALL : 0));
    }

    /** Keeps all as it is, to go back to. */
    void keep() {
        if (kept.length == 0) {
            kept = values.clone();
        }
        for (int k = changed.count() - 1; k >= 0; k--) {
            int at = SIZE * changed.at(k);
            System.arraycopy(values, at, kept, at, SIZE);
        }
        changed.clear();
    }

    /** Returns to what was kept; {@code onOpened} is told of arcs that are open now and were not, or were and are not. */
    void goBack(IntConsumer onOpened) {
        for (int k = changed.count() - 1; k >= 0; k--) {
            int a = changed.at(k);
            boolean wasOpen = isOpen(a);
            System.arraycopy(kept, SIZE * a, values, SIZE * a, SIZE);
            findMoves(a);
            if (isOpen(a) != wasOpen) {
                onOpened.accept(a);
            }
        }
        changed.clear();
    }

    /** Lets nothing enter any arc. */
    void clear() {
        for (int a = 0; a < moves.length; a++) {
            setFlow(a, 0, 0);
        }
    }
}
