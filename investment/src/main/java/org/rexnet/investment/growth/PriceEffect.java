package org.rexnet.investment.growth;

import org.rexnet.core.optimization.GainNetwork;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;

/**
 * Bound on the gain of a participant by other prices: its purchases of now would cost nothing, and its sales would earn the highest value
 * of a MWh to anybody. Mutable: it is told of the participant's assets, part by part.
 *
 * <p>The dispatch of the others is best for them at present prices, so that at other prices they get at least its worth there: a gain of
 * one participant beyond that of all together is at most the effect of the price change on its present purchases and sales.
 */
final class PriceEffect {

    private final Study study;
    private final FlowParts wiring;
    private final double[][] sold;

    /** Makes that of somebody who owns nothing, at flows as they are now. */
    PriceEffect(Study study, FlowParts wiring) {
        this.study = study;
        this.wiring = wiring;
        sold = new double[wiring.networks().length][];
        for (int b = 0; b < sold.length; b++) {
            sold[b] = new double[wiring.nodes().count(b)];
        }
    }

    /** Returns whether nothing is fed in that need not be, and nothing is paid for being used, so that no price is below 0. */
    static boolean keepsPricesPositive(Study study) {
        return study.loads().stream()
                        .allMatch(c -> c.sign() < 0
                                ? c.powerMw().min() >= 0
                                : c.powerMw().max() <= 0)
                && study.settings().surplusCost().orElse(0) <= 0
                && study.generators().stream().allMatch(c -> c.marginalCost().min() >= 0)
                && study.links().stream().allMatch(c -> c.marginalCost().min() >= 0)
                && study.bids().stream().allMatch(c -> c.price().min() >= 0);
    }

    /** Adds the sales of a share of a component at each node; purchases are below 0. */
    void add(FlowParts.Part part, double share) {
        for (FlowParts.Arc arc : part.arcs()) {
            GainNetwork network = wiring.networks()[arc.block()];
            double flow = share * network.flow(arc.position());
            int tail = network.tail(arc.position());
            int head = network.head(arc.position());
            if (tail != GainNetwork.OUTSIDE) {
                sold[arc.block()][tail] -= flow;
            }
            if (head != GainNetwork.OUTSIDE) {
                sold[arc.block()][head] += flow * network.gain(arc.position());
            }
        }
        if (part.kind() == ComponentKind.LOAD) {
            addLoad(study.loads().get(part.position()), part.bus(), share);
        }
    }

    private void addLoad(Load load, int bus, double share) {
        for (int t = 0; t < study.horizon().size(); t++) {
            int block = wiring.block(t);
            int arc = wiring.lostArc(bus, t);
            double lost = arc < 0 ? 0 : wiring.shareOfWanted(load, bus, t) * wiring.networks()[block].flow(arc);
            sold[block][wiring.node(bus, t)] +=
                    share * (load.sign() * load.powerMw().at(t) + lost);
        }
    }

    /** Returns the most that other prices could be worth a year; {@code rises} says whether they may rise as well as fall. */
    double most(boolean rises) {
        double most = 0;
        for (int b = 0; b < sold.length; b++) {
            double dearest = wiring.mostWorthInBlock(b);
            for (int n = 0; n < sold[b].length; n++) {
                double price = wiring.networks()[b].potential(n);
                double change = sold[b][n] < 0 ? price : rises ? Math.max(0, dearest - price) : 0;
                most += Math.abs(sold[b][n]) * change;
            }
        }
        return most;
    }
}
