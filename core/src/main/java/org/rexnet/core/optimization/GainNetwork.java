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
 * <p>The primal simplex method for networks with gains (P. Jensen and J. Barnes, Network Flow Programming, 1980). A solve starts where the last
 * one ended: a capacity that grew leaves it feasible, and only arcs at nodes whose potential changed are looked at. Mutable, for one thread.
 */
public final class GainNetwork {

    /** Stands for the end of an arc that comes from outside, or leads there. */
    public static final int OUTSIDE = -1;

    private static final double SMALLEST_STEP = 1e-11;
    private static final double SAME_FLOW = 1e-12;
    private static final double DEARER = 1e2;
    private static final int ITERATIONS_PER_NODE = 200;

    private final double[] demand;
    private final GainArcs arcs;
    private final GainTree tree;
    private final SuspectArcs suspects;
    private final double[] capacity;
    private final double[] flow;
    private final double priceTolerance;
    private final double flowTolerance;

    /** How arcs change with one unit of the entering one; those at which it is known to be something else than 0. */
    private final double[] change;

    private final int[] touched;
    private int touchedCount;

    private boolean isCold = true;

    /** Capacities that are to come where more flows now. */
    private final Map<Integer, Double> shrinking = new TreeMap<>();

    /** Steps of length 0 since the last one that led somewhere: after some, chance decides, so that none is repeated for ever. */
    private int stalled;

    private SplittableRandom chance = new SplittableRandom(0);

    GainNetwork(GainArcs arcs, double[] capacities, double[] demand) {
        this.demand = demand.clone();
        this.arcs = arcs;
        suspects = new SuspectArcs(arcs, demand.length);
        tree = new GainTree(demand.length, arcs, suspects::addAround);
        capacity = Arrays.copyOf(capacities, arcs.count());
        Arrays.fill(capacity, arcs.given(), arcs.count(), Double.POSITIVE_INFINITY);
        flow = new double[arcs.count()];
        change = new double[arcs.count()];
        touched = new int[arcs.count()];
        double most = Arrays.stream(demand).map(Math::abs).max().orElse(0);
        priceTolerance = 1e-10 * arcs.dearest();
        flowTolerance = 1e-6 * (most > 0 ? most : 1);
    }

    /** Where a network stands, to return to. */
    public static final class State {

        private final double[] flow;
        private final double[] capacity;
        private final GainTree tree;

        private State(GainNetwork of) {
            flow = new double[of.flow.length];
            capacity = new double[of.flow.length];
            tree = new GainTree(of.demand.length, of.arcs, node -> {});
        }
    }

    /**
     * Returns where the network stands.
     *
     * @param old a state of the same network that is needed no more, whose memory is taken; null where there is none
     */
    public State state(@Nullable State old) {
        State into = old == null ? new State(this) : old;
        System.arraycopy(flow, 0, into.flow, 0, flow.length);
        System.arraycopy(capacity, 0, into.capacity, 0, flow.length);
        into.tree.copy(tree);
        return into;
    }

    /** Returns to where it stood. */
    public void restore(State state) {
        System.arraycopy(state.flow, 0, flow, 0, flow.length);
        System.arraycopy(state.capacity, 0, capacity, 0, flow.length);
        tree.copy(state.tree);
        suspects.clear();
        shrinking.clear();
        isCold = false;
    }

    /** Sets how much may enter an arc, from the next solve on. */
    public void setCapacity(int arc, double most) {
        if (flow[arc] > most) {
            shrinking.put(arc, most);
            return;
        }
        capacity[arc] = most;
        suspects.add(arc);
        if (!shrinking.isEmpty()) {
            shrinking.remove(arc);
        }
    }

    /** Returns what enters an arc. */
    public double flow(int arc) {
        return flow[arc];
    }

    /** Returns what one more unit demanded at a node costs. */
    public double potential(int node) {
        return tree.potential(node);
    }

