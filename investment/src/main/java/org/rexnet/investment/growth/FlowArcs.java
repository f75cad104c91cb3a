package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.optimization.GainNetwork;
import org.rexnet.core.optimization.GainNetworkBuilder;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Study;

/** Adds the arcs of components of each kind to the networks of a study: generators and bids, lines and links, storage units; used once. */
final class FlowArcs {

    private final Study study;
    private final FlowNodes nodes;
    private final GainNetworkBuilder[] builders;
    private final List<FlowParts.Part> parts;

    /** Prepares adding to one network for each block, and to the list of parts. */
    FlowArcs(Study study, FlowNodes nodes, GainNetworkBuilder[] builders, List<FlowParts.Part> parts) {
        this.study = study;
        this.nodes = nodes;
        this.builders = builders;
        this.parts = parts;
    }

    /** Adds all components that arcs can describe; lines only where their flow may be chosen. */
    void addAll(boolean linesAreFree) {
        addGenerators();
        addBids();
        if (linesAreFree) {
            addLines();
        }
        addLinks();
        addStorage();
    }

    private void addGenerators() {
        for (int i = 0; i < study.generators().size(); i++) {
            Generator c = study.generators().get(i);
            if (!PlainParts.isPlain(c)) {
                continue;
            }
            int bus = study.network().busIndex(c.bus());
            List<FlowParts.Arc> arcs = new ArrayList<>();
            for (int t = 0; t < study.horizon().size(); t++) {
                addArc(
                        arcs,
                        t,
                        GainNetwork.OUTSIDE,
                        nodes.node(bus, t),
                        1,
                        c.marginalCost().at(t),
                        c.maxPu().at(t));
            }
            parts.add(new FlowParts.Part(ComponentKind.GENERATOR, i, c.id(), List.of(bus), c.capacityMw(), arcs));
        }
    }

    private void addBids() {
        for (int i = 0; i < study.bids().size(); i++) {
            Bid c = study.bids().get(i);
            int bus = study.network().busIndex(c.bus());
            boolean buys = c.side() == Bid.Side.BUY;
            List<FlowParts.Arc> arcs = new ArrayList<>();
            for (int t = 0; t < study.horizon().size(); t++) {
                int node = nodes.node(bus, t);
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
            parts.add(new FlowParts.Part(ComponentKind.BID, i, c.id(), List.of(bus), 1, arcs));
        }
    }

    private void addLines() {
        for (int i = 0; i < study.lines().size(); i++) {
            LineOperation c = study.lines().get(i);
            if (c.circuits()) {
                continue;
            }
            int from = study.network().busIndex(c.branch().from());
            int to = study.network().busIndex(c.branch().to().get(0));
            List<FlowParts.Arc> arcs = new ArrayList<>();
            for (int t = 0; t < study.horizon().size(); t++) {
                addArc(
                        arcs,
                        t,
                        nodes.node(from, t),
                        nodes.node(to, t),
                        1,
                        0,
                        c.maxPu().at(t));
                addArc(
                        arcs,
                        t,
                        nodes.node(to, t),
                        nodes.node(from, t),
                        1,
                        0,
                        c.maxPu().at(t));
            }
            ComponentKind kind = ComponentKind.of(c.branch());
            parts.add(new FlowParts.Part(
                    kind, i, c.branch().id(), List.of(from, to), c.branch().capacityMw(), arcs));
        }
    }

    private void addLinks() {
        for (int i = 0; i < study.links().size(); i++) {
            LinkOperation c = study.links().get(i);
            if (!PlainParts.isPlain(c)) {
                continue;
            }
            int from = study.network().busIndex(c.link().from());
            int to = study.network().busIndex(c.link().to().get(0));
            Profile efficiency = c.efficiencies().get(0);
            List<FlowParts.Arc> arcs = new ArrayList<>();
            for (int t = 0; t < study.horizon().size(); t++) {
                double mc = c.marginalCost().at(t);
                addArc(
                        arcs,
                        t,
                        nodes.node(from, t),
                        nodes.node(to, t),
                        efficiency.at(t),
                        mc,
                        c.maxPu().at(t));
            }
            parts.add(new FlowParts.Part(
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
            List<FlowParts.Arc> arcs = new ArrayList<>();
            for (Horizon.Block block : nodes.blocks()) {
                for (int t = block.first(); t < block.end(); t++) {
                    double hours = study.horizon().at(t).durationHours();
                    double perMwh = c.efficiencyDispatch().at(t) / hours;
                    addArc(
                            arcs,
                            t,
                            nodes.node(bus, t),
                            nodes.node(store, t),
                            hours * c.efficiencyStore().at(t),
                            0,
                            1);
                    addArc(
                            arcs,
                            t,
                            nodes.node(store, t),
                            nodes.node(bus, t),
                            perMwh,
                            perMwh * c.marginalCost().at(t),
                            1 / perMwh);
                    addKept(arcs, c, store, block, t);
                }
            }
            parts.add(new FlowParts.Part(ComponentKind.STORAGE_UNIT, i, c.id(), List.of(bus), c.capacityMw(), arcs));
        }
    }

    private void addKept(List<FlowParts.Arc> arcs, StorageUnit c, int store, Horizon.Block block, int t) {
        boolean isLast = t == block.end() - 1;
        int next = isLast ? block.first() : t + 1;
        if (isLast && (!c.cyclic() || block.size() == 1)) {
            return; // What is left at the end is worth nothing; within one snapshot nothing is kept.
        }
        double kept = study.horizon().at(next).kept(c.standingLoss().at(next));
        addArc(arcs, t, nodes.node(store, t), nodes.node(store, next), kept, 0, c.maxHours());
    }

    private void addArc(List<FlowParts.Arc> arcs, int t, int tail, int head, double gain, double cost, double perUnit) {
        if (perUnit > 0) {
            int position = builders[nodes.block(t)].add(
                    tail, head, gain, study.horizon().at(t).objectiveWeight() * cost, 0);
            arcs.add(new FlowParts.Arc(nodes.block(t), t, position, perUnit));
        }
    }
}
