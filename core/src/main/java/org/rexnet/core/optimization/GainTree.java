package org.rexnet.core.optimization;

import java.util.Arrays;

/**
 * The basis of a network with gains: every node has one basic arc, its parent, so that from each node a path leads to an arc with one end, or
 * into a cycle that loses or gains. Potentials follow from parents alone. Mutable, for one thread.
 */
final class GainTree {

    static final int OUTSIDE = GainNetwork.OUTSIDE;

    private final GainArcs arcs;
    private final SuspectArcs suspects;
    private final double[] potential;
    private final double[] factorOfCycle;
    private final int[] parent;
    /** Node to which the parent of a node leads. */
    private final int[] above;
    /** Node whose parent an arc is; -1 where it is not basic. */
    private final int[] child;

    /** Nodes whose parent leads to a node: the first, and the next and the last one of each; -1 where there is none. */
    private final int[] first;

    private final int[] next;
    private final int[] previous;
    private final int[] stack;

    /** Nodes and arcs that may differ from a copy that was kept. */
    private final IndexSet changedNodes;

    private final IndexSet changedArcs;

    /** Makes a tree without parents that adds to {@code suspects} what new potentials may make wrong. */
    GainTree(int nodes, GainArcs arcs, SuspectArcs suspects) {
        this.arcs = arcs;
        this.suspects = suspects;
        potential = new double[nodes];
        factorOfCycle = new double[nodes];
        parent = new int[nodes];
        above = new int[nodes];
        child = new int[arcs.count()];
        first = new int[nodes];
        next = new int[nodes];
        previous = new int[nodes];
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
            to.parent[n] = from.parent[n];
            to.above[n] = from.above[n];
            to.first[n] = from.first[n];
            to.next[n] = from.next[n];
            to.previous[n] = from.previous[n];
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
        Arrays.fill(first, -1);
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
        parent[n] = arc;
        above[n] = arcs.other(arc, n);
        setChild(arc, n);
    }

    private void setChild(int arc, int n) {
        child[arc] = n;
        changedArcs.add(arc);
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
            int old = parent[n];
            int after = above[n];
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
        int to = above[n];
        changedNodes.add(n);
        if (to != OUTSIDE) {
            next[n] = first[to];
            previous[n] = -1;
            if (first[to] >= 0) {
                previous[first[to]] = n;
                changedNodes.add(first[to]);
            }
            first[to] = n;
            changedNodes.add(to);
        }
    }

    private void unlink(int n) {
        int from = above[n];
        if (from != OUTSIDE) {
            if (previous[n] >= 0) {
                next[previous[n]] = next[n];
                changedNodes.add(previous[n]);
            } else {
                first[from] = next[n];
                changedNodes.add(from);
            }
            if (next[n] >= 0) {
                previous[next[n]] = previous[n];
                changedNodes.add(next[n]);
            }
        }
    }

    /** Whether the path of a node leads to another; one that leads into a cycle ends where it has been once round. */
    private boolean reaches(int from, int node) {
        int onCycle = OUTSIDE;
        for (int n = from; n != OUTSIDE; n = above[n]) {
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
            price(child[arc]);
        }
    }

    /** Computes the potentials of a node and of all that its potential determines. */
    private void price(int start) {
        put(start, isOnCycle(start) ? closeCycle(start) : priced(start));
        int count = 0;
        stack[count++] = start;
        while (count > 0) {
            for (int n = first[stack[--count]]; n >= 0; n = next[n]) {
                if (n != start) {
                    put(n, priced(n));
                    stack[count++] = n;
                }
            }
        }
    }

    private void put(int n, double price) {
        double before = potential[n];
        potential[n] = price;
        changedNodes.add(n);
        if (price != before) {
            suspects.addAround(n, price > before);
        }
    }

    /** Returns whether the path of a node comes back to it; one that leads into another cycle does not. */
    private boolean isOnCycle(int start) {
        int n = above[start];
        while (n != OUTSIDE && n != start && (factorOfCycle[n] == 0 || factorOfCycle[start] != 0)) {
            n = above[n];
        }
        return n == start;
    }

    private double priced(int n) {
        return arcs.before(parent[n], n, above[n] == OUTSIDE ? 0 : potential[above[n]]);
    }

    /** Returns the potential of a node on a cycle, which is what comes back round it: p = factor x p + rest. */
    private double closeCycle(int start) {
        double factor = 1;
        double rest = 0;
        int n = start;
        do { // p(start) = factor x p(n) + rest
            rest += factor * arcs.before(parent[n], n, 0);
            factor *= arcs.factor(parent[n], n);
            n = above[n];
        } while (n != start);
        setFactorOfCycle(start, factor);
        return rest / (1 - factor);
    }

    private void setFactorOfCycle(int onCycle, double factor) {
        int n = onCycle;
        do {
            factorOfCycle[n] = factor;
            changedNodes.add(n);
            n = above[n];
        } while (n != onCycle);
    }
}
