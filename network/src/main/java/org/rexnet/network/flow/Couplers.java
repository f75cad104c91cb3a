package org.rexnet.network.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Branches without reactance and the buses that they join: these share one voltage angle, but for phase shifts, and are
 * one node to Kirchhoff's voltage law.
 *
 * <p>A spanning tree of each node decides the flows: what a bus and those behind it leave over flows towards the root,
 * the first bus of the node. Couplers beyond the tree close loops in which nothing decides the split; they carry
 * nothing here.
 */
final class Couplers {

    /** Angles in radians that differ by less agree. */
    private static final double SAME_ANGLE = 1e-9;

    private final int[] from;
    private final int[] to;
    private final double[] susceptances;
    private final double[] shifts;
    private final boolean[] coupling;
    private final boolean[] free;
    private final int[] freeBranches;
    private final int[] roots;
    private final double[] offsets;
    /** The coupler by which each bus is reached; -1 for a root. */
    private final int[] entry;

    private final int[] parent;
    /** Buses other than roots, each after its parent. */
    private final int[] order;

    /**
     * Finds the nodes.
     *
     * @param names of the branches, for messages
     * @throws IllegalArgumentException where phase shifts round a loop of couplers do not sum up to 0
     */
    Couplers(int buses, int[] from, int[] to, double[] susceptances, double[] shifts, IntFunction<String> names) {
        this.from = from;
        this.to = to;
        this.susceptances = susceptances;
        this.shifts = shifts;
        coupling = new boolean[from.length];
        free = new boolean[from.length];
        roots = new int[buses];
        offsets = new double[buses];
        entry = new int[buses];
        parent = new int[buses];
        Arrays.setAll(roots, bus -> bus);
        Arrays.fill(entry, -1);
        List<List<Integer>> incident = new ArrayList<>();
        for (int l = 0; l < from.length; l++) {
            coupling[l] = Double.isInfinite(susceptances[l]);
            free[l] = coupling[l];
        }
        order = areNone() ? new int[0] : walk(buses, incident(buses, incident));
        freeBranches = IntStream.range(0, free.length).filter(l -> free[l]).toArray();
        for (int l : freeBranches) {
            if (Math.abs(offsets[from[l]] - offsets[to[l]] - shifts[l]) > SAME_ANGLE) {
                throw new IllegalArgumentException(
                        ("%s closes a loop of branches without reactance whose phase shifts do not sum up to 0: no"
                                        + " voltage angles agree with it.")
                                .formatted(names.apply(l)));
            }
        }
    }

    private List<List<Integer>> incident(int buses, List<List<Integer>> incident) {
        for (int bus = 0; bus < buses; bus++) {
            incident.add(new ArrayList<>());
        }
        for (int l = 0; l < from.length; l++) {
            if (coupling[l]) {
                incident.get(from[l]).add(l);
                incident.get(to[l]).add(l);
            }
        }
        return incident;
    }

    /** Walks from the first bus of each node outwards; returns the other buses in the order of the walk. */
    private int[] walk(int buses, List<List<Integer>> incident) {
        int[] reached = new int[buses];
        int count = 0;
        boolean[] seen = new boolean[buses];
        Deque<Integer> open = new ArrayDeque<>();
        for (int root = 0; root < buses; root++) {
            if (seen[root]) {
                continue;
            }
            seen[root] = true;
            open.add(root);
            while (!open.isEmpty()) {
                int bus = open.poll();
                for (int l : incident.get(bus)) {
                    int other = from[l] == bus ? to[l] : from[l];
                    if (!seen[other]) {
                        seen[other] = true;
                        roots[other] = root;
                        parent[other] = bus;
                        entry[other] = l;
                        free[l] = false;
                        offsets[other] = offsets[bus] + (from[l] == bus ? -shifts[l] : shifts[l]);
                        reached[count++] = other;
                        open.add(other);
                    }
                }
            }
        }
        return Arrays.copyOf(reached, count);
    }

    /** Returns whether every branch has a reactance. */
    boolean areNone() {
        for (boolean one : coupling) {
            if (one) {
                return false;
            }
        }
        return true;
    }

    boolean isCoupler(int branch) {
        return coupling[branch];
    }

    /** Returns whether a branch is a coupler beyond the tree, whose flow nothing decides. */
    boolean isFree(int branch) {
        return free[branch];
    }

    /** Returns the branches that are free, as an array of the caller's own. */
    int[] freeBranches() {
        return freeBranches.clone();
    }

    /** Returns whether the flow of a branch follows the angles of the two nodes that it joins. */
    boolean joinedByAngles(int branch) {
        return susceptances[branch] != 0 && !coupling[branch] && roots[from[branch]] != roots[to[branch]];
    }

    /** Returns the shift that counts between the roots at the ends of a branch, in radians. */
    double shiftBetweenRoots(int branch) {
        return shifts[branch] - offsets[from[branch]] + offsets[to[branch]];
    }

    int busCount() {
        return roots.length;
    }

    /** Returns the first bus of the node of a bus. */
    int root(int bus) {
        return roots[bus];
    }

    /** Returns the angle of a bus less that of its root, in radians. */
    double offset(int bus) {
        return offsets[bus];
    }

    /** Returns injections at the roots of nodes; the array itself where there is no coupler. */
    double[] atRoots(double[] injections) {
        if (order.length == 0) {
            return injections;
        }
        double[] sums = injections.clone();
        for (int bus : order) {
            sums[roots[bus]] += sums[bus];
            sums[bus] = 0;
        }
        return sums;
    }

    /** Gives every bus of a node what its root has. */
    void spread(double[] byBus) {
        for (int bus : order) {
            byBus[bus] = byBus[roots[bus]];
        }
    }

    /** Writes the flows of couplers in MW, those of all other branches being there. */
    void flows(double[] injections, double[] flows) {
        if (order.length == 0) {
            return;
        }
        double[] left = injections.clone();
        for (int l = 0; l < flows.length; l++) {
            if (coupling[l]) {
                flows[l] = 0;
            } else {
                left[from[l]] -= flows[l];
                left[to[l]] += flows[l];
            }
        }
        for (int i = order.length - 1; i >= 0; i--) {
            int bus = order[i];
            flows[entry[bus]] = from[entry[bus]] == bus ? left[bus] : -left[bus];
            left[parent[bus]] += left[bus];
        }
    }

    /** Returns the sensitivities of a coupler's flow by bus, from those of all branches but couplers. */
    double[] sensitivities(int coupler, IntFunction<double[]> others) {
        double[] row = new double[roots.length];
        if (free[coupler]) {
            return row;
        }
        boolean[] behind = behind(coupler);
        for (int bus = 0; bus < row.length; bus++) {
            row[bus] = behind[bus] ? 1 : 0;
        }
        for (int l = 0; l < from.length; l++) {
            if (!coupling[l] && behind[from[l]] != behind[to[l]]) {
                double[] other = others.apply(l);
                double sign = behind[from[l]] ? -1 : 1;
                for (int bus = 0; bus < row.length; bus++) {
                    row[bus] += sign * other[bus];
                }
            }
        }
        if (entry[to[coupler]] == coupler) {
            for (int bus = 0; bus < row.length; bus++) {
                row[bus] = -row[bus];
            }
        }
        return row;
    }

    /** Returns the buses whose way to the root is by a coupler of the tree. */
    private boolean[] behind(int coupler) {
        boolean[] behind = new boolean[roots.length];
        for (int bus : order) {
            behind[bus] = entry[bus] == coupler || behind[parent[bus]];
        }
        return behind;
    }
}
