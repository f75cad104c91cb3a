package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.GainNetwork;
import org.rexnet.core.optimization.GainNetworkBuilder;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Study;

/**
 * The arcs of a study: for each block a network of its buses in each snapshot, and of the levels of its storage units.
 *
 * <p>Generators, bids, storage units, lines without Kirchhoff's law and links to one bus are arcs as long as all that they have is a capacity,
 * an efficiency and a cost per MWh.
 */
final class FlowParts {

    private final Study study;
    private final boolean linesAreFree;
    private final List<Horizon.Block> blocks;
    private final int[] blockOf;
    private final GainNetworkBuilder[] builders;
    private final GainNetwork[] networks;
    private final List<Part> parts = new ArrayList<>();
    private final int[][] lostArcs;
    private final int[][] surplusArcs;
    private final double[][] wanted;

    /** Money that a MW is worth at most anywhere in a snapshot, with its weight. */
    private final double[] mostWorth;

    /**
     * An arc whose capacity is in proportion to its component's.
     *
     * @param block position of its network
     * @param position in the network
     * @param perUnit its capacity per MW of the component
     */
    record Arc(int block, int snapshot, int position, double perUnit) {}

    /** A component and its arcs; a branch has two buses, anything else one. */
    record Part(ComponentKind kind, int position, String name, List<Integer> buses, double existing, List<Arc> arcs) {

        /** Returns the first bus. */
        int bus() {
            return buses.get(0);
        }
    }

    private FlowParts(Study study, boolean linesAreFree) {
        this.study = study;
        this.linesAreFree = linesAreFree;
        blocks = study.horizon().blocks();
        int snapshots = study.horizon().size();
        int buses = study.network().buses().size();
        blockOf = new int[snapshots];
        builders = new GainNetworkBuilder[blocks.size()];
        for (int b = 0; b < builders.length; b++) {
            builders[b] = new GainNetworkBuilder();
            Arrays.fill(blockOf, blocks.get(b).first(), blocks.get(b).end(), b);
        }
        lostArcs = new int[snapshots][buses];
        surplusArcs = new int[snapshots][buses];
        wanted = new double[snapshots][buses];
        mostWorth = new double[snapshots];
        Arrays.setAll(mostWorth, t -> weight(t) * mostWorth(t));
        addLoads();
        addSupply();
        addBranches();
        addStorage();
        networks = build();
    }

    /** Returns the arcs of a study; empty where something of it cannot be told by arcs. */
    static Optional<FlowParts> of(Study study, ClearingOptions options) {
        boolean isFlow = linesAreFree(options)
                && options.security() == ClearingOptions.Security.NONE
                && study.settings().prices() == PriceRule.ANY
                && study.horizon().futures().size() <= 1
                && !study.horizon().isLinked()
                && study.stores().isEmpty()
                && study.generators().stream().allMatch(PlainParts::isPlain)
                && study.storageUnits().stream().allMatch(PlainParts::isPlain)
                && study.links().stream().allMatch(PlainParts::isPlain)
                && study.lines().stream().noneMatch(LineOperation::circuits);
        return isFlow ? Optional.of(ofPlain(study, options)) : Optional.empty();
    }

    /** Returns the arcs of what can be told by arcs, whatever else there is. */
    static FlowParts ofPlain(Study study, ClearingOptions options) {
        return new FlowParts(study, linesAreFree(options));
    }

    private static boolean linesAreFree(ClearingOptions options) {
        return options.formulation() == FlowFormulation.TRANSPORT && options.lossTangents() == 0;
    }

    private void addLoads() {
        for (int i = 0; i < study.loads().size(); i++) {
            Load load = study.loads().get(i);
            int bus = study.network().busIndex(load.bus());
            parts.add(new Part(ComponentKind.LOAD, i, load.id(), List.of(bus), 0, List.of()));
            for (int t = 0; t < wanted.length; t++) {
                wanted[t][bus] += Math.max(0, -load.sign() * load.powerMw().at(t));
            }
        }
        boolean[] hasLoad = new boolean[study.network().buses().size()];
        study.loads().forEach(load -> hasLoad[study.network().busIndex(load.bus())] = true);
        for (int t = 0; t < wanted.length; t++) {
            double[] balance = balance(t);
            double weight = weight(t);
            for (int bus = 0; bus < hasLoad.length; bus++) {
                lostArcs[t][bus] = -1;
                if (hasLoad[bus] && study.settings().lostLoad().isPresent()) {
                    double cost = weight * study.settings().lostLoad().orElse(0);
                    double most = Math.max(0, balance[bus]);
                    lostArcs[t][bus] = builder(t).add(GainNetwork.OUTSIDE, node(bus, t), 1, cost, most);
                }
                builder(t).addSurplus(node(bus, t), -weight * leastPrice(bus, t, hasLoad[bus]), 0);
                surplusArcs[t][bus] = study.settings().surplusCost().isPresent()
                        ? builder(t)
                                .add(
                                        node(bus, t),
                                        GainNetwork.OUTSIDE,
                                        1,
                                        weight * study.settings().surplusCost().orElse(0),
                                        Double.POSITIVE_INFINITY)
                        : -1;
            }
        }
    }

