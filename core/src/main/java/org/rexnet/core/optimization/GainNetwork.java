package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Flow of least cost in a network whose arcs may lose or gain on the way: sum of gain x flow of the arcs that end at a node, less the flow of
 * those that begin there, is what the node demands.
 *
 * <p>The primal simplex method for networks with gains (P. Jensen and J. Barnes, Network Flow Programming, 1980): every node has one basic
 * arc, its parent, so that from each node a path leads to an arc with one end, or into a cycle that loses or gains. Flows and potentials
 * follow from paths alone. A solve starts where the last one ended: a capacity that grew leaves it feasible. Mutable, for one thread.
 */
public final class GainNetwork {

    /** Stands for the end of an arc that comes from outside, or leads there. */
    public static final int OUTSIDE = -1;

    private static final double SMALLEST_STEP = 1e-11;
    private static final double SAME_FLOW = 1e-12;
    private static final double ARTIFICIAL_COST = 1e4;
    private static final double DEARER = 1e2;
    private static final int ITERATIONS_PER_NODE = 200;

    private final int nodes;
    private final double[] demand;
    private final int[] tail;
    private final int[] head;
    private final double[] gain;
    private final double[] cost;
    private final double[] capacity;
    private final int arcs;
    private final double dearer;
    private final double priceTolerance;
    private final double flowTolerance;

    private final double[] flow;
    private final double[] potential;
    private final int[] parent;
    /** Node whose parent an arc is; -1 where it is not basic. */
    private final int[] child;

    private final double[] factorOfCycle;

    /** Nodes whose parent leads to a node: the first, and the next and the last one of each; -1 where there is none. */
    private final int[] first;

    private final int[] next;
    private final int[] previous;
    private final int[] stack;

    /** Arcs of a node: those from {@code incidentStart[node]} to before the next one's. */
    private final int[] incidentStart;

    private final int[] incident;

    /** Arcs whose reduced cost or capacity changed since it was last found right. */
    private final int[] suspects;

    private final boolean[] isSuspect;
    private int suspectCount;

    /** Steps of length 0 since the last one that led somewhere: after some, chance decides, so that none is repeated for ever. */
    private int stalled;

    private SplittableRandom chance = new SplittableRandom(0);
    private final double[] change;
    private final int[] touched;
    private int touchedCount;
    private boolean isCold = true;
    /** Capacities that are to come where more flows now. */
    private final Map<Integer, Double> shrinking = new TreeMap<>();

    /** The arcs of a network, one after another; mutable. */
    public static final class Builder {

        private final IntList tail = new IntList();
        private final IntList head = new IntList();
        private final DoubleList gain = new DoubleList();
        private final DoubleList cost = new DoubleList();
        private final DoubleList capacity = new DoubleList();

        /**
         * Adds an arc, and returns its position.
         *
         * @param tail node where it begins, or {@link #OUTSIDE}
         * @param head node where it ends, or {@link #OUTSIDE}
         * @param gain what arrives of one unit, above 0
         * @param cost per unit that enters it
         * @param capacity most that may enter it, at least 0
         */
        public int add(int tail, int head, double gain, double cost, double capacity) {
            this.tail.add(tail);
            this.head.add(head);
            this.gain.add(1, gain);
            this.cost.add(1, cost);
            this.capacity.add(1, capacity);
            return this.tail.size - 1;
        }

        /** Returns the network of the arcs added so far, among nodes that demand so much. */
        public GainNetwork build(double[] demand) {
            return new GainNetwork(this, demand);
        }
    }

    private GainNetwork(Builder builder, double[] demand) {
        nodes = demand.length;
        arcs = builder.tail.size;
        this.demand = demand.clone();
        int all = arcs + 2 * nodes;
        tail = Arrays.copyOf(builder.tail.items, all);
        head = Arrays.copyOf(builder.head.items, all);
        gain = Arrays.copyOf(builder.gain.items, all);
        cost = Arrays.copyOf(builder.cost.items, all);
        capacity = Arrays.copyOf(builder.capacity.items, all);
        double dearest = 1;
        for (int a = 0; a < arcs; a++) {
            dearest = Math.max(dearest, Math.abs(cost[a]));
        }
        for (int n = 0; n < nodes; n++) {
            artificial(arcs + 2 * n, OUTSIDE, n, ARTIFICIAL_COST * dearest);
            artificial(arcs + 2 * n + 1, n, OUTSIDE, ARTIFICIAL_COST * dearest);
        }
        dearer = DEARER * dearest;
        double most = Arrays.stream(demand).map(Math::abs).max().orElse(0);
        priceTolerance = 1e-10 * dearest;
        flowTolerance = 1e-9 * (most > 0 ? most : 1);
        flow = new double[all];
        potential = new double[nodes];
        parent = new int[nodes];
        child = new int[all];
        factorOfCycle = new double[nodes];
        first = new int[nodes];
        next = new int[nodes];
        previous = new int[nodes];
        stack = new int[nodes];
        suspects = new int[arcs];
        isSuspect = new boolean[arcs];
        incidentStart = new int[nodes + 1];
        incident = incident();
        change = new double[all];
        touched = new int[all];
    }

