package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/**
 * What the components of one table and carrier did over the horizon.
 *
 * @param kind generators, storage units, stores, links or combined heat and power
 * @param carrier as the components name it; empty where they do not
 * @param capacity MW, for stores MWh, that of the clearing; may be infinite; NaN for the heat of plants of heat and power, whose capacity
 *     is that of their power
 * @param energyMwh injected, by links at whichever bus, over the horizon's weighted hours; of plants of heat and power, power and heat each by
 *     itself
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

    /** What the heat of plants of heat and power is called beside their carrier. */
    private static final String HEAT = " heat";

    /** Returns the average price earned in money per MWh; 0 where there was no energy. */
    public double marketValue() {
        return energyMwh > 0 ? revenue / energyMwh : 0;
    }

    /** Returns generators, then storage units, stores, links and combined heat and power, each by carrier in the order of letters. */
    public static List<Supply> of(Clearing clearing) {
        Study study = clearing.study();
        List<Supply> all = new ArrayList<>();
        all.addAll(ofGenerators(clearing, study.generators()));
        all.addAll(ofStorageUnits(clearing, study.storageUnits()));
        all.addAll(ofStores(clearing, study.stores()));
        all.addAll(ofLinks(clearing, study.links()));
        all.addAll(ofPlants(clearing, study.components(CombinedHeatPower.class)));
        return all;
    }

    private static List<Supply> ofGenerators(Clearing clearing, List<Generator> generators) {
        Sums sums = new Sums(clearing, ComponentKind.GENERATOR, "p_nom_opt");
        double[][] output = clearing.series(ComponentKind.GENERATOR, "p");
        for (int i = 0; i < generators.size(); i++) {
            Generator generator = generators.get(i);
            Sum sum = sums.component(i, generator.carrier());
            sum.inject(output, i, generator.bus(), generator.sign());
            sum.use(output, i, generator.sign());
            sum.allow(sums.capacities[i], generator.maxPu());
            if (!generator.maxPu().isConstant()) {
                for (int t = 0; t < output.length; t++) {
                    double available = generator.maxPu().at(t) * sums.capacities[i];
                    sum.curtailedMwh += sums.weights[t] * Math.max(0, available - output[t][i]);
                }
            }
        }
        return sums.toList();
    }

    private static List<Supply> ofStorageUnits(Clearing clearing, List<StorageUnit> units) {
        Sums sums = new Sums(clearing, ComponentKind.STORAGE_UNIT, "p_nom_opt");
        double[][] output = clearing.series(ComponentKind.STORAGE_UNIT, "p");
        for (int i = 0; i < units.size(); i++) {
            Sum sum = sums.component(i, units.get(i).carrier());
            sum.inject(output, i, units.get(i).bus(), units.get(i).sign());
            sum.use(output, i, units.get(i).sign());
            sum.allow(sums.capacities[i], units.get(i).maxPu());
        }
        return sums.toList();
    }

    private static List<Supply> ofStores(Clearing clearing, List<Store> stores) {
        Sums sums = new Sums(clearing, ComponentKind.STORE, "e_nom_opt");
        double[][] output = clearing.series(ComponentKind.STORE, "p");
        for (int i = 0; i < stores.size(); i++) {
            sums.component(i, stores.get(i).carrier())
                    .inject(output, i, stores.get(i).bus(), stores.get(i).sign());
        }
        return sums.toList();
    }

    private static List<Supply> ofLinks(Clearing clearing, List<LinkOperation> links) {
        Sums sums = new Sums(clearing, ComponentKind.LINK, "p_nom_opt");
        for (int i = 0; i < links.size(); i++) {
            Sum sum = sums.component(i, links.get(i).carrier());
            double[][] drawn = clearing.series(ComponentKind.LINK, "p0");
            sum.allow(sums.capacities[i], links.get(i).maxPu());
            sum.inject(drawn, i, links.get(i).link().from(), -1);
            for (int t = 0; t < drawn.length; t++) {
                sum.usedMwh += sums.weights[t] * Math.abs(drawn[t][i]);
            }
            List<String> outputs = links.get(i).link().to();
            for (int port = 0; port < outputs.size(); port++) {
                double[][] withdrawn = clearing.series(ComponentKind.LINK, "p" + (port + 1));
                sum.inject(withdrawn, i, outputs.get(port), -1);
            }
        }
        return sums.toList();
    }

    /** Power with the capacity that limits it, then heat, which has none of its own. */
    private static List<Supply> ofPlants(Clearing clearing, List<CombinedHeatPower> plants) {
        Sums power = new Sums(clearing, ComponentKind.CHP, "p_nom_opt");
        Sums heat = new Sums(clearing, ComponentKind.CHP, "p_nom_opt");
        for (int i = 0; i < plants.size(); i++) {
            CombinedHeatPower plant = plants.get(i);
            Sum sum = power.component(i, plant.carrier());
            sum.inject(clearing.series(ComponentKind.CHP, "p"), i, plant.powerBus(), 1);
            sum.use(clearing.series(ComponentKind.CHP, "p"), i, 1);
            sum.allow(power.capacities[i], Profile.ONE);
            heat.component(i, (plant.carrier() + HEAT).strip())
                    .inject(clearing.series(ComponentKind.CHP, "q"), i, plant.heatBus(), 1);
        }
        List<Supply> all = new ArrayList<>(power.toList());
        heat.toList().forEach(one -> all.add(one.withoutCapacity()));
        return all;
    }

    private Supply withoutCapacity() {
        return new Supply(kind, carrier, Double.NaN, energyMwh, revenue, 0, curtailedMwh);
    }

    /** Sums of one table by carrier; mutable, for one thread. */
    private static final class Sums {

        private final Clearing clearing;
        private final ComponentKind kind;
        private final double[] capacities;
        private final double[] weights;
        private final Map<String, Sum> byCarrier = new TreeMap<>();

        private Sums(Clearing clearing, ComponentKind kind, String capacity) {
            this.clearing = clearing;
            this.kind = kind;
            capacities = clearing.column(kind, capacity);
            weights = clearing.study().horizon().snapshots().stream()
                    .mapToDouble(snapshot -> snapshot.objectiveWeight())
                    .toArray();
        }

        private Sum component(int i, String carrier) {
            Sum sum = byCarrier.computeIfAbsent(carrier, c -> new Sum(clearing, weights));
            sum.capacity += capacities[i];
            return sum;
        }

        private List<Supply> toList() {
            double hours = 0;
            for (double weight : weights) {
                hours += weight;
            }
            List<Supply> all = new ArrayList<>();
            for (Map.Entry<String, Sum> entry : byCarrier.entrySet()) {
                Sum sum = entry.getValue();
                double most = kind == ComponentKind.STORE ? 0 : sum.capacity * hours + sum.beyondMwh;
                double factor = most > 0 ? sum.usedMwh / most : 0;
                all.add(new Supply(
                        kind, entry.getKey(), sum.capacity, sum.energyMwh, sum.revenue, factor, sum.curtailedMwh));
            }
            return all;
        }
    }

    /** Sums over the components of one carrier; mutable, for one thread. */
    private static final class Sum {

        private final Clearing clearing;
        private final double[] weights;
        private double capacity;
        private double energyMwh;
        private double revenue;
        private double curtailedMwh;

        /** Energy that the capacity limits. */
        private double usedMwh;

        /** Energy that may be had beyond the capacity. */
        private double beyondMwh;

        private Sum(Clearing clearing, double[] weights) {
            this.clearing = clearing;
            this.weights = weights;
        }

        /** Counts what a capacity allows beyond itself, where more of it than all may be used. */
        private void allow(double capacity, Profile maxPu) {
            for (int t = 0; maxPu.max() > 1 && Double.isFinite(maxPu.max()) && t < weights.length; t++) {
                beyondMwh += weights[t] * capacity * Math.max(0, maxPu.at(t) - 1);
            }
        }

        /** Counts what component {@code i} injects as use of its capacity. */
        private void use(double[][] power, int i, double sign) {
            for (int t = 0; t < power.length; t++) {
                usedMwh += weights[t] * Math.max(0, sign * power[t][i]);
            }
        }

        /** Adds what component {@code i} injects at a bus; what it withdraws there does not count. */
        private void inject(double[][] power, int i, String bus, double sign) {
            double[][] prices = clearing.prices();
            int position = clearing.study().network().busIndex(bus);
            for (int t = 0; t < power.length; t++) {
                double energy = weights[t] * Math.max(0, sign * power[t][i]);
                energyMwh += energy;
                revenue += energy * prices[t][position];
            }
        }
    }
}
