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
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.Study;

/**
 * The arcs of a study: for each block a network of its buses in each snapshot, and of the levels of its storage units ({@link FlowNodes}).
 *
 * <p>Generators, bids, storage units, lines without Kirchhoff's law and links to one bus are arcs as long as all that they have is a
 * capacity, an efficiency and a cost per MWh.
 */
final class FlowParts {

    private final Study study;
    private final FlowNodes nodes;
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
        nodes = new FlowNodes(study);
        int snapshots = study.horizon().size();
        int buses = study.network().buses().size();
        builders = new GainNetworkBuilder[nodes.blocks().size()];
        Arrays.setAll(builders, b -> new GainNetworkBuilder());
        lostArcs = new int[snapshots][buses];
        surplusArcs = new int[snapshots][buses];
        wanted = new double[snapshots][buses];
        mostWorth = new double[snapshots];
        Arrays.setAll(mostWorth, t -> weight(t) * mostWorth(t));
        addLoads();
        new FlowArcs(study, nodes, builders, parts).addAll(linesAreFree);
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
     * Returns the price per MWh below which none is at a bus where a higher one is valid, too: what it costs to be rid of energy, nothing
     * as a rule; where nobody wants any, what it costs to generate it.
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

    /**
     * Returns money that a MWh is worth at most anywhere in a snapshot: to loads and bids, by way of links that make more than one of it.
     */
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

    private GainNetwork[] build() {
        GainNetwork[] built = new GainNetwork[builders.length];
        for (int b = 0; b < built.length; b++) {
            Horizon.Block block = nodes.blocks().get(b);
            double[] demand = new double[nodes.count(b)];
            for (int t = block.first(); t < block.end(); t++) {
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
        return builders[nodes.block(t)];
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

    /** Returns the positions of nodes. */
    FlowNodes nodes() {
        return nodes;
    }

    /** Returns the position of the network of a snapshot. */
    int block(int t) {
        return nodes.block(t);
    }

    /** Returns the node of a bus, or of a storage unit that follows the buses, in a snapshot. */
    int node(int column, int t) {
        return nodes.node(column, t);
    }

    /** Returns what a MW is worth at most in a snapshot of a block. */
    double mostWorthInBlock(int block) {
        double most = 0;
        Horizon.Block span = nodes.blocks().get(block);
        for (int t = span.first(); t < span.end(); t++) {
            most = Math.max(most, mostWorth[t]);
        }
        return most;
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