    /**
     * Returns the price per MWh below which none is at a bus where a higher one is valid, too: what it costs to be rid of energy, nothing as a
     * rule; where nobody wants any, what it costs to generate it.
     */
    private double leastPrice(int bus, int t, boolean hasLoad) {
        double rid = -study.settings().surplusCost().orElse(0);
        String id = study.network().buses().get(bus).id();
        boolean isWanted = hasLoad
                || study.bids().stream()
                        .anyMatch(c -> c.side() == Bid.Side.BUY && c.bus().equals(id));
        return isWanted
                ? rid
                : study.generators().stream()
                        .filter(c -> c.bus().equals(id))
                        .mapToDouble(c -> Math.max(rid, c.marginalCost().at(t)))
                        .min()
                        .orElse(rid);
    }

    /** Returns money that a MWh is worth at most anywhere in a snapshot: to loads and bids, by way of links that make more than one of it. */
    private double mostWorth(int t) {
        double most = study.settings().lostLoad().orElse(0);
        for (Bid bid : study.bids()) {
            most = Math.max(most, bid.price().at(t));
        }
        for (LinkOperation link : study.links()) {
            most *= Math.max(1, link.efficiencies().get(0).max());
        }
        return most;
    }

    /** Returns what loads withdraw at each bus. */
    private double[] balance(int t) {
        double[] balance = new double[study.network().buses().size()];
        for (Load load : study.loads()) {
            balance[study.network().busIndex(load.bus())] -=
                    load.sign() * load.powerMw().at(t);
        }
        return balance;
    }

    private void addSupply() {
        for (int i = 0; i < study.generators().size(); i++) {
            Generator c = study.generators().get(i);
            if (!PlainParts.isPlain(c)) {
                continue;
            }
            int bus = study.network().busIndex(c.bus());
            List<Arc> arcs = new ArrayList<>();
            for (int t = 0; t < wanted.length; t++) {
                addArc(
                        arcs,
                        t,
                        GainNetwork.OUTSIDE,
                        node(bus, t),
                        1,
                        c.marginalCost().at(t),
                        c.maxPu().at(t));
            }
            parts.add(new Part(ComponentKind.GENERATOR, i, c.id(), List.of(bus), c.capacityMw(), arcs));
        }
        for (int i = 0; i < study.bids().size(); i++) {
            Bid c = study.bids().get(i);
            int bus = study.network().busIndex(c.bus());
            boolean buys = c.side() == Bid.Side.BUY;
            List<Arc> arcs = new ArrayList<>();
            for (int t = 0; t < wanted.length; t++) {
                int node = node(bus, t);
                int outside = GainNetwork.OUTSIDE;
                double price = c.price().at(t);
                addArc(
                        arcs,
                        t,
                        buys ? node : outside,
                        buys ? outside : node,
                        1,
                        buys ? -price : price,
                        c.quantityMw().at(t));
            }
            parts.add(new Part(ComponentKind.BID, i, c.id(), List.of(bus), 1, arcs));
        }
    }

    private void addBranches() {
        for (int i = 0; i < study.lines().size(); i++) {
            LineOperation c = study.lines().get(i);
            if (!linesAreFree || c.circuits()) {
                continue;
            }
            int from = study.network().busIndex(c.branch().from());
            int to = study.network().busIndex(c.branch().to().get(0));
            List<Arc> arcs = new ArrayList<>();
            for (int t = 0; t < wanted.length; t++) {
                addArc(arcs, t, node(from, t), node(to, t), 1, 0, c.maxPu().at(t));
                addArc(arcs, t, node(to, t), node(from, t), 1, 0, c.maxPu().at(t));
            }
            ComponentKind kind = ComponentKind.of(c.branch());
            parts.add(new Part(
                    kind, i, c.branch().id(), List.of(from, to), c.branch().capacityMw(), arcs));
        }
        for (int i = 0; i < study.links().size(); i++) {
            LinkOperation c = study.links().get(i);
            if (!PlainParts.isPlain(c)) {
                continue;
            }
            int from = study.network().busIndex(c.link().from());
            int to = study.network().busIndex(c.link().to().get(0));
            Profile efficiency = c.efficiencies().get(0);
            List<Arc> arcs = new ArrayList<>();
            for (int t = 0; t < wanted.length; t++) {
                double mc = c.marginalCost().at(t);
                addArc(
                        arcs,
                        t,
                        node(from, t),
                        node(to, t),
                        efficiency.at(t),
                        mc,
                        c.maxPu().at(t));
            }
            parts.add(new Part(
                    ComponentKind.LINK, i, c.id(), List.of(from, to), c.link().capacityMw(), arcs));
        }
    }

