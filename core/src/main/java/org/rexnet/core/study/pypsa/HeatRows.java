package org.rexnet.core.study.pypsa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.CombinedHeatPower.Type;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.HeatingCurve;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.network.Bus;

/** Rows of combined heat and power, and what the tables of buses and links say about heat; mutable, for one study. */
final class HeatRows {

    /** Carrier of the buses whose temperatures follow the heating curve. */
    static final String HEAT = "heat";

    private final double years;
    private final Map<String, Bus> buses;
    private final Optional<HeatingCurve> curve;
    private final HeatPumpRows heatPumps;
    private final Map<String, HeatSchedule> schedules = new LinkedHashMap<>();

    /**
     * @param years weighted hours of the horizon / 8760, for overnight costs
     * @param buses by name
     */
    HeatRows(double years, Map<String, Bus> buses, Optional<HeatingCurve> curve, HeatPumpRows heatPumps) {
        this.heatPumps = heatPumps;
        this.years = years;
        this.buses = buses;
        this.curve = curve;
    }

    /** Reads the temperatures of a bus, where it has any. */
    void schedule(Row row, Bus bus) {
        Optional<Profile> supply = row.findProfile("temperature_supply");
        Optional<Profile> back = row.findProfile("temperature_return");
        Profile ground = row.profile("temperature_ground");
        boolean follows = curve.isPresent() && bus.carrier().equals(HEAT) && (supply.isEmpty() || back.isEmpty());
        if (follows) {
            Optional<Profile> outdoor = row.findProfile("temperature_outdoor");
            if (outdoor.isEmpty()) {
                row.fault(
                        "temperature_outdoor",
                        row.cell("temperature_outdoor"),
                        "must be given where study.yaml has a heating_curve, or else temperature_supply and"
                                + " temperature_return");
                return;
            }
            supply = supply.or(() -> outdoor.map(curve.get()::supplyCelsius));
            back = back.or(() -> outdoor.map(curve.get()::returnCelsius));
        }
        boolean standard = supply.isEmpty() && back.isEmpty() && ground.isAlways(HeatSchedule.DEFAULT_GROUND_CELSIUS);
        if (standard) {
            return;
        }
        Profile supplyCelsius = supply.orElse(Profile.of(HeatSchedule.DEFAULT_SUPPLY_CELSIUS));
        Profile returnCelsius = back.orElse(Profile.of(HeatSchedule.DEFAULT_RETURN_CELSIUS));
        requireGiven(row, "temperature_supply", supplyCelsius);
        requireGiven(row, "temperature_return", returnCelsius);
        Order.require(row, "temperature_return", returnCelsius, "temperature_supply", supplyCelsius);
        if (row.isSound()) {
            schedules.put(bus.id(), new HeatSchedule(bus.id(), supplyCelsius, returnCelsius, ground));
        }
    }

    private static void requireGiven(Row row, String attribute, Profile values) {
        for (int t = 0; t < values.length(); t++) {
            if (!values.isGiven(t)) {
                row.fault(attribute, t, "", "must be given in every snapshot");
                return;
            }
        }
    }

    /** Returns the schedules that differ from the standard, in the order of the buses. */
    Iterable<HeatSchedule> schedules() {
        return schedules.values();
    }

    private HeatSchedule schedule(String bus) {
        return schedules.getOrDefault(bus, HeatSchedule.standard(bus));
    }

    PipeOperation pipe(Row row) {
        String from = row.bus("bus0");
        String to = row.bus("bus1");
        if (row.isSound() && from.equals(to)) {
            row.fault("bus1", to, "must be another bus than bus0");
        }
        if (row.isSound() && !carrier(from).equals(carrier(to))) {
            row.fault("bus1", to, "must be a bus of the carrier of bus0, " + carrier(from));
        }
        return new PipeRow(row, schedule(from), schedule(to)).read(from, to, years);
    }

    private String carrier(String bus) {
        Bus known = buses.get(bus);
        return known == null ? "" : known.carrier();
    }

