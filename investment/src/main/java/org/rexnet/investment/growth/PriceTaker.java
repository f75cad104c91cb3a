package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.rexnet.core.optimization.GainNetwork;
import org.rexnet.core.study.Horizon;

/**
 * The most that capacity could earn at prices that stand, whatever of it were built: no proposal gains more than the sum of what candidates
 * earn beyond their cost, as prices are duals of everything else. Prices are those of the moment in which it is asked. Immutable.
 *
 * <p>A unit earns at most the value of its arcs less their cost, at the prices of its buses and at any values of its content between
 * snapshots.
 */
final class PriceTaker {

    private final Territory territory;
    private final FlowParts wiring;
    private final DoubleBinaryOperator price;

    /** Arcs of each candidate by block; none of a candidate of which nothing is known. */
    private final List<List<List<FlowParts.Arc>>> arcs = new ArrayList<>();

    /** Makes the bounds for what is an arc, at prices per MWh by positions of the bus and the snapshot. */
    PriceTaker(Territory territory, FlowParts wiring, DoubleBinaryOperator price) {
        this.territory = territory;
        this.wiring = wiring;
        this.price = price;
        territory.candidates().forEach(candidate -> arcs.add(new ArrayList<>()));
        for (FlowParts.Part part : wiring.parts()) {
            int candidate = territory.candidate(part.kind(), part.name());
            if (candidate >= 0) {
                for (int block = 0; block < wiring.networks().length; block++) {
                    int number = block;
                    arcs.get(candidate)
                            .add(part.arcs().stream()
                                    .filter(arc -> arc.block() == number)
                                    .toList());
                }
            }
        }
    }

    /** Returns what a participant could gain at most by building of its candidates, each up to its room. */
    double mostGain(String participant, Standing standing) {
        double most = 0;
        for (int candidate : territory.candidates(participant)) {
            double room = standing.room(candidate);
            double cost = territory.candidates().get(candidate).expansion().annualCost();
            most += room > 0 ? Math.max(0, mostRent(candidate) - cost) * room : 0;
        }
        return most;
    }

    /** Returns the most that one MW (MWh) of a candidate could earn over the horizon; infinite where nothing is known. */
    double mostRent(int candidate) {
        List<List<FlowParts.Arc>> blocks = arcs.get(candidate);
        if (blocks.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (List<FlowParts.Arc> block : blocks) {
            sum += block.isEmpty() ? 0 : most(block);
        }
        return sum;
    }

    private double most(List<FlowParts.Arc> block) {
        double[] levels = new double[territory.study().horizon().size()];
        return block.stream().anyMatch(arc -> isStoring(arc) || isDispatching(arc))
                ? Math.min(limitedByPower(block, levels), limitedByEnergy(block, levels))
                : worth(block, levels);
    }

    /** By one value of stored energy throughout a block, the best of those at which it just pays to store or to dispatch. */
    private double limitedByPower(List<FlowParts.Arc> block, double[] levels) {
        double least = Double.POSITIVE_INFINITY;
        for (FlowParts.Arc arc : block) {
            if (isStoring(arc) || isDispatching(arc)) {
                Arrays.fill(levels, Math.max(0, isStoring(arc) ? costOfStored(arc) : valueOfDispatched(arc)));
                least = Math.min(least, worth(block, levels));
            }
        }
        return least;
    }

    /** By values of stored energy at which neither storing nor dispatching earns, so that only keeping it while it becomes dearer does. */
    private double limitedByEnergy(List<FlowParts.Arc> block, double[] levels) {
        double[] lowest = new double[levels.length];
        double[] highest = new double[levels.length];
        Arrays.fill(lowest, Double.NEGATIVE_INFINITY);
        Arrays.fill(highest, Double.POSITIVE_INFINITY);
        for (FlowParts.Arc arc : block) {
            if (isStoring(arc)) {
                highest[arc.snapshot()] = costOfStored(arc);
            } else if (isDispatching(arc)) {
                lowest[arc.snapshot()] = valueOfDispatched(arc);
            }
        }
        Horizon.Block span =
                territory.study().horizon().blocks().get(block.getFirst().block());
        double value = Math.max(0, lowest[span.first()]);
        for (int round = 0; round < 2; round++) {
            for (int t = span.first(); t < span.end(); t++) {
                value = Math.max(0, Math.max(lowest[t], Math.min(highest[t], value)));
                levels[t] = value;
            }
        }
        return worth(block, levels);
    }

    /** Returns what a unit earns in a block where a MWh kept in a snapshot is worth so much, with the weights of snapshots. */
    private double worth(List<FlowParts.Arc> block, double[] levels) {
        double sum = 0;
        for (FlowParts.Arc arc : block) {
            GainNetwork network = wiring.networks()[arc.block()];
            double arriving = network.gain(arc.position()) * value(arc.block(), network.head(arc.position()), levels);
            double leaving = value(arc.block(), network.tail(arc.position()), levels);
            sum += arc.perUnit() * Math.max(0, arriving - leaving - network.cost(arc.position()));
        }
        return sum;
    }

    private double value(int block, int node, double[] levels) {
        if (node == GainNetwork.OUTSIDE) {
            return 0;
        }
        int t = wiring.nodes().snapshot(block, node);
        int column = wiring.nodes().column(block, node);
        return wiring.nodes().isBus(column)
                ? territory.study().horizon().at(t).objectiveWeight() * price.applyAsDouble(column, t)
                : levels[t];
    }

    private boolean isLevel(FlowParts.Arc arc, int node) {
        return node != GainNetwork.OUTSIDE
                && !wiring.nodes().isBus(wiring.nodes().column(arc.block(), node));
    }

    private boolean isStoring(FlowParts.Arc arc) {
        GainNetwork network = wiring.networks()[arc.block()];
        return isLevel(arc, network.head(arc.position())) && !isLevel(arc, network.tail(arc.position()));
    }

    private boolean isDispatching(FlowParts.Arc arc) {
        GainNetwork network = wiring.networks()[arc.block()];
        return isLevel(arc, network.tail(arc.position())) && !isLevel(arc, network.head(arc.position()));
    }

    /** Returns what a stored MWh costs. */
    private double costOfStored(FlowParts.Arc arc) {
        GainNetwork network = wiring.networks()[arc.block()];
        double bought = value(arc.block(), network.tail(arc.position()), new double[0]);
        return (bought + network.cost(arc.position())) / network.gain(arc.position());
    }

    /** Returns what a stored MWh brings. */
    private double valueOfDispatched(FlowParts.Arc arc) {
        GainNetwork network = wiring.networks()[arc.block()];
        double sold = value(arc.block(), network.head(arc.position()), new double[0]);
        return network.gain(arc.position()) * sold - network.cost(arc.position());
    }
}