    private int[] incident() {
        for (int a = 0; a < arcs; a++) {
            incidentStart[tail[a] + 1] += tail[a] == OUTSIDE ? 0 : 1;
            incidentStart[head[a] + 1] += head[a] == OUTSIDE ? 0 : 1;
        }
        for (int n = 0; n < nodes; n++) {
            incidentStart[n + 1] += incidentStart[n];
        }
        int[] found = new int[incidentStart[nodes]];
        int[] place = Arrays.copyOf(incidentStart, nodes);
        for (int a = 0; a < arcs; a++) {
            for (int n : new int[] {tail[a], head[a]}) {
                if (n != OUTSIDE) {
                    found[place[n]++] = a;
                }
            }
        }
        return found;
    }

    private void artificial(int arc, int from, int to, double price) {
        tail[arc] = from;
        head[arc] = to;
        gain[arc] = 1;
        cost[arc] = price;
        capacity[arc] = Double.POSITIVE_INFINITY;
    }

    /** Where a solve ended, to return to. */
    public record State(
            double[] flow,
            double[] potential,
            double[] factorOfCycle,
            double[] capacity,
            int[] parent,
            int[] child,
            int[] first,
            int[] next,
            int[] previous) {}

    /**
     * Returns where the network stands.
     *
     * @param old a state of the same network that is needed no more, whose memory is taken; null where there is none
     */
    public State state(@Nullable State old) {
        State into = old == null
                ? new State(
                        new double[flow.length],
                        new double[nodes],
                        new double[nodes],
                        new double[flow.length],
                        new int[nodes],
                        new int[flow.length],
                        new int[nodes],
                        new int[nodes],
                        new int[nodes])
                : old;
        System.arraycopy(flow, 0, into.flow, 0, flow.length);
        System.arraycopy(potential, 0, into.potential, 0, nodes);
        System.arraycopy(factorOfCycle, 0, into.factorOfCycle, 0, nodes);
        System.arraycopy(capacity, 0, into.capacity, 0, flow.length);
        System.arraycopy(parent, 0, into.parent, 0, nodes);
        System.arraycopy(child, 0, into.child, 0, flow.length);
        System.arraycopy(first, 0, into.first, 0, nodes);
        System.arraycopy(next, 0, into.next, 0, nodes);
        System.arraycopy(previous, 0, into.previous, 0, nodes);
        return into;
    }

    /** Returns to where it stood. */
    public void restore(State state) {
        System.arraycopy(state.flow, 0, flow, 0, flow.length);
        System.arraycopy(state.potential, 0, potential, 0, nodes);
        System.arraycopy(state.factorOfCycle, 0, factorOfCycle, 0, nodes);
        System.arraycopy(state.capacity, 0, capacity, 0, flow.length);
        System.arraycopy(state.parent, 0, parent, 0, nodes);
        System.arraycopy(state.child, 0, child, 0, flow.length);
        System.arraycopy(state.first, 0, first, 0, nodes);
        System.arraycopy(state.next, 0, next, 0, nodes);
        System.arraycopy(state.previous, 0, previous, 0, nodes);
        shrinking.clear();
        isCold = false;
        while (suspectCount > 0) {
            isSuspect[suspects[--suspectCount]] = false;
        }
    }

    private void suspect(int arc) {
        if (!isSuspect[arc]) {
            isSuspect[arc] = true;
            suspects[suspectCount++] = arc;
        }
    }

    /** Sets how much may enter an arc, from the next solve on. */
    public void setCapacity(int arc, double most) {
        if (flow[arc] > most) {
            shrinking.put(arc, most);
        } else {
            capacity[arc] = most;
            suspect(arc);
            if (!shrinking.isEmpty()) {
                shrinking.remove(arc);
            }
        }
    }

