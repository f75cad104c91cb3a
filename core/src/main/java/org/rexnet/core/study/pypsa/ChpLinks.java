package org.rexnet.core.study.pypsa;

import java.util.Optional;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.CombinedHeatPower.Type;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Tells PyPSA of combined heat and power as links from fuel: one of fixed ratio, or those of the corners of an extraction turbine. */
final class ChpLinks {

    private static final String FUEL = "fuel";

    private final Sheets sheets;
    private final Study study;

    ChpLinks(Sheets sheets) {
        this.sheets = sheets;
        study = sheets.study();
    }

    /** Adds the links of one plant. */
    void plant(CombinedHeatPower plant) {
        String name = "chp " + plant.id();
        boolean pressure = plant.type() == Type.BACK_PRESSURE;
        Sheet.Entry link = sheets.sheet("links")
                .row(sheets.sheet("links").freeName(name))
                .put("bus0", plant.fuelBus().orElseGet(() -> fuelBus(plant, name)))
                .put("efficiency", plant.efficiency())
                .put("p_nom", plant.capacityMw() / plant.efficiency());
        if (pressure) {
            link.put("bus1", plant.powerBus())
                    .put("bus2", plant.heatBus())
                    .put("efficiency2", plant.efficiency() / plant.powerToHeat())
                    .put("marginal_cost", plus(plant.fuelCost(), plant.marginalCost(), plant.efficiency()));
            limits(plant, link);
        } else {
            String steam = bus("steam of " + name);
            link.put("bus1", steam).put("marginal_cost", plant.fuelCost());
            extraction(plant, name, steam);
        }
        if (plant.fuelBus().isPresent() && plant.co2PerMwhFuel() != 0) {
            link.put(pressure ? "bus3" : "bus2", emissions(plant, name))
                    .put(pressure ? "efficiency3" : "efficiency2", -1.0);
        }
        Optional<Expansion> perFuel = plant.expansion()
                .map(given -> new Expansion(
                                given.min() / plant.efficiency(),
                                given.max() / plant.efficiency(),
                                given.annualCost(),
                                given.module() / plant.efficiency(),
                                given.origin())
                        .withCostFactor(plant.efficiency()));
        CapacityCells.expansion(link, "p_nom", perFuel);
    }

    private void limits(CombinedHeatPower plant, Sheet.Entry link) {
        double mostByHeat = plant.powerToHeat() * plant.maxHeatMw();
        boolean limited = plant.minPowerMw() > 0 || mostByHeat < plant.capacityMw();
        if (plant.expansion().isPresent() && (plant.minPowerMw() > 0 || !Double.isInfinite(mostByHeat))) {
            sheets.note(
                    "CHP %s: p_min and q_max are not written; PyPSA has them per unit of a capacity that it chooses."
                            .formatted(plant.id()));
        } else if (limited && plant.capacityMw() > 0 && !Double.isInfinite(plant.capacityMw())) {
            link.put("p_min_pu", plant.minPowerMw() / plant.capacityMw())
                    .put("p_max_pu", Math.min(1, mostByHeat / plant.capacityMw()));
        }
    }

    private void extraction(CombinedHeatPower plant, String name, String steam) {
        Sheet links = sheets.sheet("links");
        links.row(links.freeName("condensing of " + name))
                .put("bus0", steam)
                .put("bus1", plant.powerBus())
                .put("p_nom", Double.POSITIVE_INFINITY)
                .put("marginal_cost", plant.marginalCost());
        double steamPerHeat = plant.powerToHeat() + plant.powerLossPerHeat();
        if (steamPerHeat > 0) {
            double power = plant.powerToHeat() / steamPerHeat;
            links.row(links.freeName("back-pressure of " + name))
                    .put("bus0", steam)
                    .put("bus1", plant.powerBus())
                    .put("efficiency", power)
                    .put("bus2", plant.heatBus())
                    .put("efficiency2", 1 / steamPerHeat)
                    .put("p_nom", plant.maxHeatMw() * steamPerHeat)
                    .put("marginal_cost", plus(Profile.ZERO, plant.marginalCost(), power));
        } else {
            Sheet generators = sheets.sheet("generators");
            generators
                    .row(generators.freeName("heat of " + name))
                    .put("bus", plant.heatBus())
                    .put("p_nom", plant.maxHeatMw());
        }
        if (plant.minPowerMw() > 0) {
            sheets.note("CHP %s: p_min is not written; PyPSA has no least power of several links together."
                    .formatted(plant.id()));
        }
    }

    /** Returns a bus at which the fuel comes for nothing but its emissions; the plant's link pays for it. */
    private String fuelBus(CombinedHeatPower plant, String name) {
        String bus = bus("fuel of " + name);
        source(plant, bus, "fuel of " + name);
        return bus;
    }

    /** Returns a bus from which a MWh is drawn for each MWh of fuel, and whose source emits. */
    private String emissions(CombinedHeatPower plant, String name) {
        String bus = bus("emissions of " + name);
        source(plant, bus, "emissions of " + name);
        return bus;
    }

    private void source(CombinedHeatPower plant, String bus, String name) {
        Sheet generators = sheets.sheet("generators");
        Sheet.Entry source =
                generators.row(generators.freeName(name)).put("bus", bus).put("p_nom", Double.POSITIVE_INFINITY);
        if (plant.co2PerMwhFuel() != 0) {
            Sheet carriers = sheets.sheet("carriers");
            String carrier = carriers.freeName(name);
            carriers.row(carrier).put("co2_emissions", plant.co2PerMwhFuel());
            source.put("carrier", carrier);
        }
    }

    private String bus(String wanted) {
        Sheet buses = sheets.sheet("buses");
        String name = buses.freeName(wanted);
        buses.row(name).put("carrier", FUEL);
        if (!sheets.sheet("carriers").has(FUEL)) {
            sheets.sheet("carriers").row(FUEL);
        }
        return name;
    }

    /** Returns a + factor x b. */
    private Profile plus(Profile a, Profile b, double factor) {
        if (a.isConstant() && b.isConstant()) {
            return Profile.of(a.at(0) + factor * b.at(0));
        }
        double[] sums = new double[study.horizon().size()];
        for (int t = 0; t < sums.length; t++) {
            sums[t] = a.at(t) + factor * b.at(t);
        }
        return Profile.of(sums);
    }
}
