package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.study.ComponentKind;

/**
 * What the components of one table and carrier did over the horizon.
 *
 * @param kind generators, storage units, stores, links or combined heat and power
 * @param carrier as the components name it; empty where they do not
 * @param capacity MW, for stores MWh, that of the clearing; may be infinite; NaN for the heat of plants of heat and power, whose capacity
 *     is that of their power
 * @param energyMwh injected, by links at whichever bus, over the horizon's weighted hours; of plants of heat and power, power and heat each
 *     by itself
 * @param revenue value of that energy at the prices of its buses, in the study's currency
 * @param capacityFactor average share of the capacity that was used, by links by what they draw; 0 for stores, and without a capacity or
 *     limit
 * @param curtailedMwh what generators whose availability varies could have injected in addition
 */
public record Supply(
        ComponentKind kind,
        String carrier,
        double capacity,
        double energyMwh,
        double revenue,
        double capacityFactor,
        double curtailedMwh) {

    /** Returns the average price earned in money per MWh; 0 where there was no energy. */
    public double marketValue() {
        return energyMwh > 0 ? revenue / energyMwh : 0;
    }

    /** Returns one for each carrier of each kind that supplies by a capacity: by kind, then carrier in the order of letters. */
    public static List<Supply> of(Clearing clearing) {
        Map<ComponentKind, Map<String, Sum>> sums = new TreeMap<>();
        for (Operation operation : clearing.operations()) {
            for (CapacityUse use : operation.uses()) {
                sums.computeIfAbsent(operation.component().kind(), kind -> new TreeMap<>())
                        .computeIfAbsent(use.carrier(), carrier -> new Sum(clearing))
                        .add(use);
            }
        }
        List<Supply> all = new ArrayList<>();
        sums.forEach((kind, byCarrier) -> byCarrier.forEach((carrier, sum) -> all.add(sum.supply(kind, carrier))));
        return all;
    }

    /** Sums over the components of one carrier; mutable, for one thread. */
    private static final class Sum {

        private final double[][] prices;
        private final double[] weights;
        private double capacity;
        private double energyMwh;
        private double revenue;
        private double curtailedMwh;

        /** Energy that the capacity limits. */
        private double usedMwh;

        /** Energy that may be had beyond the capacity. */
        private double beyondMwh;

        private Sum(Clearing clearing) {
            prices = clearing.prices();
            weights = clearing.study().horizon().snapshots().stream()
                    .mapToDouble(snapshot -> snapshot.objectiveWeight())
                    .toArray();
        }

        private void add(CapacityUse use) {
            capacity += use.capacity();
            boolean mayExceed =
                    use.maxPu().max() > 1 && Double.isFinite(use.maxPu().max());
            for (int t = 0; t < weights.length; t++) {
                usedMwh += weights[t] * use.usedMw(t);
                curtailedMwh += weights[t] * use.curtailedMw(t);
                if (mayExceed) {
                    beyondMwh += weights[t]
                            * use.capacity()
                            * Math.max(0, use.maxPu().at(t) - 1);
                }
            }
            use.injections().forEach(this::inject);
        }

        /** Adds injections at a bus; withdrawals do not count. */
        private void inject(Injection injection) {
            for (int t = 0; t < weights.length; t++) {
                double energy = weights[t] * Math.max(0, injection.mw(t));
                energyMwh += energy;
                revenue += energy * prices[t][injection.bus()];
            }
        }

        private Supply supply(ComponentKind kind, String carrier) {
            double hours = 0;
            for (double weight : weights) {
                hours += weight;
            }
            double most = capacity * hours + beyondMwh;
            double factor = most > 0 ? usedMwh / most : 0;
            return new Supply(kind, carrier, capacity, energyMwh, revenue, factor, curtailedMwh);
        }
    }
}