    /** Returns what enters an arc. */
    public double flow(int arc) {
        return flow[arc];
    }

    /** Returns what one more unit demanded at a node costs. */
    public double potential(int node) {
        return potential[node];
    }

    /** Returns what an arc costs per unit beyond the difference of potentials: below 0 where it is worth more than it costs. */
    public double reducedCost(int arc) {
        double begin = tail[arc] == OUTSIDE ? 0 : potential[tail[arc]];
        double end = head[arc] == OUTSIDE ? 0 : potential[head[arc]];
        return cost[arc] + begin - gain[arc] * end;
    }

    /** Returns what an arc costs per unit that enters it. */
    public double cost(int arc) {
        return cost[arc];
    }

    /**
     * Finds the flows of least cost.
     *
     * @return whether anything moved
     * @throws ArithmeticException if there are none, or rounding keeps it from ending
     */
    public boolean solve() {
        boolean moved = isCold || !shrinking.isEmpty();
        if (isCold) {
            startAnew();
        }
        if (!shrinking.isEmpty()) {
            shrink();
        }
        return improve() || moved;
    }

    /** Makes arcs too dear to be used before it lowers what they may carry. */
    private void shrink() {
        shrinking.keySet().forEach(arc -> {
            cost[arc] += dearer;
            suspect(arc);
        });
        price();
        improve();
        shrinking.forEach((arc, most) -> {
            cost[arc] -= dearer;
            capacity[arc] = most;
            flow[arc] = Math.min(flow[arc], most);
            suspect(arc);
        });
        shrinking.clear();
        price();
    }

    private boolean improve() {
        int most = ITERATIONS_PER_NODE * nodes + ITERATIONS_PER_NODE;
        int iterations = 0;
        stalled = 0;
        chance = new SplittableRandom(nodes);
        for (int entering = entering(); entering >= 0; entering = entering()) {
            if (++iterations > most) {
                throw new ArithmeticException("The flow of least cost was not found in %d iterations.".formatted(most));
            }
            pivot(entering);
        }
        for (int a = arcs; iterations > 0 && a < flow.length; a++) {
            if (flow[a] > 1e3 * flowTolerance) {
                throw new ArithmeticException("Demand cannot be met: %s of a node are missing.".formatted(flow[a]));
            }
        }
        return iterations > 0;
    }

    private void startAnew() {
        Arrays.fill(flow, 0);
        Arrays.fill(child, -1);
        Arrays.fill(first, -1);
        for (int n = 0; n < nodes; n++) {
            int arc = arcs + 2 * n + (demand[n] >= 0 ? 0 : 1);
            flow[arc] = Math.abs(demand[n]);
            parent[n] = arc;
            child[arc] = n;
        }
        Arrays.fill(factorOfCycle, 0);
        isCold = false;
        price();
    }

    /** Returns the arc whose change saves most per unit, any that saves where it has stalled; -1 if none does. */
    private int entering() {
        int best = -1;
        double most = 0;
        int kept = 0;
        for (int k = 0; k < suspectCount; k++) {
            int a = suspects[k];
            double saved = child[a] >= 0 || capacity[a] == 0 ? 0 : saved(a);
            if (saved <= priceTolerance) {
                isSuspect[a] = false;
                continue;
            }
            suspects[kept++] = a;
            double weight = isStalled() ? chance.nextDouble() : saved;
            if (weight > most) {
                best = a;
                most = weight;
            }
        }
        suspectCount = kept;
        return best;
    }

    private boolean isStalled() {
        return stalled > 2 * nodes;
    }

    private double saved(int arc) {
        double reduced = reducedCost(arc);
        boolean canMove = reduced < 0 ? flow[arc] < capacity[arc] - SAME_FLOW : flow[arc] > SAME_FLOW;
        return canMove ? Math.abs(reduced) : 0;
    }