    /** Returns what an arc costs per unit beyond the difference of potentials: below 0 where it is worth more than it costs. */
    public double reducedCost(int arc) {
        double begin = arcs.tail(arc) == OUTSIDE ? 0 : tree.potential(arcs.tail(arc));
        double end = arcs.head(arc) == OUTSIDE ? 0 : tree.potential(arcs.head(arc));
        return arcs.cost(arc) + begin - arcs.gain(arc) * end;
    }

    /** Returns what an arc costs per unit that enters it. */
    public double cost(int arc) {
        return arcs.cost(arc);
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
        double dearer = DEARER * arcs.dearest();
        shrinking.keySet().forEach(arc -> {
            arcs.addCost(arc, dearer);
            suspects.add(arc);
        });
        tree.price();
        improve();
        shrinking.forEach((arc, most) -> {
            arcs.addCost(arc, -dearer);
            capacity[arc] = most;
            flow[arc] = Math.min(flow[arc], most);
            suspects.add(arc);
        });
        shrinking.clear();
        tree.price();
    }

    private boolean improve() {
        int most = ITERATIONS_PER_NODE * (demand.length + 1);
        int iterations = 0;
        stalled = 0;
        chance = new SplittableRandom(demand.length);
        for (int entering = entering(); entering >= 0; entering = entering()) {
            if (++iterations > most) {
                throw new ArithmeticException("The flow of least cost was not found in %d iterations.".formatted(most));
            }
            pivot(entering);
        }
        for (int a = arcs.given(); iterations > 0 && a < flow.length; a++) {
            if (flow[a] > flowTolerance) {
                throw new ArithmeticException("Demand cannot be met: %s of a node are missing.".formatted(flow[a]));
            }
        }
        return iterations > 0;
    }

    private void startAnew() {
        int[] roots = new int[demand.length];
        Arrays.fill(flow, 0);
        for (int n = 0; n < roots.length; n++) {
            roots[n] = arcs.artificial(n, demand[n] >= 0);
            flow[roots[n]] = Math.abs(demand[n]);
        }
        isCold = false;
        tree.reset(roots);
    }

    /** Returns the arc whose change saves most per unit, any that saves where it has stalled; -1 if none does. */
    private int entering() {
        int best = -1;
        double most = 0;
        for (int k = suspects.count() - 1; k >= 0; k--) {
            int a = suspects.at(k);
            double saved = tree.isBasic(a) || capacity[a] == 0 ? 0 : saved(a);
            if (saved <= priceTolerance) {
                suspects.removeAt(k);
                continue;
            }
            double weight = isStalled() ? chance.nextDouble() : saved;
            if (weight > most) {
                best = a;
                most = weight;
            }
        }
        return best;
    }

    private boolean isStalled() {
        return stalled > 2 * demand.length;
    }

    private double saved(int arc) {
        double reduced = reducedCost(arc);
        boolean canMove = reduced < 0 ? flow[arc] < capacity[arc] - SAME_FLOW : flow[arc] > SAME_FLOW;
        return canMove ? Math.abs(reduced) : 0;
    }

    private void pivot(int entering) {
        double sign = reducedCost(entering) < 0 ? 1 : -1;
        touchedCount = 0;
        propagate(arcs.tail(entering), -sign);
        propagate(arcs.head(entering), sign * arcs.gain(entering));
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
        move(entering, sign, step);
        if (leaving != entering) {
            tree.exchange(entering, leaving);
            suspects.add(leaving);
        }
    }

    private void move(int entering, double sign, double step) {
        stalled = step > 0 ? 0 : stalled + 1;
        flow[entering] = within(entering, flow[entering] + sign * step);
        for (int k = 0; k < touchedCount; k++) {
            int a = touched[k];
            flow[a] = within(a, flow[a] + step * change[a]);
            change[a] = 0;
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
            if (first == OUTSIDE && tree.factorOfCycle(n) != 0) {
                first = n;
                left /= 1 - tree.factorOfCycle(n);
            }
            int a = tree.parent(n);
            boolean isTail = arcs.tail(a) == n;
            if (change[a] == 0) {
                touched[touchedCount++] = a;
            }
            change[a] += isTail ? left : -left / arcs.gain(a);
            left *= arcs.factor(a, n);
            n = arcs.other(a, n);
        }
    }
}
