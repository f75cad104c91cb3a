package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Flow of least cost in a network whose arcs may lose or gain on the way: sum of gain x flow of the arcs that end at a node, less the flow
 * of those that begin there, is what the node demands.
 *
 * <p>The primal simplex method for networks with gains (P. Jensen and J. Barnes, Network Flow Programming, 1980). A solve starts where the
 * last one ended: a capacity that grew leaves it feasible, and only arcs at nodes whose potential changed are looked at. Mutable, for one
 * thread.
 *
 * <p>Potentials do not depend on where a solve started. Nodes that may be rid of something demand a crumb less, smaller than any amount,
 * which flows by the basis like everything else, and of arcs that end at once in a step the one leaves that ends first in crumbs: so the
 * last basis is that of a little less demand everywhere, and no step is repeated for ever. Each arc bounds the potential of one node by
 * that of another, so that the valid potentials form a lattice, and all can be the lowest together.
 */
public final class GainNetwork {

    /** Stands for the end of an arc that comes from outside, or leads there. */
    public static final int OUTSIDE = -1;

    private static final double SMALLEST_STEP = 1e-11;
    private static final double SAME_FLOW = ArcFlows.SAME_FLOW;
    private static final int ITERATIONS_PER_NODE = 200;

    private final double[] demand;
    private final GainArcs arcs;
    private final GainTree tree;
    private final SuspectArcs suspects;
    private final ArcFlows flows;
    private final double priceTolerance;
    private final double flowTolerance;

    /** How arcs change with one unit of the entering one; those at which it is known to be something else than 0. */
    private final double[] change;

    private final int[] touched;
    private int touchedCount;

    /** Crumbs that nodes demand. */
    private final double[] crumbs;

    /** Arcs that make up for what a node lacks or has too much and have moved since the last solve, counted from the first of them. */
    private final IndexSet makeshifts;

    private boolean isCold = true;

    /** Capacities that are to come where more flows now. */
    private final Map<Integer, Double> shrinking = new TreeMap<>();

    /** Steps of length 0 since the last one that led somewhere: after some, chance decides, so that none is repeated for ever. */
    private int stalled;

    private SplittableRandom chance = new SplittableRandom(0);

    /** The tree as it was when it was last kept; null where it never was. */
    private @Nullable GainTree keptTree;

    GainNetwork(GainArcs arcs, double[] capacities, double[] crumbs, double[] demand) {
        this.demand = demand.clone();
        this.arcs = arcs;
        flows = new ArcFlows(capacities, crumbs, arcs.given(), arcs.count());
        priceTolerance = 1e-10 * arcs.dearest();
        suspects = new SuspectArcs(arcs, flows, demand.length, priceTolerance);
        tree = new GainTree(demand.length, arcs, suspects);
        for (int a = 0; a < arcs.given(); a++) {
            suspects.open(a, flows.isOpen(a));
        }
        this.crumbs = new double[demand.length];
        for (int a = 0; a < arcs.given(); a++) {
            if (crumbs[a] > 0) {
                this.crumbs[arcs.tail(a)] = -1;
            }
        }
        change = new double[arcs.count()];
        touched = new int[arcs.count()];
        makeshifts = new IndexSet(arcs.count() - arcs.given());
        double most = Arrays.stream(demand).map(Math::abs).max().orElse(0);
        flowTolerance = 1e-6 * (most > 0 ? most : 1);
    }

    /** Keeps where the network stands after a solve, in place of what was kept before: {@link #goBack} returns there. */
    public void keep() {
        GainTree copy = keptTree == null ? new GainTree(demand.length, arcs, suspects) : keptTree;
        flows.keep();
        tree.copyChangesTo(copy);
        keptTree = copy;
    }

    /**
     * Returns to where it stood when that was last kept.
     *
     * @throws IllegalStateException if that never was
     */
    public void goBack() {
        if (keptTree == null) {
            throw new IllegalStateException("A network returns only to where it was kept.");
        }
        flows.goBack(arc -> suspects.open(arc, flows.isOpen(arc)));
        tree.undoChanges(keptTree);
        suspects.clear();
        shrinking.clear();
        makeshifts.clear();
    }

