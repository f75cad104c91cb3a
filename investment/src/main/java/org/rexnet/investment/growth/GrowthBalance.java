package org.rexnet.investment.growth;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.study.Load;
import org.rexnet.investment.signal.Candidate;

/** Adds up what the market of a year does. */
final class GrowthBalance {

    private GrowthBalance() {}

    static GrowthYear of(Territory territory, Market market, int year, int investments, int retirements) {
        int[] loads = new int[3];
        int networks = 0;
        int connected = 0;
        double wanted = 0;
        double unserved = 0;
        double bought = 0;
        double paid = 0;
        double running = 0;
        double unservedCost = 0;
        double co2 = 0;
        Map<String, Double> shares = new HashMap<>();
        for (Island island : market.islands()) {
            Payoffs payoffs = island.payoffs();
            boolean isNetwork = island.buses().size() > 1;
            networks += isNetwork ? 1 : 0;
            connected += isNetwork ? payoffs.energyByLoad().size() : 0;
            for (Map.Entry<String, double[]> load : payoffs.energyByLoad().entrySet()) {
                double[] energy = load.getValue();
                double share = energy[0] > 0 ? 1 - energy[1] / energy[0] : 1;
                shares.put(load.getKey(), share);
                loads[share >= GrowthYear.SUPPLIED ? 0 : share > 1 - GrowthYear.SUPPLIED ? 1 : 2]++;
                wanted += energy[0];
                unserved += energy[1];
                paid += energy[2];
            }
            bought += payoffs.bought()[0];
            paid += payoffs.bought()[1];
            running += island.cost();
            unservedCost += payoffs.unservedCost();
            co2 += island.co2Tonnes();
        }
        double served = wanted - unserved + bought;
        return new GrowthYear(
                year,
                investments,
                retirements,
                loads[0],
                loads[1],
                loads[2],
                networks,
                connected,
                served,
                unserved,
                market.standing().capacityCost(),
                running - unservedCost,
                unservedCost,
                served > 0 ? paid / served : 0,
                co2,
                inOrder(territory, shares),
                capacities(territory, market.standing()));
    }

    private static Map<String, Double> inOrder(Territory territory, Map<String, Double> shares) {
        Map<String, Double> ordered = new LinkedHashMap<>();
        territory.study().loads().stream()
                .map(Load::id)
                .filter(shares::containsKey)
                .forEach(load -> ordered.put(load, shares.getOrDefault(load, 1.0)));
        return ordered;
    }

    private static Map<String, Double> capacities(Territory territory, Standing standing) {
        Map<String, Double> capacities = new TreeMap<>();
        for (int c = 0; c < territory.candidates().size(); c++) {
            capacities.merge(technology(territory.candidates().get(c)), standing.total(c), Double::sum);
        }
        return capacities;
    }

    /** Returns the carrier of the new capacity where it names one, otherwise its kind. */
    static String technology(Candidate candidate) {
        return candidate.component().technology().orElse(candidate.kind().plural());
    }
}
