package org.rexnet.investment.growth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;

/**
 * Receipts and payments of everybody on an island over the horizon, and the energy served to loads and bids.
 *
 * <p>A participant's payoff is the receipts of its components less the cost of their operation; those who own a load pay for what is served
 * and bear the value of what is not. Who owns nothing there has none.
 */
final class Payoffs {

    /** Nobody: what components without an owner earn. */
    private static final String NOBODY = "";

    private final MarketDispatch dispatch;
    private final Standing standing;
    private final Territory territory;
    private final Map<String, Double> payoffs = new HashMap<>();
    private final Map<String, double[]> energyByLoad = new HashMap<>();
    private final double[] bought = new double[2];
    private double unservedCost;

    /** Makes the payoffs of what the market does at some buses. */
    Payoffs(List<Integer> buses, MarketDispatch dispatch, Standing standing, Territory territory) {
        this.dispatch = dispatch;
        this.standing = standing;
        this.territory = territory;
        for (Surplus one : dispatch.surpluses()) {
            divide(one.component().kind(), one.component().id(), one.amount());
        }
        divideBalances(buses);
        addBought();
    }

    private void addBought() {
        Study study = territory.study();
        double[][] p = dispatch.boughtMw();
        for (int i = 0; i < study.bids().size(); i++) {
            Bid bid = study.bids().get(i);
            int bus = territory.bus(bid.bus());
            for (int t = 0; bid.side() == Bid.Side.BUY && t < p.length; t++) {
                double mwh = study.horizon().at(t).objectiveWeight() * Math.abs(p[t][i]);
                bought[0] += mwh;
                bought[1] += mwh * dispatch.prices()[t][bus];
            }
        }
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

    /** Unserved energy is shared among the loads of its bus in proportion to their demand in that snapshot. */
    private void divideBalances(List<Integer> buses) {
        Study study = territory.study();
        double[][] prices = dispatch.prices();
        double[][] lost = dispatch.lostMw();
        double lostLoad = study.settings().lostLoad().orElse(0);
        double surplusCost = study.settings().surplusCost().orElse(0);
        for (int t = 0; t < prices.length; t++) {
            double weight = study.horizon().at(t).objectiveWeight();
            for (int bus : buses) {
                double wantedHere = 0;
                for (Load load : territory.loads(bus)) {
                    wantedHere += wanted(load, t);
                }
                for (Load load : territory.loads(bus)) {
                    double mw = wantedHere > 0 ? lost[t][bus] * wanted(load, t) / wantedHere : 0;
                    double[] energy = energyByLoad.computeIfAbsent(load.id(), id -> new double[3]);
                    energy[0] += weight * wanted(load, t);
                    energy[1] += weight * mw;
                    energy[2] += weight * (wanted(load, t) - mw) * prices[t][bus];
                    divide(ComponentKind.LOAD, load.id(), weight * mw * (prices[t][bus] - lostLoad));
                    unservedCost += weight * mw * lostLoad;
                }
                double left = dispatch.surplusMw()[t][bus];
                payoffs.merge(NOBODY, -weight * left * (prices[t][bus] + surplusCost), Double::sum);
            }
        }
    }

    private static double wanted(Load load, int t) {
        return Math.max(0, -load.sign() * load.powerMw().at(t));
    }

    /** Returns a participant's receipts less its payments. */
    double payoff(String participant) {
        return payoffs.getOrDefault(participant, 0.0);
    }

    /** Returns the sum of all payoffs: the running cost, negative. */
    double total() {
        return payoffs.values().stream().mapToDouble(p -> p).sum();
    }

    /** Returns MWh that bids to buy get, and what they pay for it. */
    double[] bought() {
        return bought;
    }

    /** Returns for each load MWh wanted, MWh not served, and money for what is served. */
    Map<String, double[]> energyByLoad() {
        return energyByLoad;
    }

    double unservedCost() {
        return unservedCost;
    }
}
