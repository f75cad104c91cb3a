package org.rexnet.core.optimization;

import java.util.function.IntConsumer;

/** What enters the arcs of a network, and may enter them at most; mutable. Both of an arc are beside each other in memory. */
final class ArcFlows {

    private final double[] values;
    private final IndexSet changed;
    private double[] kept = {};

    /** Makes flows of 0 in arcs of given capacities, and in others that may carry anything. */
    ArcFlows(double[] capacities, int given, int count) {
        values = new double[2 * count];
        changed = new IndexSet(count);
        for (int a = 0; a < count; a++) {
            values[2 * a + 1] = a < given ? capacities[a] : Double.POSITIVE_INFINITY;
        }
    }

    double flow(int arc) {
        return values[2 * arc];
    }

    double capacity(int arc) {
        return values[2 * arc + 1];
    }

    void setFlow(int arc, double flow) {
        values[2 * arc] = flow;
        changed.add(arc);
    }

    void setCapacity(int arc, double capacity) {
        values[2 * arc + 1] = capacity;
        changed.add(arc);
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
        copyChanges(kept, values, onReturn);
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
