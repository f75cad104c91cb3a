package org.rexnet.core.optimization;

import java.util.Arrays;

/**
 * Variables that may enter a basis, taken out in the order in which their reduced costs reach 0: by reduced cost per effect, of those as
 * good the one of most effect, then by number. A heap; mutable.
 */
final class Breakpoints {

    static final int NONE = -1;

    /** By number of a variable. */
    private final double[] effect;

    private final double[] ratio;
    private final int[] heap;
    private int count;

    /**
     * Takes all variables that have an effect.
     *
     * @param effect by variable, 0 of those that may not enter
     * @param reducedCost by variable
     */
    Breakpoints(double[] effect, double[] reducedCost) {
        this.effect = effect;
        ratio = new double[effect.length];
        int[] with = new int[effect.length];
        for (int k = 0; k < effect.length; k++) {
            if (effect[k] > 0) {
                ratio[k] = Math.abs(reducedCost[k]) / effect[k];
                with[count] = k;
                count += ratio[k] < Double.POSITIVE_INFINITY ? 1 : 0;
            }
        }
        heap = Arrays.copyOf(with, count);
        for (int at = count / 2 - 1; at >= 0; at--) {
            sink(at);
        }
    }

    /** Takes out the next one; {@link #NONE} where none is left. */
    int take() {
        if (count == 0) {
            return NONE;
        }
        int taken = heap[0];
        heap[0] = heap[--count];
        sink(0);
        return taken;
    }

    private void sink(int from) {
        int moved = heap[from];
        int at = from;
        for (int child = 2 * at + 1; child < count; child = 2 * at + 1) {
            if (child + 1 < count && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], moved)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
    }

    private boolean isBefore(int one, int other) {
        if (ratio[one] != ratio[other]) {
            return ratio[one] < ratio[other];
        }
        return effect[one] != effect[other] ? effect[one] > effect[other] : one < other;
    }
}
