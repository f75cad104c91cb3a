package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.optimization.GainNetwork;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;

/**
 * The market of a whole study as one flow in each block of its horizon, in which the capacities of candidates change: from where it stands
 * a clearing with a little more of one takes a few steps. Only what {@link FlowParts} knows to be such a flow. Mutable, for one thread.
 *
 * <p>It stays where it last looked until it is asked for something else: a look at more goes on from there, and what was looked at and then
 * comes true is there already. Where it comes from changes no price: of several valid ones it has the lowest ({@link Market}).
 *
 * <p>Money counts with the weights of snapshots. A component earns the sum over its arcs of value less cost, times
 * flow.
 */
final class GrowthFlow {

    private final Territory territory;
    private final Study study;
    private final List<FlowParts.Part> parts;
    private final GainNetwork[] networks;
    private final boolean[] isLeft;

    /** The part of each candidate. */
    private final int[] partOf;

    private final Map<String, List<Integer>> partsOfOwners = new HashMap<>();
    private final double[] capacities;
    private final double[] standing;
    private final FlowParts wiring;

    /** State that was looked at last; null where it is the standing one. */
    private @Nullable Standing sight;

    private GrowthFlow(Territory territory, FlowParts wiring) {
        this.territory = territory;
        this.wiring = wiring;
        study = territory.study();
        parts = wiring.parts();
        networks = wiring.networks();
        isLeft = new boolean[networks.length];
        capacities = new double[parts.size()];
        partOf = new int[territory.candidates().size()];
        for (int i = 0; i < parts.size(); i++) {
            FlowParts.Part part = parts.get(i);
            capacities[i] = part.existing();
            int candidate = territory.candidate(part.kind(), part.name());
            if (candidate >= 0) {
                partOf[candidate] = i;
            }
            List<String> owners =
                    candidate >= 0 ? territory.owners(candidate) : territory.owners(part.kind(), part.name());
            for (String owner : owners) {
                partsOfOwners.computeIfAbsent(owner, o -> new ArrayList<>()).add(i);
            }
        }
        standing = capacities.clone();
    }

    /** Returns the model of a study; empty where something of it is no flow. */
    static Optional<GrowthFlow> of(Territory territory, ClearingOptions options) {
        return FlowParts.of(territory.study(), options).map(wiring -> new GrowthFlow(territory, wiring));
    }

    FlowParts wiring() {
        return wiring;
    }

    /** Clears with the capacities of what stands, and stands there. */
    void clear(Standing next) {
        if (next != sight) {
            goBack();
            setAll(next);
            for (GainNetwork network : networks) {
                network.solve();
            }
        }
        for (int b = 0; b < networks.length; b++) {
            networks[b].keep();
            isLeft[b] = false;
        }
        System.arraycopy(capacities, 0, standing, 0, capacities.length);
        sight = null;
    }

    /**
     * Looks at what would be with other capacities, from where it looked last if nothing there is larger, otherwise from where it stands.
     */
    <T> T look(Standing other, Supplier<T> seen) {
        for (int c = 0; c < partOf.length; c++) {
            double capacity = capacities[partOf[c]];
            if (capacity > other.total(c) && capacity != standing[partOf[c]]) {
                goBack();
                break;
            }
        }
        solve(other);
        sight = other;
        return seen.get();
    }

    private void solve(Standing other) {
        setAll(other);
        for (int b = 0; b < networks.length; b++) {
            if (isLeft[b]) {
                networks[b].solve();
            }
        }
    }

    /** Returns to where it stands. */
    void goBack() {
        for (int b = 0; b < networks.length; b++) {
            if (isLeft[b]) {
                networks[b].goBack();
                isLeft[b] = false;
            }
        }
        System.arraycopy(standing, 0, capacities, 0, capacities.length);
        sight = null;
    }

    private void setAll(Standing other) {
        for (int c = 0; c < partOf.length; c++) {
            double total = other.total(c);
            if (capacities[partOf[c]] != total) {
                set(partOf[c], total);
            }
        }
    }

    private void set(int part, double capacity) {
        capacities[part] = capacity;
        for (FlowParts.Arc arc : parts.get(part).arcs()) {
            isLeft[arc.block()] = true;
            networks[arc.block()].setCapacity(arc.position(), arc.perUnit() * capacity);
        }
    }

    /** Returns a participant's receipts less its payments over the horizon, by its shares of the capacities. */
    double payoff(String participant, Standing standing) {
        double sum = 0;
        for (int part : partsOfOwners.getOrDefault(participant, List.of())) {
            FlowParts.Part one = parts.get(part);
            double share = standing.share(one.kind(), one.name(), participant);
            sum += share == 0 ? 0 : share * surplus(part);
        }
        return sum;
    }

    /** Returns the model of what a participant would build. */
    FlowProspect prospect(String participant, Standing with, Solver solver) {
        List<FlowParts.Part> own = partsOfOwners.getOrDefault(participant, List.of()).stream()
                .map(parts::get)
                .toList();
        return new FlowProspect(territory, wiring, own, with, participant, solver);
    }