    private void pivot(int entering) {
        double sign = reducedCost(entering) < 0 ? 1 : -1;
        touchedCount = 0;
        propagate(tail[entering], -sign);
        propagate(head[entering], sign * gain[entering]);
        double step = sign > 0 ? capacity[entering] - flow[entering] : flow[entering];
        int leaving = entering;
        for (int k = 0; k < touchedCount; k++) {
            int a = touched[k];
            double size = Math.abs(change[a]);
            if (size > SMALLEST_STEP) {
                double room = Math.max(0, change[a] > 0 ? capacity[a] - flow[a] : flow[a]) / size;
                boolean isBetterTie = leaving != entering
                        && room <= step + SAME_FLOW
                        && (isStalled() ? chance.nextBoolean() : size > Math.abs(change[leaving]));
                if (room < step - SAME_FLOW || isBetterTie) {
                    step = Math.min(step, room);
                    leaving = a;
                }
            }
        }
        stalled = step > 0 ? 0 : stalled + 1;
        flow[entering] = within(entering, flow[entering] + sign * step);
        for (int k = 0; k < touchedCount; k++) {
            int a = touched[k];
            flow[a] = within(a, flow[a] + step * change[a]);
            change[a] = 0;
        }
        if (leaving != entering) {
            price(exchange(entering, leaving));
        }
    }

    private double within(int arc, double value) {
        double rounding = SAME_FLOW * Math.max(1, Math.abs(value));
        return value < rounding ? 0 : value > capacity[arc] - rounding ? capacity[arc] : value;
    }

    /** Lets basic arcs take away what a node has too much, on the path from it. */
    private void propagate(int from, double excess) {
        int n = from;
        double left = excess;
        int first = OUTSIDE;
        while (n != OUTSIDE && n != first) {
            if (first == OUTSIDE && factorOfCycle[n] != 0) {
                first = n;
                left /= 1 - factorOfCycle[n];
            }
            int a = parent[n];
            boolean isTail = tail[a] == n;
            double moved = isTail ? left : -left / gain[a];
            if (change[a] == 0) {
                touched[touchedCount++] = a;
            }
            change[a] += moved;
            left = isTail ? gain[a] * moved : -moved;
            n = isTail ? head[a] : tail[a];
        }
    }

    /**
     * Makes one arc basic in place of another: parents move one node on, on the path from the one to the other.
     *
     * @return the node at which the entering arc hangs all that has new potentials
     */
    private int exchange(int entering, int leaving) {
        int end = child[leaving];
        int start = reaches(tail[entering], end) ? tail[entering] : head[entering];
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
        if (leaving < arcs) {
            suspect(leaving);
        }
        return start;
    }

    /** Returns the node to which the parent of a node leads. */
    private int above(int n) {
        int a = parent[n];
        return tail[a] == n ? head[a] : tail[a];
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
        for (int steps = 0; n != OUTSIDE && steps <= nodes; steps++) {
            if (n == node) {
                return true;
            }
            n = above(n);
        }
        return false;
    }

    /** Computes all potentials anew, in a basis without cycles or with those known. */
    private void price() {
        for (int n = 0; n < nodes; n++) {
            boolean isFirstOfCycle = factorOfCycle[n] != 0;
            if (above(n) == OUTSIDE || isFirstOfCycle) {
                price(n);
            }
        }
    }

    /** Computes the potentials of a node and of all that its potential determines. */
    private void price(int start) {
        factorOfCycle[start] = 0;
        int count = 0;
        stack[count++] = start;
        boolean closes = false;
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
        if (closes) {
            closeCycle(start);
        } else {
            potential[start] = priced(start);
        }
        suspectAround(start);
        stack[count++] = start;
        while (count > 0) {
            for (int n = first[stack[--count]]; n >= 0; n = next[n]) {
                if (n != start) {
                    potential[n] = priced(n);
                    suspectAround(n);
                    stack[count++] = n;
                }
            }
        }
    }

    private void suspectAround(int n) {
        for (int k = incidentStart[n]; k < incidentStart[n + 1]; k++) {
            suspect(incident[k]);
        }
    }

    private double priced(int n) {
        int a = parent[n];
        boolean isTail = tail[a] == n;
        int above = isTail ? head[a] : tail[a];
        double known = above == OUTSIDE ? 0 : potential[above];
        return isTail ? gain[a] * known - cost[a] : (cost[a] + known) / gain[a];
    }

    /** The potential of a node on a cycle is what comes back round it: p = factor x p + rest. */
    private void closeCycle(int start) {
        double factor = 1;
        double rest = 0;
        int n = start;
        do { // p(start) = factor x p(n) + rest
            int a = parent[n];
            boolean isTail = tail[a] == n;
            rest += factor * (isTail ? -cost[a] : cost[a] / gain[a]);
            factor *= isTail ? gain[a] : 1 / gain[a];
            n = above(n);
        } while (n != start);
        potential[start] = rest / (1 - factor);
        do {
            factorOfCycle[n] = factor;
            n = above(n);
        } while (n != start);
    }
}