    /** Levels are nodes: arcs for storing gain, arcs for dispatch leave, and energy that is kept loses on the way to the next snapshot. */
    private void addStorage() {
        for (int i = 0; i < study.storageUnits().size(); i++) {
            StorageUnit c = study.storageUnits().get(i);
            if (!PlainParts.isPlain(c) || study.horizon().isLinked()) {
                continue;
            }
            int bus = study.network().busIndex(c.bus());
            int store = study.network().buses().size() + i;
            List<Arc> arcs = new ArrayList<>();
            for (Horizon.Block block : blocks) {
                for (int t = block.first(); t < block.end(); t++) {
                    double hours = study.horizon().at(t).durationHours();
                    double perMwh = c.efficiencyDispatch().at(t) / hours;
                    addArc(
                            arcs,
                            t,
                            node(bus, t),
                            node(store, t),
                            hours * c.efficiencyStore().at(t),
                            0,
                            1);
                    addArc(
                            arcs,
                            t,
                            node(store, t),
                            node(bus, t),
                            perMwh,
                            perMwh * c.marginalCost().at(t),
                            1 / perMwh);
                    addKept(arcs, c, store, block, t);
                }
            }
            parts.add(new Part(ComponentKind.STORAGE_UNIT, i, c.id(), List.of(bus), c.capacityMw(), arcs));
        }
    }

    private void addKept(List<Arc> arcs, StorageUnit c, int store, Horizon.Block block, int t) {
        boolean isLast = t == block.end() - 1;
        int next = isLast ? block.first() : t + 1;
        if (isLast && (!c.cyclic() || block.size() == 1)) {
            return; // What is left at the end is worth nothing; within one snapshot nothing is kept.
        }
        double kept =
                Math.pow(1 - c.standingLoss().at(next), study.horizon().at(next).durationHours());
        addArc(arcs, t, node(store, t), node(store, next), kept, 0, c.maxHours());
    }

    private void addArc(List<Arc> arcs, int t, int tail, int head, double gain, double cost, double perUnit) {
        if (perUnit > 0) {
            int position = builder(t).add(tail, head, gain, weight(t) * cost, 0);
            arcs.add(new Arc(blockOf[t], t, position, perUnit));
        }
    }

    private GainNetwork[] build() {
        GainNetwork[] built = new GainNetwork[blocks.size()];
        int columns = study.network().buses().size() + study.storageUnits().size();
        for (int b = 0; b < built.length; b++) {
            double[] demand = new double[columns * blocks.get(b).size()];
            for (int t = blocks.get(b).first(); t < blocks.get(b).end(); t++) {
                double[] balance = balance(t);
                for (int bus = 0; bus < balance.length; bus++) {
                    demand[node(bus, t)] = balance[bus];
                }
            }
            built[b] = builders[b].build(demand);
        }
        for (Part part : parts) {
            part.arcs().forEach(arc -> built[arc.block()].setCapacity(arc.position(), arc.perUnit() * part.existing()));
        }
        return built;
    }

    private GainNetworkBuilder builder(int t) {
        return builders[blockOf[t]];
    }

    private double weight(int t) {
        return study.horizon().at(t).objectiveWeight();
    }

    List<Part> parts() {
        return parts;
    }

    GainNetwork[] networks() {
        return networks;
    }

    /** Returns the position of the network of a snapshot. */
    int block(int t) {
        return blockOf[t];
    }

    /** Returns the node of a bus, or of a storage unit that follows the buses, in a snapshot. */
    int node(int column, int t) {
        return column * blocks.get(blockOf[t]).size()
                + t
                - blocks.get(blockOf[t]).first();
    }

    /** Returns the number of nodes of the network of a block. */
    int nodes(int block) {
        return (study.network().buses().size() + study.storageUnits().size())
                * blocks.get(block).size();
    }

    /** Returns what a MW is worth at most in a snapshot of a block. */
    double mostWorthInBlock(int block) {
        double most = 0;
        for (int t = blocks.get(block).first(); t < blocks.get(block).end(); t++) {
            most = Math.max(most, mostWorth[t]);
        }
        return most;
    }

    /** Returns the position of the bus of a node; from the number of buses on that of a storage unit, counted after them. */
    int column(int block, int node) {
        return node / blocks.get(block).size();
    }

    /** Returns the snapshot of a node. */
    int snapshot(int block, int node) {
        return blocks.get(block).first() + node % blocks.get(block).size();
    }

    /** Returns whether a column is that of a bus. */
    boolean isBus(int column) {
        return column < study.network().buses().size();
    }

    /** Returns the arc of what is not served at a bus; -1 where there is none. */
    int lostArc(int bus, int t) {
        return lostArcs[t][bus];
    }

    /** Returns the arc of what is left over at a bus; -1 where there is none. */
    int surplusArc(int bus, int t) {
        return surplusArcs[t][bus];
    }

    /** Returns the part of what is wanted at its bus that a load wants. */
    double shareOfWanted(Load load, int bus, int t) {
        double own = Math.max(0, -load.sign() * load.powerMw().at(t));
        return own == 0 ? 0 : own / wanted[t][bus];
    }
}
