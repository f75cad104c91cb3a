package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;

/**
 * Pipe, or link between two buses of one carrier, and why the prices at its ends differ: price(to) - price(from) = loss + cost +
 * congestion.
 *
 * @param name of the branch
 * @param from position of the bus at which flow counted positive enters
 * @param to position of the bus at which it leaves
 * @param loss what is lost on the way makes dearer, in money per MWh at {@code to}
 * @param cost what using it costs
 * @param congestion the rest: its limit
 */
record PriceGap(String name, int from, int to, double loss, double cost, double congestion) {

    /** Parts of a price below this, per unit of the largest, come from rounding. */
    static final double ROUNDING = 1e-9;

    private static final double SMALLEST_MW = 1e-6;
    private static final double SMALLEST_PRICE = 1e-6;

    /** Returns the bridges of a snapshot; pipes and links that delay what they carry join prices of different snapshots and are none. */
    static List<PriceGap> of(Study study, ClearingResults results, double[] prices, int t) {
        List<PriceGap> bridges = new ArrayList<>();
        List<PipeOperation> pipes = study.pipes();
        for (int i = 0; i < pipes.size(); i++) {
            if (pipes.get(i).delaySnapshots() == 0
                    && joinsOneCarrier(study, pipes.get(i).buses())) {
                double[][] in = results.series(ComponentKind.PIPE.table(), "p0", pipes.size());
                double[][] out = results.series(ComponentKind.PIPE.table(), "p1", pipes.size());
                bridges.add(pipe(study, pipes.get(i), in[t][i] - out[t][i], prices));
            }
        }
        for (int i = 0; i < study.links().size(); i++) {
            LinkOperation link = study.links().get(i);
            List<String> ends = new ArrayList<>(link.link().to());
            ends.add(link.link().from());
            if (link.link().to().size() == 1
                    && !link.isDelayed()
                    && joinsOneCarrier(study, ends)
                    && link.efficiencies().get(0).at(t) > 0) {
                double[][] power = results.series(
                        ComponentKind.LINK.table(), "p0", study.links().size());
                bridges.add(link(study, link, power[t][i], t, prices));
            }
        }
        return bridges;
    }

    private static boolean joinsOneCarrier(Study study, List<String> buses) {
        return buses.stream()
                        .map(bus -> study.network().bus(bus).carrier())
                        .distinct()
                        .count()
                == 1;
    }

    /** A pipe passes on 1 - l of what enters at either end; where nothing flows, any difference up to the loss may stand. */
    private static PriceGap pipe(Study study, PipeOperation pipe, double carried, double[] prices) {
        int from = study.network().busIndex(pipe.pipe().from());
        int to = study.network().busIndex(pipe.pipe().toBus());
        double lost = pipe.lossPerMw() / (1 - pipe.lossPerMw());
        double difference = prices[to] - prices[from];
        double forward = prices[from] * lost;
        double backward = -prices[to] * lost;
        double loss = carried > SMALLEST_MW
                ? forward
                : carried < -SMALLEST_MW
                        ? backward
                        : Math.clamp(difference, Math.min(forward, backward), Math.max(forward, backward));
        return new PriceGap(pipe.id(), from, to, loss, 0, difference - loss);
    }

    /** One more MWh through a link brings its efficiency x the price where it arrives, for the price where it leaves and its cost. */
    private static PriceGap link(Study study, LinkOperation link, double p, int t, double[] prices) {
        int from = study.network().busIndex(link.link().from());
        int to = study.network().busIndex(link.link().to().get(0));
        double efficiency = link.efficiencies().get(0).at(t);
        double loss = prices[from] * (1 / efficiency - 1);
        double cost = (link.marginalCost().at(t) + 2 * link.quadraticCost().at(t) * p) / efficiency;
        return new PriceGap(link.id(), from, to, loss, cost, prices[to] - prices[from] - loss - cost);
    }

    boolean isCongested() {
        return Math.abs(congestion) > SMALLEST_PRICE;
    }
}
