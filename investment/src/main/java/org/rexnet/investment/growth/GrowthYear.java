package org.rexnet.investment.growth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Capacity standing at the end of a year, and its dispatch over the study's horizon; money in the study's currency.
 *
 * @param year from 1; 0 is the state before anybody acts
 * @param investments number of times that somebody built
 * @param retirements number of assets whose life ended, and of times that somebody gave up what it had built
 * @param supplied loads of which at least 99 % is served
 * @param partly loads of which less, but something, is served
 * @param unsupplied loads of which less than 1 % is served
 * @param networks islands of at least two buses
 * @param connected loads in those islands
 * @param servedMwh energy of all loads that is served, and of bids to buy
 * @param unservedMwh energy of all loads that is not
 * @param capacityCost annual cost of all candidates' capacity
 * @param operatingCost running cost, what unserved energy costs left out
 * @param unservedCost cost of unserved energy
 * @param meanPrice price per MWh served, weighted by energy
 * @param co2Tonnes emissions
 * @param servedShares share of its energy that each load gets, in the study's order
 * @param capacities MW (stores: MWh) that candidates have, by technology
 */
public record GrowthYear(
        int year,
        int investments,
        int retirements,
        int supplied,
        int partly,
        int unsupplied,
        int networks,
        int connected,
        double servedMwh,
        double unservedMwh,
        double capacityCost,
        double operatingCost,
        double unservedCost,
        double meanPrice,
        double co2Tonnes,
        Map<String, Double> servedShares,
        Map<String, Double> capacities) {

    /** Share of its energy from which on a load counts as supplied. */
    static final double SUPPLIED = 0.99;

    public GrowthYear {
        servedShares = Collections.unmodifiableMap(new LinkedHashMap<>(servedShares));
        capacities = Collections.unmodifiableMap(new LinkedHashMap<>(capacities));
    }

    /** Returns the cost of everything, unserved energy included: what a planner would make least. */
    public double totalCost() {
        return capacityCost + operatingCost + unservedCost;
    }

    /** Returns the loads that do not get all, but for a hundredth, in the study's order. */
    public List<String> lacking() {
        return servedShares.entrySet().stream()
                .filter(load -> load.getValue() < SUPPLIED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns what a MWh served costs on average; 0 where none is. */
    public double costPerMwh() {
        return servedMwh > 0 ? (capacityCost + operatingCost) / servedMwh : 0;
    }
}