    /** Sets how much may enter an arc, from the next solve on. */
    public void setCapacity(int arc, double most) {
        if (flows.exceeds(arc, most)) {
            shrinking.put(arc, most);
            return;
        }
        put(arc, most);
        if (!shrinking.isEmpty()) {
            shrinking.remove(arc);
        }
    }

    private void put(int arc, double most) {
        flows.setCapacity(arc, most);
        suspects.open(arc, flows.isOpen(arc));
        suspects.add(arc);
    }

    /** Returns what enters an arc. */
    public double flow(int arc) {
        return flows.flow(arc);
    }

    /**
     * Returns what one more unit demanded at a node costs. Of several valid potentials it has the lowest, at all nodes at once that may be
     * rid of something ({@link GainNetworkBuilder#addSurplus}), but none below what that pays where a higher one is valid, too.
     */
    public double potential(int node) {
        return tree.potential(node);
    }

    /** Returns what an arc costs per unit beyond the difference of potentials: below 0 where it is worth more than it costs. */
    public double reducedCost(int arc) {
        double begin = arcs.tail(arc) == OUTSIDE ? 0 : tree.potential(arcs.tail(arc));
        double end = arcs.head(arc) == OUTSIDE ? 0 : tree.potential(arcs.head(arc));
        return arcs.cost(arc) + begin - arcs.gain(arc) * end;
    }

    /** Returns the node where an arc begins, or {@link #OUTSIDE}. */
    public int tail(int arc) {
        return arcs.tail(arc);
    }

    /** Returns the node where an arc ends, or {@link #OUTSIDE}. */
    public int head(int arc) {
        return arcs.head(arc);
    }

    /** Returns what arrives of one unit that enters an arc. */
    public double gain(int arc) {
        return arcs.gain(arc);
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
        moved |= improve();
        checkDemand();
        return moved;
    }

    private void checkDemand() {
        for (int k = makeshifts.count() - 1; k >= 0; k--) {
            int a = arcs.given() + makeshifts.at(k);
            if (flows.flow(a) > flowTolerance) {
                throw new ArithmeticException(
                        "Demand cannot be met: %s of a node are missing.".formatted(flows.flow(a)));
            }
        }
        makeshifts.clear();
    }

    /** Makes arcs too dear to be used before it lowers what they may carry. */
    private void shrink() {
        double dearer = arcs.unusable();
        addCost(dearer);
        improve();
        shrinking.forEach((arc, most) -> {
            put(arc, most);
            flows.setFlow(arc, Math.min(flows.flow(arc), most), flows.crumbs(arc));
        });
        addCost(-dearer);
        shrinking.clear();
    }

    private void addCost(double more) {
        for (int arc : shrinking.keySet()) {
            arcs.addCost(arc, more);
            suspects.takeCost(arc);
            suspects.add(arc);
        }
        shrinking.keySet().forEach(tree::priceAfter);
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
        return iterations > 0;
    }

    private void startAnew() {
        int[] roots = new int[demand.length];
        flows.clear();
        for (int n = 0; n < roots.length; n++) {
            boolean lacks = demand[n] > 0 || (demand[n] == 0 && crumbs[n] == 0);
            roots[n] = arcs.artificial(n, lacks);
            flows.setFlow(roots[n], Math.abs(demand[n]), lacks ? crumbs[n] : -crumbs[n]);
            makeshifts.add(roots[n] - arcs.given());
        }
        isCold = false;
        tree.reset(roots);
        for (int a = 0; a < arcs.given(); a++) {
            suspects.add(a);
        }
    }

    /**
     * Returns the arc whose change saves most per unit among some, any of them where it has stalled; -1 if none saves. What new potentials
     * make wrong is looked for only where nothing is left of what was wrong before.
     */
    private int entering() {
        int best = bestSuspect();
        if (best < 0) {
            tree.findWrong();
            best = bestSuspect();
        }
        return best;
    }

