package org.rexnet.investment.growth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.Account;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.solve.ClearingCorner;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;

/**
 * Buses that are connected to each other, cleared by themselves; immutable.
 *
 * <p>A participant's payoff is what its components receive less what their operation costs; those who own a load pay for what is served
 * and bear the value of what is not. Who owns nothing there has none.
 */
final class Island {

    /** Nobody: what components without an owner earn. */
    static final String NOBODY = "";

    private final List<Integer> buses;
    private final Clearing clearing;
    private final ClearingCorner corner;
    private final Standing standing;
    private final Map<String, Double> payoffs = new HashMap<>();
    private final Map<String, double[]> energyByLoad = new HashMap<>();
    private final Map<Integer, Integer> localBuses = new HashMap<>();
    private final Map<String, Double> surpluses = new HashMap<>();
    private final Demand demand;
    private final double[] bought = new double[2];
    private double unservedCost;

    Island(List<Integer> buses, Clearing clearing, ClearingCorner corner, Standing standing, Territory territory) {
        this.buses = buses;
        this.clearing = clearing;
        this.corner = corner;
        this.standing = standing;
        for (int bus : buses) {
            String id = territory.study().network().buses().get(bus).id();
            localBuses.put(bus, clearing.study().network().busIndex(id));
        }
        for (Account account : clearing.accounts().all()) {
            if (account.kind() != ComponentKind.BUS) {
                surpluses.put(key(account.kind(), account.name()), account.surplus());
                divide(account.kind(), account.name(), account.surplus());
            }
        }
        demand = new Demand(clearing.study());
        divideBalances();
        addBought();
    }

    private void addBought() {
        Study study = clearing.study();
        double[][] p = clearing.series(ComponentKind.BID, "p");
        for (int i = 0; i < study.bids().size(); i++) {
            Bid bid = study.bids().get(i);
            int bus = study.network().busIndex(bid.bus());
            for (int t = 0; bid.side() == Bid.Side.BUY && t < p.length; t++) {
                double mwh = study.horizon().at(t).objectiveWeight() * Math.abs(p[t][i]);
                bought[0] += mwh;
                bought[1] += mwh * clearing.prices()[t][bus];
            }
        }
    }

    private static String key(ComponentKind kind, String name) {
        return kind.table() + ":" + name;
    }

    private void divide(ComponentKind kind, String name, double money) {
        List<String> owners = standing.owners(kind, name);
        double left = money;
        for (String owner : owners) {
            double part = money * standing.share(kind, name, owner);
            payoffs.merge(owner, part, Double::sum);
            left -= part;
        }
        payoffs.merge(NOBODY, left, Double::sum);
    }

    /** What is not served counts for the loads of its bus in proportion to what they want in that snapshot. */
    private void divideBalances() {
        Study study = clearing.study();
        double[][] prices = clearing.prices();
        double[][] lost = clearing.series(ComponentKind.BUS, "lost_load");
        double[][] surplus = clearing.series(ComponentKind.BUS, "surplus");
        double lostLoad = study.settings().lostLoad().orElse(0);
        double surplusCost = study.settings().surplusCost().orElse(0);
        for (int t = 0; t < prices.length; t++) {
            double weight = study.horizon().at(t).objectiveWeight();
            double[] wanted = new double[lost[t].length];
            for (Load load : study.loads()) {
                wanted[study.network().busIndex(load.bus())] += wanted(load, t);
            }
            for (Load load : study.loads()) {
                int bus = study.network().busIndex(load.bus());
                double mw = wanted[bus] > 0 ? lost[t][bus] * wanted(load, t) / wanted[bus] : 0;
                double[] energy = energyByLoad.computeIfAbsent(load.id(), id -> new double[3]);
                energy[0] += weight * wanted(load, t);
                energy[1] += weight * mw;
                energy[2] += weight * (wanted(load, t) - mw) * prices[t][bus];
                divide(ComponentKind.LOAD, load.id(), weight * mw * (prices[t][bus] - lostLoad));
                unservedCost += weight * mw * lostLoad;
            }
            for (int bus = 0; bus < wanted.length; bus++) {
                payoffs.merge(NOBODY, -weight * surplus[t][bus] * (prices[t][bus] + surplusCost), Double::sum);
            }
        }
    }

    private static double wanted(Load load, int t) {
        return Math.max(0, -load.sign() * load.powerMw().at(t));
    }

    List<Integer> buses() {
        return buses;
    }

    Clearing clearing() {
        return clearing;
    }

    /** Returns where its clearing ended; knows nothing if that was only for looking. */
    ClearingCorner corner() {
        return corner;
    }

    /** Returns what a participant receives less what it pays, over the horizon. */
    double payoff(String participant) {
        return payoffs.getOrDefault(participant, 0.0);
    }

    /** Returns MWh that bids to buy get, and what they pay for it. */
    double[] bought() {
        return bought;
    }

    /** Returns the sum of all payoffs: the running cost, negative. */
    double payoffs() {
        return payoffs.values().stream().mapToDouble(p -> p).sum();
    }

    /** Returns for each load MWh wanted, MWh not served, and money for what is served. */
    Map<String, double[]> energyByLoad() {
        return energyByLoad;
    }

    double unservedCost() {
        return unservedCost;
    }

    /** Returns the price at a bus of the whole study in snapshot {@code t}. */
    double price(int bus, int t) {
        return clearing.prices()[t][localBuses.getOrDefault(bus, 0)];
    }

    /** Returns MW at a bus of the whole study that would serve what others here want in snapshot {@code t}. */
    double wantedByOthers(String participant, int bus, int t) {
        return demand.at(
                localBuses.getOrDefault(bus, 0), t, (kind, name) -> 1 - standing.share(kind, name, participant));
    }

    /** Returns what a component earns over the horizon, all owners together; 0 where it does not stand here. */
    double surplus(ComponentKind kind, String name) {
        return surpluses.getOrDefault(key(kind, name), 0.0);
    }

    /** Returns whether anything here belongs to somebody else, or to nobody, in part at least. */
    boolean hasOthers(String participant) {
        return clearing.accounts().all().stream()
                        .anyMatch(account -> account.kind() != ComponentKind.BUS
                                && isOfOthers(account.kind(), account.name(), participant))
                || clearing.study().loads().stream()
                        .anyMatch(load -> isOfOthers(ComponentKind.LOAD, load.id(), participant));
    }

    private boolean isOfOthers(ComponentKind kind, String name, String participant) {
        return standing.share(kind, name, participant) < 1;
    }

    /** Returns emissions in t over the horizon. */
    double co2Tonnes() {
        Study study = clearing.study();
        double[][] p = clearing.series(ComponentKind.GENERATOR, "p");
        double tonnes = 0;
        for (int i = 0; i < study.generators().size(); i++) {
            Generator generator = study.generators().get(i);
            double perMwh = study.network().carrier(generator.carrier()).attribute(Carrier.CO2_EMISSIONS);
            for (int t = 0; perMwh != 0 && t < p.length; t++) {
                tonnes += study.horizon().at(t).generatorWeight()
                        * perMwh
                        * p[t][i]
                        / generator.efficiency().at(t);
            }
        }
        return tonnes;
    }
}