    /**
     * Returns the most that a participant could gain because more of a candidate moves prices, as {@link PriceEffect} says; infinite where
     * a price may be below 0.
     *
     * @param rises whether prices may rise as well as fall, as where something is stored or sent elsewhere
     */
    double mostByPrices(String participant, Standing with, boolean rises) {
        if (!PriceEffect.keepsPricesPositive(study)) {
            return Double.POSITIVE_INFINITY;
        }
        PriceEffect effect = new PriceEffect(study, wiring);
        for (int part : partsOfOwners.getOrDefault(participant, List.of())) {
            FlowParts.Part one = parts.get(part);
            effect.add(one, with.share(one.kind(), one.name(), participant));
        }
        return effect.most(rises);
    }

    /** Returns what a candidate earns over the horizon, all owners together. */
    double surplusOfCandidate(int candidate) {
        return surplus(partOf[candidate]);
    }

    private double surplus(int part) {
        FlowParts.Part one = parts.get(part);
        double sum = 0;
        for (FlowParts.Arc arc : one.arcs()) {
            double flow = networks[arc.block()].flow(arc.position());
            sum -= flow == 0 ? 0 : flow * networks[arc.block()].reducedCost(arc.position());
        }
        return one.kind() == ComponentKind.LOAD ? sum + loadSurplus(one) : sum;
    }

    /** A load pays the price for all that it wants; what it goes without counts with its bus, by its share. */
    private double loadSurplus(FlowParts.Part part) {
        Load load = study.loads().get(part.position());
        int bus = study.network().busIndex(load.bus());
        double sum = 0;
        for (int t = 0; t < study.horizon().size(); t++) {
            GainNetwork network = networks[wiring.block(t)];
            sum += load.sign() * load.powerMw().at(t) * network.potential(wiring.node(bus, t));
            int arc = wiring.lostArc(bus, t);
            if (arc >= 0 && network.flow(arc) > 0) {
                sum -= wiring.shareOfWanted(load, bus, t) * network.flow(arc) * network.reducedCost(arc);
            }
        }
        return sum;
    }

    /** Returns what the market does now, for the islands of some buses. */
    MarketDispatch dispatch(IntPredicate buses) {
        Horizon horizon = study.horizon();
        int count = study.network().buses().size();
        double[][] prices = new double[horizon.size()][count];
        double[][] lost = new double[horizon.size()][count];
        double[][] surplus = new double[horizon.size()][count];
        double cost = 0;
        for (int t = 0; t < prices.length; t++) {
            GainNetwork network = networks[wiring.block(t)];
            double weight = horizon.at(t).objectiveWeight();
            for (int bus = 0; bus < count; bus++) {
                if (!buses.test(bus)) {
                    continue;
                }
                prices[t][bus] = weight == 0 ? 0 : network.potential(wiring.node(bus, t)) / weight;
                lost[t][bus] = flow(wiring.lostArc(bus, t), network);
                surplus[t][bus] = flow(wiring.surplusArc(bus, t), network);
                cost += weight
                        * (lost[t][bus] * study.settings().lostLoad().orElse(0)
                                + surplus[t][bus]
                                        * study.settings().surplusCost().orElse(0));
            }
        }
        double[][] bought = new double[horizon.size()][study.bids().size()];
        double[][] generated = new double[horizon.size()][study.generators().size()];
        List<Surplus> surpluses = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            FlowParts.Part part = parts.get(i);
            if (!buses.test(part.bus()) || (capacities[i] == 0 && part.kind() != ComponentKind.LOAD)) {
                continue;
            }
            cost += cost(part);
            if (part.kind() == ComponentKind.GENERATOR) {
                flows(part, generated);
            }
            if (part.kind() == ComponentKind.BID
                    && study.bids().get(part.position()).side() == Bid.Side.BUY) {
                flows(part, bought);
            }
            double earned = part.kind() == ComponentKind.LOAD ? paid(part) : surplus(i);
            surpluses.add(new Surplus(new ComponentKey(part.kind(), part.name()), earned, 0));
        }
        return new MarketDispatch(prices, lost, surplus, bought, co2Tonnes(generated), surpluses, cost);
    }

    /** Returns the emissions of generators: nothing else burns fuel in a market of flows. */
    private double co2Tonnes(double[][] generatedMw) {
        double tonnes = 0;
        for (int i = 0; i < study.generators().size(); i++) {
            Generator generator = study.generators().get(i);
            double perMwh = study.network().carrier(generator.carrier()).attribute(Carrier.CO2_EMISSIONS);
            for (int t = 0; perMwh != 0 && t < generatedMw.length; t++) {
                tonnes += study.horizon().at(t).generatorWeight()
                        * perMwh
                        * generatedMw[t][i]
                        / generator.efficiency().at(t);
            }
        }
        return tonnes;
    }

    private static double flow(int arc, GainNetwork network) {
        return arc < 0 ? 0 : network.flow(arc);
    }

    private double cost(FlowParts.Part part) {
        double cost = 0;
        for (FlowParts.Arc arc : part.arcs()) {
            cost += networks[arc.block()].cost(arc.position()) * networks[arc.block()].flow(arc.position());
        }
        return cost;
    }

    private void flows(FlowParts.Part part, double[][] into) {
        for (FlowParts.Arc arc : part.arcs()) {
            into[arc.snapshot()][part.position()] += networks[arc.block()].flow(arc.position());
        }
    }

    private double paid(FlowParts.Part part) {
        Load load = study.loads().get(part.position());
        int bus = study.network().busIndex(load.bus());
        double sum = 0;
        for (int t = 0; t < study.horizon().size(); t++) {
            sum += load.sign() * load.powerMw().at(t) * networks[wiring.block(t)].potential(wiring.node(bus, t));
        }
        return sum;
    }
}