    private int bestSuspect() {
        int best = -1;
        double most = 0;
        for (int k = suspects.count() - 1; k >= 0; k--) {
            int a = suspects.at(k);
            double saved = saved(a);
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

    /** Returns what one unit of change saves; of a basic arc nothing, whose reduced cost is 0. */
    private double saved(int arc) {
        double reduced = reducedCost(arc);
        if (Math.abs(reduced) <= priceTolerance) {
            return 0;
        }
        boolean canMove = flows.can(arc, reduced < 0 ? ArcFlows.CAN_RISE : ArcFlows.CAN_FALL);
        return canMove && !tree.isBasic(arc) ? Math.abs(reduced) : 0;
    }

    private void pivot(int entering) {

        double sign = reducedCost(entering) < 0 ? 1 : -1;
        touchedCount = 0;
        propagate(arcs.tail(entering), -sign);
        propagate(arcs.head(entering), sign * arcs.gain(entering));
        double step = flows.room(entering, sign);
        double most = flows.roomForCrumbs(entering, sign);
        double sizeOfLeaving = 1;
        int leaving = entering;
        for (int k = 0; k < touchedCount; k++) {
            int a = touched[k];
            double size = Math.abs(change[a]);
            if (size > SMALLEST_STEP) {
                double room = Math.max(0, flows.room(a, change[a])) / size;
                if (room <= step + SAME_FLOW) {
                    double forCrumbs = flows.roomForCrumbs(a, change[a]) / size;
                    if (room < step - SAME_FLOW || isFirst(forCrumbs, most, size > sizeOfLeaving)) {
                        step = Math.min(step, room);
                        most = forCrumbs;
                        sizeOfLeaving = size;
                        leaving = a;
                    }
                }
            }
        }
        move(entering, sign, step, most);
        flows.setToEnd(leaving, leaving == entering ? sign : change[leaving]);
        clearChanges();
        if (leaving != entering) {
            tree.exchange(entering, leaving);
            suspects.add(leaving);
        }
    }

    /** Returns whether an arc ends before another in crumbs, of two that end at once in flow; where both do, the one that changes more. */
    private boolean isFirst(double ofArc, double ofOther, boolean changesMore) {
        if (isStalled()) {
            return chance.nextBoolean();
        }
        double same = ArcFlows.SAME_CRUMBS * Math.max(1, Math.max(Math.abs(ofArc), Math.abs(ofOther)));
        return ofArc < ofOther - same || (ofArc <= ofOther + same && changesMore);
    }

    private void move(int entering, double sign, double step, double stepOfCrumbs) {
        stalled = step > 0 || stepOfCrumbs > ArcFlows.SAME_CRUMBS ? 0 : stalled + 1;
        move(entering, sign * step, sign * stepOfCrumbs);
        for (int k = 0; k < touchedCount; k++) {
            int a = touched[k];
            if (change[a] != 0) {
                move(a, step * change[a], stepOfCrumbs * change[a]);
            }
        }
    }

    private void move(int arc, double more, double moreCrumbs) {
        if (arc >= arcs.given()) {
            makeshifts.add(arc - arcs.given());
        }
        flows.setFlow(arc, within(arc, flows.flow(arc) + more), flows.crumbs(arc) + moreCrumbs);
    }

    private void clearChanges() {
        for (int k = 0; k < touchedCount; k++) {
            change[touched[k]] = 0;
        }
    }

    private double within(int arc, double value) {
        double rounding = SAME_FLOW * Math.max(1, Math.abs(value));
        double capacity = flows.capacity(arc);
        return value < rounding ? 0 : value > capacity - rounding ? capacity : value;
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
            double after = left * tree.factor(n);
            if (change[a] == 0) {
                touched[touchedCount++] = a;
            }
            change[a] += tree.isTail(n) ? left : -after;
            left = after;
            n = tree.above(n);
        }
    }
}
