package org.rexnet.core.optimization;

/** Positions below a given number, each once, in no order that means anything; mutable. */
final class IndexSet {

    private final int[] all;
    private final boolean[] isIn;
    private int count;

    IndexSet(int positions) {
        all = new int[positions];
        isIn = new boolean[positions];
    }

    int count() {
        return count;
    }

    int at(int place) {
        return all[place];
    }

    void add(int position) {
        if (!isIn[position]) {
            isIn[position] = true;
            all[count++] = position;
        }
    }

    /** Removes one; the last takes its place. */
    void removeAt(int place) {
        isIn[all[place]] = false;
        all[place] = all[--count];
    }

    void clear() {
        while (count > 0) {
            isIn[all[--count]] = false;
        }
    }
}
