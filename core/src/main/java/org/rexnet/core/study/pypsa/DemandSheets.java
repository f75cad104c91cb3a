package org.rexnet.core.study.pypsa;

import java.util.function.IntToDoubleFunction;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/**
 * Turns contracts, flexible loads and buildings into what PyPSA has words for, at the same cost.
 *
 * <p>A contract becomes two loads. A flexible load draws into a store that must be empty, all energy delivered, at the end of each
 * window. A building becomes a store of C (T - T_ref) MWh whose standing loss is its loss of heat, T_ref its lowest limit of temperature:
 * what gains and weather do at T_ref is a load.
 */
final class DemandSheets {

    private final StudySheets sheets;
    private final Study study;
    private final Horizon horizon;

    DemandSheets(StudySheets sheets) {
        this.sheets = sheets;
        study = sheets.study();
        horizon = study.horizon();
    }

    void fill() {
        sheets.standIn(
                "bilateral_contracts",
                () -> study.components(BilateralContract.class).forEach(this::contract));
        sheets.standIn(
                "flexible_loads", () -> study.components(FlexibleLoad.class).forEach(this::flexibleLoad));
        sheets.standIn("buildings", () -> study.components(Building.class).forEach(this::building));
    }

    private void contract(BilateralContract contract) {
        load(contract.id() + " seller", contract.sellerBus(), 1, contract.quantityMw());
        load(contract.id() + " buyer", contract.buyerBus(), -1, contract.quantityMw());
    }

    private void flexibleLoad(FlexibleLoad load) {
        String bus = bus("flexible load " + load.id(), load.bus());
        int snapshots = horizon.size();
        double[] delivered = new double[snapshots];
        double[] room = new double[snapshots];
        double[] price = new double[snapshots];
        double largest = 0;
        for (Horizon.Block block : horizon.blocks()) {
            for (int from = block.first(); from < block.end(); from += load.windowSnapshots()) {
                int end = Math.min(from + load.windowSnapshots(), block.end());
                double energy = load.energyMwh(end - from);
                largest = Math.max(largest, energy);
                window(from, end, energy, delivered, room, price);
            }
        }
        double most = largest;
        Profile power = profile(t -> Math.min(load.maxMw().at(t), most / Math.max(hours(t), Double.MIN_NORMAL)));
        double capacity = power.max();
        link("flexible load " + load.id(), load.bus(), bus)
                .put("p_nom", capacity)
                .put("p_max_pu", power.map(mw -> capacity == 0 ? 1 : mw / capacity));
        store("flexible load " + load.id(), bus).put("e_nom", largest).put("e_max_pu", simplest(room));
        load("flexible load " + load.id(), bus, -1, simplest(delivered));
        study.settings()
                .lostLoad()
                .ifPresent(value -> unlimited("kept from flexible load " + load.id(), bus, 1)
                        .put("p_max_pu", profile(t -> weight(t) == 0 ? 0 : 1))
                        .put("marginal_cost", profile(t -> value * price[t])));
    }

    /** Delivers the energy in the last snapshot that lasts, and leaves no room for more from then on. */
    private void window(int from, int end, double energy, double[] delivered, double[] room, double[] price) {
        int last = end - 1;
        while (last > from && hours(last) == 0) {
            last--;
        }
        double weights = 0;
        double hours = 0;
        for (int t = from; t < end; t++) {
            room[t] = t < last ? 1 : 0;
            weights += weight(t);
            hours += hours(t);
        }
        delivered[last] = hours == 0 ? 0 : energy / hours(last);
        for (int t = from; t < end; t++) {
            price[t] = weight(t) == 0 ? 0 : weights / hours * hours(t) / weight(t);
        }
    }

    private void building(Building building) {
        String name = "building " + building.id();
        String bus = bus(name, building.bus());
        double lowest = building.minCelsius().min();
        double range = building.maxCelsius().max() - lowest;
        Profile share = profile(t -> storedPerMw(building, t));
        link(name, building.bus(), bus).put("p_nom", building.maxHeatMw()).put("efficiency", share);
        store(name, bus)
                .put("e_nom", building.capacityMwhPerK() * range)
                .put("e_min_pu", building.minCelsius().map(celsius -> range == 0 ? 0 : (celsius - lowest) / range))
                .put("e_max_pu", building.maxCelsius().map(celsius -> range == 0 ? 1 : (celsius - lowest) / range))
                .put("e_cyclic", true)
                .put("standing_loss", 1 - building.keptShare(1));
        load(
                name,
                bus,
                1,
                profile(t -> storedPerMw(building, t)
                        * (building.unheatedCelsius(t) - lowest)
                        / building.resistanceKPerMw()));
        study.settings()
                .lostLoad()
                .ifPresent(value -> unlimited("heat missing in " + name, bus, 1)
                        .put("marginal_cost", share.map(stored -> value / stored)));
        study.settings()
                .surplusCost()
                .ifPresent(value -> unlimited("heat aired out of " + name, bus, -1)
                        .put("marginal_cost", share.map(stored -> value / stored)));
    }

    /** Returns the share of heat that is still in a building at the end of the snapshot in which it came. */
    private double storedPerMw(Building building, int t) {
        double hours = hours(t);
        return hours == 0 ? 1 : building.capacityMwhPerK() * building.warmingKPerMw(hours) / hours;
    }

    private double hours(int t) {
        return horizon.at(t).durationHours();
    }

    private double weight(int t) {
        return horizon.at(t).objectiveWeight();
    }

    private String bus(String wanted, String like) {
        Sheet buses = sheets.sheet("buses");
        String name = buses.freeName(wanted);
        buses.row(name).put("carrier", study.network().bus(like).carrier());
        return name;
    }

    private Sheet.Entry link(String wanted, String from, String to) {
        Sheet links = sheets.sheet("links");
        return links.row(links.freeName(wanted)).put("bus0", from).put("bus1", to);
    }

    private Sheet.Entry store(String wanted, String bus) {
        Sheet stores = sheets.sheet("stores");
        return stores.row(stores.freeName(wanted)).put("bus", bus);
    }

    private void load(String wanted, String bus, int sign, Profile power) {
        Sheet loads = sheets.sheet("loads");
        loads.row(loads.freeName(wanted))
                .put("bus", bus)
                .put("sign", (double) sign)
                .put("p_set", power);
    }

    private Sheet.Entry unlimited(String wanted, String bus, int sign) {
        Sheet generators = sheets.sheet("generators");
        return generators
                .row(generators.freeName(wanted))
                .put("bus", bus)
                .put("sign", (double) sign)
                .put("p_nom", Double.POSITIVE_INFINITY);
    }

    private Profile profile(IntToDoubleFunction value) {
        double[] values = new double[horizon.size()];
        for (int t = 0; t < values.length; t++) {
            values[t] = value.applyAsDouble(t);
        }
        return simplest(values);
    }

    /** Returns one number where all are the same. */
    private static Profile simplest(double[] values) {
        Profile all = Profile.of(values);
        return all.isAlways(values[0]) ? Profile.of(values[0]) : all;
    }
}
