package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.CombinedHeatPower.Type;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/**
 * Turns pipes and plants of heat and power into what PyPSA has words for, at the same cost.
 *
 * <p>A pipe becomes a link, or two where heat flows both ways with a loss, and a load at each end for its standing loss. A plant becomes
 * a link from its fuel; one with extraction makes steam, in units of the power it could be, that two links share out: pure condensing,
 * and the back-pressure line. What the regions of both span together is the region of the plant.
 */
final class HeatSheets {

    private static final String FUEL = "fuel";

    private final StudySheets sheets;
    private final Study study;

    HeatSheets(StudySheets sheets) {
        this.sheets = sheets;
        study = sheets.study();
    }

    void pipes() {
        study.pipes().forEach(this::pipe);
    }

    void plants() {
        study.components(CombinedHeatPower.class).forEach(this::plant);
    }

    private void pipe(PipeOperation pipe) {
        String from = pipe.pipe().from();
        String to = pipe.pipe().toBus();
        boolean both = pipe.direction() == Direction.BOTH;
        boolean twoLinks = both && pipe.lossPerMw() > 0;
        Sheet.Entry link = link("pipe " + pipe.id(), pipe, from, to);
        if (twoLinks) {
            link("pipe " + pipe.id() + " backward", pipe, to, from);
        } else if (both) {
            link.put("p_min_pu", pipe.maxPu().map(share -> -share));
        }
        delay(pipe, link);
        boolean loses = false;
        for (String bus : pipe.buses()) {
            Profile loss = loss(pipe, study.heatSchedule(bus));
            loses |= !loss.isAlways(0);
            if (pipe.expansion().isEmpty() && !loss.isAlways(0)) {
                Sheet loads = sheets.sheet("loads");
                loads.row(loads.freeName("loss of pipe " + pipe.id() + " at " + bus))
                        .put("bus", bus)
                        .put("p_set", loss);
            }
        }
        if (pipe.expansion().isPresent()) {
            List<String> unsaid = new ArrayList<>();
            if (loses) {
                unsaid.add("its standing loss grows with its capacity (none is written)");
            }
            if (twoLinks) {
                unsaid.add("both directions share one capacity (each has its own)");
            }
            if (!unsaid.isEmpty()) {
                sheets.note("Pipe %s: PyPSA cannot say that %s, so that it plans another capacity."
                        .formatted(pipe.id(), String.join(" and that ", unsaid)));
            }
        }
    }

    private Sheet.Entry link(String wanted, PipeOperation pipe, String from, String to) {
        Sheet links = sheets.sheet("links");
        Sheet.Entry link = links.row(links.freeName(wanted))
                .put("bus0", from)
                .put("bus1", to)
                .put("efficiency", 1 - pipe.lossPerMw())
                .put("p_nom", pipe.pipe().capacityMw())
                .put("p_max_pu", pipe.maxPu());
        CapacityCells.expansion(link, "p_nom", pipe.expansion());
        return link;
    }

    /** PyPSA counts delays in hours of the weight of generators, and runs the whole horizon round. */
    private void delay(PipeOperation pipe, Sheet.Entry link) {
        if (pipe.delaySnapshots() == 0) {
            return;
        }
        Horizon.Snapshot first = study.horizon().at(0);
        boolean even = study.horizon().blocks().size() == 1
                && first.generatorWeight() == Math.rint(first.generatorWeight())
                && study.horizon().snapshots().stream()
                        .allMatch(snapshot -> snapshot.durationHours() == first.durationHours()
                                && snapshot.generatorWeight() == first.generatorWeight());
        if (even) {
            link.put("delay", (int) (pipe.delaySnapshots() * first.generatorWeight()));
        } else {
            sheets.note(("Pipe %s: its delay is not written; PyPSA has delays in whole hours of one block of even"
                            + " snapshots.")
                    .formatted(pipe.id()));
        }
    }

    private Profile loss(PipeOperation pipe, HeatSchedule end) {
        double[] loss = new double[study.horizon().size()];
        for (int t = 0; t < loss.length; t++) {
            loss[t] = pipe.standingLossMw(end, t);
        }
        Profile all = Profile.of(loss);
        return all.isAlways(loss[0]) ? Profile.of(loss[0]) : all;
    }

    private void plant(CombinedHeatPower plant) {
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
