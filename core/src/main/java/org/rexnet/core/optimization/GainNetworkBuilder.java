package org.rexnet.core.optimization;

/** The arcs of a {@link GainNetwork}, one after another; mutable. */
public final class GainNetworkBuilder {

    /** More crumbs than all nodes of a network have together. */
    private static final double ANY_CRUMBS = 1e6;

    private final IntList tail = new IntList();
    private final IntList head = new IntList();
    private final DoubleList gain = new DoubleList();
    private final DoubleList cost = new DoubleList();
    private final DoubleList capacity = new DoubleList();
    private final DoubleList crumbs = new DoubleList();

    /**
     * Adds an arc, and returns its position.
     *
     * @param tail node where it begins, or {@link GainNetwork#OUTSIDE}
     * @param head node where it ends, or {@link GainNetwork#OUTSIDE}
     * @param gain what arrives of one unit, above 0
     * @param cost per unit that enters it
     * @param capacity most that may enter it, at least 0
     */
    public int add(int tail, int head, double gain, double cost, double capacity) {
        crumbs.add(1, 0);
        return put(tail, head, gain, cost, capacity);
    }

    /**
     * Adds an arc by which a node is rid of what is left over, and returns its position; once for a node. Such a node demands a crumb less,
     * as {@link GainNetwork#potential} says, and is rid of that at the same cost, whatever the capacity.
     *
     * @param cost of a unit that is left over
     * @param capacity most that may be left over, at least 0
     */
    public int addSurplus(int node, double cost, double capacity) {
        crumbs.add(1, ANY_CRUMBS);
        return put(node, GainNetwork.OUTSIDE, 1, cost, capacity);
    }

    private int put(int tail, int head, double gain, double cost, double capacity) {
        this.tail.add(tail);
        this.head.add(head);
        this.gain.add(1, gain);
        this.cost.add(1, cost);
        this.capacity.add(1, capacity);
        return this.tail.size - 1;
    }

    /** Returns the network of the arcs added so far, among nodes that demand so much. */
    public GainNetwork build(double[] demand) {
        GainArcs arcs = new GainArcs(tail, head, gain, cost, demand.length);
        return new GainNetwork(arcs, capacity.items, crumbs.items, demand);
    }
}
