package org.rexnet.core.optimization;

/** Sums up numbers by position, most of which stay 0; mutable, for one thread. */
final class SparseSum {

    private final double[] sums;
    private final boolean[] isTouched;
    private final IntList touched = new IntList();

    SparseSum(int size) {
        sums = new double[size];
        isTouched = new boolean[size];
    }

    void add(int position, double value) {
        if (!isTouched[position]) {
            isTouched[position] = true;
            touched.add(position);
        }
        sums[position] += value;
    }

    void add(Sparse numbers, double factor) {
        for (int k = 0; k < numbers.size(); k++) {
            add(numbers.index(k), factor * numbers.value(k));
        }
    }

    /** Returns the sums whose size is above a least one, in the order in which their positions were first added to, and begins anew. */
    Sparse take(double least) {
        Sparse taken = new Sparse();
        for (int k = 0; k < touched.size; k++) {
            int position = touched.items[k];
            if (Math.abs(sums[position]) > least) {
                taken.add(position, sums[position]);
            }
            sums[position] = 0;
            isTouched[position] = false;
        }
        touched.size = 0;
        return taken;
    }
}
