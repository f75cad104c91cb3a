package org.rexnet.core.optimization;

/** Numbers of which most are 0, by position in order of arrival; mutable, for one thread. */
final class Sparse {

    private final IntList positions = new IntList();
    private final DoubleList values = new DoubleList();

    void add(int position, double value) {
        positions.add(position);
        values.add(1, value);
    }

    int size() {
        return positions.size;
    }

    int index(int k) {
        return positions.items[k];
    }

    double value(int k) {
        return values.items[k];
    }

    /** Returns the sum of the values at a position. */
    double at(int position) {
        double sum = 0;
        for (int k = 0; k < positions.size; k++) {
            sum += positions.items[k] == position ? values.items[k] : 0;
        }
        return sum;
    }

    /** Returns the largest absolute value; 0 where there is none. */
    double largest() {
        double largest = 0;
        for (int k = 0; k < values.size; k++) {
            largest = Math.max(largest, Math.abs(values.items[k]));
        }
        return largest;
    }
}