    /** Returns the coefficient of performance of a link that says where it takes its heat. */
    Optional<Profile> cop(Row row, String heatBus) {
        Optional<Profile> sourceCelsius = row.findProfile("temperature_source");
        Optional<Profile> sinkCelsius = row.findProfile("temperature_sink");
        Optional<HeatPumpRows.Law> law = heatPumps.law(row);
        if (law.isEmpty()) {
            return Optional.empty();
        }
        if (sourceCelsius.isEmpty()) {
            row.fault("temperature_source", "", "must be given where heat_source or heat_pump is");
        }
        if (!NumberText.isMissing(row.cell("efficiency"))) {
            row.fault("efficiency", row.cell("efficiency"), "follows from heat_source or heat_pump; leave it empty");
        }
        Profile sink = sinkCelsius.orElse(schedule(heatBus).supplyCelsius());
        if (row.isSound()) {
            requireGiven(row, "temperature_source", sourceCelsius.orElse(Profile.ZERO));
            requireGiven(row, "temperature_sink", sink);
        }
        return row.isSound() ? sourceCelsius.map(given -> law.get().cop(sink, given)) : Optional.empty();
    }

    /** Refuses a link from a bus of another carrier that draws heat where it should make it. */
    void requireCop(Row row, String from, String to, Profile efficiency) {
        if (!carrier(to).equals(HEAT) || carrier(from).equals(HEAT)) {
            return;
        }
        for (int t = 0; t < Math.max(1, efficiency.length()); t++) {
            if (efficiency.at(t) < 0) {
                row.fault(
                        "efficiency",
                        t,
                        NumberText.format(efficiency.at(t)),
                        "must be at least 0 where heat is made: it is the coefficient of performance");
                return;
            }
        }
    }

    CombinedHeatPower plant(Row row) {
        Type type = row.text("type").equals("extraction") ? Type.EXTRACTION : Type.BACK_PRESSURE;
        String powerBus = row.bus("bus_power");
        String heatBus = row.bus("bus_heat");
        Optional<String> fuelBus = row.findBus("bus_fuel");
        Optional<Profile> fuelCost = row.findProfile("fuel_cost");
        if (fuelBus.isEmpty() && fuelCost.isEmpty()) {
            row.fault("fuel_cost", "", "must be given where bus_fuel is not");
        }
        requireGiven(row, "fuel_cost", fuelCost.orElse(Profile.ZERO));
        double powerToHeat = row.number("c_b");
        double powerLoss = row.number("c_v");
        if (type == Type.BACK_PRESSURE) {
            if (!(powerToHeat > 0)) {
                row.fault("c_b", row.cell("c_b"), "must be above 0 for back-pressure");
            }
            if (powerLoss != 0) {
                row.fault("c_v", row.cell("c_v"), "must be 0 for back-pressure");
            }
        }
        Optional<Expansion> expansion = CapacityColumns.expansion(row, "p_nom", years);
        double efficiency = row.number("efficiency");
        requireRegion(row, type, expansion.map(Expansion::max).orElse(row.number("p_nom")), powerToHeat);
        Profile marginalCost = row.profile("marginal_cost");
        CombinedHeatPower.Builder plant = row.isSound() && type == Type.BACK_PRESSURE
                ? CombinedHeatPower.backPressure(row.name(), powerBus, heatBus, efficiency, powerToHeat)
                : CombinedHeatPower.extraction(row.name(), powerBus, heatBus, efficiency, powerToHeat, powerLoss);
        return plant.fuelBus(fuelBus)
                .fuelCost(fuelCost.orElse(Profile.ZERO))
                .carrier(row.text("carrier"))
                .capacityMw(row.number("p_nom"))
                .expansion(expansion)
                .maxHeatMw(row.number("q_max"))
                .minPowerMw(row.number("p_min"))
                .marginalCost(marginalCost)
                .co2PerMwhFuel(row.number("co2"))
                .build();
    }

    private static void requireRegion(Row row, Type type, double largestPower, double powerToHeat) {
        double least = row.number("p_min");
        double atMostHeat = type == Type.BACK_PRESSURE ? powerToHeat * row.number("q_max") : Double.POSITIVE_INFINITY;
        double most = Math.min(largestPower, atMostHeat);
        if (least > most) {
            row.fault(
                    "p_min",
                    row.cell("p_min"),
                    "must be at most %s, the largest power; the region of operation is empty"
                            .formatted(NumberText.format(most)));
        }
    }
}
