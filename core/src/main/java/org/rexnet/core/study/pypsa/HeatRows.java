package org.rexnet.core.study.pypsa;

import java.util.Map;
import java.util.Optional;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.HeatingCurve;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Order;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.network.Bus;

/** What the tables of buses and links say about heat; mutable, for one study. */
final class HeatRows {

    /** Carrier of the buses whose temperatures follow the heating curve. */
    static final String HEAT = "heat";

    private final Map<String, Bus> buses;
    private final Optional<HeatingCurve> curve;
    private final HeatPumpRows heatPumps;
    private final Map<String, HeatSchedule> schedules;

    HeatRows(Reading reading, Optional<HeatingCurve> curve, HeatPumpRows heatPumps) {
        this.heatPumps = heatPumps;
        buses = reading.busesByName();
        schedules = reading.schedules();
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

    static void requireGiven(Row row, String attribute, Profile values) {
        for (int t = 0; t < values.length(); t++) {
            if (!values.isGiven(t)) {
                row.fault(attribute, t, "", "must be given in every snapshot");
                return;
            }
        }
    }

    private HeatSchedule schedule(String bus) {
        return schedules.getOrDefault(bus, HeatSchedule.standard(bus));
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

    /** Writes the temperatures of a bus. */
    static void write(HeatSchedule schedule, Sheets sheets) {
        sheets.sheet("buses")
                .row(schedule.bus())
                .put("temperature_supply", schedule.supplyCelsius())
                .put("temperature_return", schedule.returnCelsius())
                .put("temperature_ground", schedule.groundCelsius());
    }
}
