package org.rexnet.core.optimization;

import java.util.Arrays;

/**
 * The basis of a network with gains: every node has one basic arc, its parent, so that from each node a path leads to an arc with one end,
 * or into a cycle that loses or gains. Potentials follow from parents alone. Mutable, for one thread.
 */
final class GainTree {

    static final int OUTSIDE = GainNetwork.OUTSIDE;

    private static final int SIZE = 8;
    private static final int PARENT = 0;
    private static final int ABOVE = 1;
    private static final int FIRST = 2;
    private static final int NEXT = 3;
    private static final int PREVIOUS = 4;
    private static final int IS_TAIL = 5;

    private final GainArcs arcs;
    private final SuspectArcs suspects;
    /** Of all nodes, and 0 behind them for what is outside. */
    private final double[] potential;

    private final double[] factorOfCycle;
    /** Factor and rest by which the potential of a node follows from that of the one above it, beside each other. */
    private final double[] slopes;

    /**
     * Of each node, beside each other: its parent, the node to which that leads, and of the nodes whose parents lead to it the first; the
     * next and the previous one of those that lead where it does; -1 where there is none; and 1 where its parent begins there.
     */
    private final int[] links;

    /** Node whose parent an arc is; -1 where it is not basic. */
    private final int[] child;

    private final int[] stack;

    /** Nodes and arcs that may differ from a copy that was kept. */
    private final IndexSet changedNodes;

    private final IndexSet changedArcs;

    /** Makes a tree without parents that tells {@code suspects} of the nodes that have new potentials. */
    GainTree(int nodes, GainArcs arcs, SuspectArcs suspects) {
        this.arcs = arcs;
        this.suspects = suspects;
        potential = new double[nodes + 1];
        factorOfCycle = new double[nodes];
        slopes = new double[2 * nodes];
        links = new int[SIZE * nodes];
        child = new int[arcs.count()];
        stack = new int[nodes];
        changedNodes = new IndexSet(nodes);
        changedArcs = new IndexSet(arcs.count());
    }

    /** Makes a copy equal to this where it may differ. */
    void copyChangesTo(GainTree copy) {
        exchangeChanges(this, copy);
    }

    /** Makes this equal to a copy where it may differ. */
    void undoChanges(GainTree copy) {
        exchangeChanges(copy, this);
    }

    private void exchangeChanges(GainTree from, GainTree to) {
        for (int k = changedNodes.count() - 1; k >= 0; k--) {
            int n = changedNodes.at(k);
            to.potential[n] = from.potential[n];
            to.factorOfCycle[n] = from.factorOfCycle[n];
            System.arraycopy(from.links, SIZE * n, to.links, SIZE * n, SIZE);
            System.arraycopy(from.slopes, 2 * n, to.slopes, 2 * n, 2);
        }
        for (int k = changedArcs.count() - 1; k >= 0; k--) {
            int a = changedArcs.at(k);
            to.child[a] = from.child[a];
        }
        changedNodes.clear();
        changedArcs.clear();
    }

    /** Makes arcs with one end the parents of all nodes. */
    void reset(int[] roots) {
        for (int a = 0; a < child.length; a++) {
            setChild(a, -1);
        }
        Arrays.fill(links, -1);
        Arrays.fill(factorOfCycle, 0);
        for (int n = 0; n < roots.length; n++) {
            changedNodes.add(n);
            setParent(n, roots[n]);
        }
        for (int n = 0; n < roots.length; n++) {
            price(n);
        }
    }

    private void setParent(int n, int arc) {
        links[SIZE * n + PARENT] = arc;
        links[SIZE * n + ABOVE] = arcs.other(arc, n);
        links[SIZE * n + IS_TAIL] = arcs.tail(arc) == n ? 1 : 0;
        setSlope(n, arc);
        setChild(arc, n);
    }

    private void setSlope(int n, int arc) {
        slopes[2 * n] = arcs.factor(arc, n);
        slopes[2 * n + 1] = arcs.before(arc, n, 0);
    }

    private void setChild(int arc, int n) {
        child[arc] = n;
        changedArcs.add(arc);
    }

    /** Adds to the suspect arcs those that new potentials made wrong. */
    void findWrong() {
        suspects.addWrong(potential);
    }

    double potential(int node) {
        return potential[node];
    }

    int parent(int node) {
        return links[SIZE * node + PARENT];
    }

    /** Returns whether the parent of a node begins there. */
    boolean isTail(int node) {
        return links[SIZE * node + IS_TAIL] == 1;
    }

    /** Returns what is left of one unit that a node passes on by its parent. */
    double factor(int node) {
        return slopes[2 * node];
    }

