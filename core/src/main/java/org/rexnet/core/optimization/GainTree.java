package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The basis of a network with gains: every node has one basic arc, its parent, so that from each node a path leads to an arc with one end, or
 * into a cycle that loses or gains. Potentials follow from parents alone. Mutable, for one thread.
 */
final class GainTree {

    static final int OUTSIDE = GainNetwork.OUTSIDE;

    private final GainArcs arcs;
    private final IntConsumer onNewPotential;
    private final double[] potential;
    private final double[] factorOfCycle;
    private final int[] parent;
    /** Node whose parent an arc is; -1 where it is not basic. */
    private final int[] child;

    /** Nodes whose parent leads to a node: the first, and the next and the last one of each; -1 where there is none. */
    private final int[] first;

    private final int[] next;
    private final int[] previous;
    private final int[] stack;

    /** Makes a tree without parents; {@code onNewPotential} is told of nodes whose potential was computed. */
    GainTree(int nodes, GainArcs arcs, IntConsumer onNewPotential) {
        this.arcs = arcs;
        this.onNewPotential = onNewPotential;
        potential = new double[nodes];
        factorOfCycle = new double[nodes];
        parent = new int[nodes];
        child = new int[arcs.count()];
        first = new int[nodes];
        next = new int[nodes];
        previous = new int[nodes];
        stack = new int[nodes];
    }

    /** Copies all from another tree of the same network. */
    void copy(GainTree other) {
        System.arraycopy(other.potential, 0, potential, 0, potential.length);
        System.arraycopy(other.factorOfCycle, 0, factorOfCycle, 0, factorOfCycle.length);
        System.arraycopy(other.parent, 0, parent, 0, parent.length);
        System.arraycopy(other.child, 0, child, 0, child.length);
        System.arraycopy(other.first, 0, first, 0, first.length);
        System.arraycopy(other.next, 0, next, 0, next.length);
        System.arraycopy(other.previous, 0, previous, 0, previous.length);
    }

    /** Makes arcs with one end the parents of all nodes. */
    void reset(int[] roots) {
        Arrays.fill(child, -1);
        Arrays.fill(first, -1);
        Arrays.fill(factorOfCycle, 0);
        for (int n = 0; n < roots.length; n++) {
            parent[n] = roots[n];
            child[roots[n]] = n;
        }
        price();
    }

    double potential(int node) {
        return potential[node];
    }

    int parent(int node) {
        return parent[node];
    }

    boolean isBasic(int arc) {
        return child[arc] >= 0;
    }

    /** Returns what comes back of one unit on its way round the cycle on which a node lies; 0 where it lies on none. */
    double factorOfCycle(int node) {
        return factorOfCycle[node];
    }

    /** Returns the node to which the parent of a node leads. */
    int above(int node) {
        return arcs.other(parent[node], node);
    }

    /** Makes one arc basic in place of another: parents move one node on, on the path from the one to the other. */
    void exchange(int entering, int leaving) {
        int end = child[leaving];
        int start = reaches(arcs.tail(entering), end) ? arcs.tail(entering) : arcs.head(entering);
        int carried = entering;
        int n = start;
        while (true) {
            int old = parent[n];
            int after = above(n);
            unlink(n);
            parent[n] = carried;
            child[carried] = n;
            link(n);
            if (n == end) {
                break;
            }
            carried = old;
            n = after;
        }
        child[leaving] = -1;
        price(start);
    }

    private void link(int n) {
        int above = above(n);
        if (above != OUTSIDE) {
            next[n] = first[above];
            previous[n] = -1;
            if (first[above] >= 0) {
                previous[first[above]] = n;
            }
            first[above] = n;
        }
    }

    private void unlink(int n) {
        int above = above(n);
        if (above != OUTSIDE) {
            if (previous[n] >= 0) {
                next[previous[n]] = next[n];
            } else {
                first[above] = next[n];
            }
            if (next[n] >= 0) {
                previous[next[n]] = previous[n];
            }
        }
    }

    private boolean reaches(int from, int node) {
        int n = from;
        for (int steps = 0; n != OUTSIDE && steps <= parent.length; steps++) {
            if (n == node) {
                return true;
            }
            n = above(n);
        }
        return false;
    }

    /** Computes all potentials anew. */
    void price() {
        for (int n = 0; n < parent.length; n++) {
            if (above(n) == OUTSIDE || factorOfCycle[n] != 0) {
                price(n);
            }
        }
    }

    /** Computes the potentials of a node and of all that its potential determines. */
    private void price(int start) {
        if (isOnCycle(start)) {
            closeCycle(start);
        } else {
            potential[start] = priced(start);
        }
        onNewPotential.accept(start);
        int count = 0;
        stack[count++] = start;
        while (count > 0) {
            for (int n = first[stack[--count]]; n >= 0; n = next[n]) {
                if (n != start) {
                    potential[n] = priced(n);
                    onNewPotential.accept(n);
                    stack[count++] = n;
                }
            }
        }
    }

    /** Forgets the cycles of a node and of all whose paths lead through it, and returns whether its own path comes back to it. */
    private boolean isOnCycle(int start) {
        boolean closes = false;
        factorOfCycle[start] = 0;
        int count = 0;
        stack[count++] = start;
        while (count > 0) {
            for (int n = first[stack[--count]]; n >= 0; n = next[n]) {
                factorOfCycle[n] = 0;
                if (n == start) {
                    closes = true;
                } else {
                    stack[count++] = n;
                }
            }
        }
        return closes;
    }

    private double priced(int n) {
        int above = above(n);
        return arcs.before(parent[n], n, above == OUTSIDE ? 0 : potential[above]);
    }

    /** The potential of a node on a cycle is what comes back round it: p = factor x p + rest. */
    private void closeCycle(int start) {
        double factor = 1;
        double rest = 0;
        int n = start;
        do { // p(start) = factor x p(n) + rest
            rest += factor * arcs.before(parent[n], n, 0);
            factor *= arcs.factor(parent[n], n);
            n = above(n);
        } while (n != start);
        potential[start] = rest / (1 - factor);
        do {
            factorOfCycle[n] = factor;
            n = above(n);
        } while (n != start);
    }
}