    /** Returns the node to which the parent of a node leads, or {@link #OUTSIDE}. */
    int above(int node) {
        return links[SIZE * node + ABOVE];
    }

    boolean isBasic(int arc) {
        return child[arc] >= 0;
    }

    /** Returns what comes back of one unit on its way round the cycle on which a node lies; 0 where it lies on none. */
    double factorOfCycle(int node) {
        return factorOfCycle[node];
    }

    /** Makes one arc basic in place of another: parents move one node on, on the path from the one to the other. */
    void exchange(int entering, int leaving) {
        int end = child[leaving];
        int start = reaches(arcs.tail(entering), end) ? arcs.tail(entering) : arcs.head(entering);
        if (factorOfCycle[end] != 0) {
            setFactorOfCycle(end, 0);
        }
        int carried = entering;
        int n = start;
        while (true) {
            int old = parent(n);
            int after = above(n);
            unlink(n);
            setParent(n, carried);
            link(n);
            if (n == end) {
                break;
            }
            carried = old;
            n = after;
        }
        setChild(leaving, -1);
        price(start);
    }

    private void link(int n) {
        int to = above(n);
        changedNodes.add(n);
        if (to != OUTSIDE) {
            int first = links[SIZE * to + FIRST];
            links[SIZE * n + NEXT] = first;
            links[SIZE * n + PREVIOUS] = -1;
            if (first >= 0) {
                links[SIZE * first + PREVIOUS] = n;
                changedNodes.add(first);
            }
            links[SIZE * to + FIRST] = n;
            changedNodes.add(to);
        }
    }

    private void unlink(int n) {
        int from = above(n);
        if (from != OUTSIDE) {
            int next = links[SIZE * n + NEXT];
            int previous = links[SIZE * n + PREVIOUS];
            if (previous >= 0) {
                links[SIZE * previous + NEXT] = next;
                changedNodes.add(previous);
            } else {
                links[SIZE * from + FIRST] = next;
                changedNodes.add(from);
            }
            if (next >= 0) {
                links[SIZE * next + PREVIOUS] = previous;
                changedNodes.add(next);
            }
        }
    }

    /** Whether the path of a node leads to another; one that leads into a cycle ends where it has been once round. */
    private boolean reaches(int from, int node) {
        int onCycle = OUTSIDE;
        for (int n = from; n != OUTSIDE; n = above(n)) {
            if (n == node) {
                return true;
            }
            if (n == onCycle) {
                return false;
            }
            if (onCycle == OUTSIDE && factorOfCycle[n] != 0) {
                onCycle = n;
            }
        }
        return false;
    }

    /** Computes the potentials that depend on the cost of an arc. */
    void priceAfter(int arc) {
        if (child[arc] >= 0) {
            setSlope(child[arc], arc);
            changedNodes.add(child[arc]);
            price(child[arc]);
        }
    }

    /** Computes the potentials of a node and of all that its potential determines. */
    private void price(int start) {
        put(start, isOnCycle(start) ? closeCycle(start) : priced(start));
        int count = 0;
        stack[count++] = start;
        while (count > 0) {
            int at = stack[--count];
            for (int n = links[SIZE * at + FIRST]; n >= 0; n = links[SIZE * n + NEXT]) {
                if (n != start) {
                    put(n, priced(n));
                    stack[count++] = n;
                }
            }
        }
    }

    private void put(int n, double price) {
        double before = potential[n];
        if (price != before) {
            potential[n] = price;
            changedNodes.add(n);
            suspects.reprice(n);
        }
    }

    /** Returns whether the path of a node comes back to it; one that leads into another cycle does not. */
    private boolean isOnCycle(int start) {
        int n = above(start);
        while (n != OUTSIDE && n != start && (factorOfCycle[n] == 0 || factorOfCycle[start] != 0)) {
            n = above(n);
        }
        return n == start;
    }

    private double priced(int n) {
        int above = above(n);
        return slopes[2 * n] * (above == OUTSIDE ? 0 : potential[above]) + slopes[2 * n + 1];
    }

    /** Returns the potential of a node on a cycle, which is what comes back round it: p = factor x p + rest. */
    private double closeCycle(int start) {
        double factor = 1;
        double rest = 0;
        int n = start;
        do { // p(start) = factor x p(n) + rest
            rest += factor * slopes[2 * n + 1];
            factor *= slopes[2 * n];
            n = above(n);
        } while (n != start);
        setFactorOfCycle(start, factor);
        return rest / (1 - factor);
    }

    private void setFactorOfCycle(int onCycle, double factor) {
        int n = onCycle;
        do {
            factorOfCycle[n] = factor;
            changedNodes.add(n);
            n = above(n);
        } while (n != onCycle);
    }
}
