package org.rexnet.core.study.pypsa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.Timeline;
import org.rexnet.core.study.VehicleBattery;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.CsvTable;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Order;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Reads charging stations and EV sessions, and writes their rows; mutable, for one study. */
final class ChargingRows {

    private static final int MOST_NAMED = 5;
    private static final double SLACK_MWH = 1e-9;

    private final Reading reading;
    private final Horizon horizon;

    /** Weighted hours of the horizon / 8760, for overnight costs. */
    private final double years;

    private final Map<String, Double> efficiencies = new LinkedHashMap<>();
    private final List<String> starved = new ArrayList<>();

    ChargingRows(Reading reading, Horizon horizon, double years) {
        this.reading = reading;
        this.horizon = horizon;
        this.years = years;
    }

    /** Reads both tables, of which any unknown column is a fault. */
    void read(StudyBuilder study) {
        ComponentTable stations = reading.table("charging_stations");
        stations.refuseUnknownColumns();
        // A station with a fault stands in, so that sessions there are not reported as well.
        stations.rows().forEach(row -> efficiencies.put(row.name(), 1.0));
        stations.read(this::station, station -> {
            efficiencies.put(station.id(), station.efficiency());
            study.add(station);
        });
        ComponentTable sessions = reading.table("ev_sessions");
        sessions.refuseUnknownColumns();
        sessions.read(this::session, session -> {
            study.add(session);
            noteIfStarved(session);
        });
        if (!sessions.rows().isEmpty()) {
            refuseUntimedSnapshots();
        }
        noteStarved();
    }

    private ChargingStation station(Row row) {
        OptionalDouble plugs = row.findNumber("plugs");
        if (plugs.isPresent() && plugs.getAsDouble() != Math.rint(plugs.getAsDouble())) {
            row.fault("plugs", row.cell("plugs"), "must be a whole number");
        }
        return new ChargingStation(
                row.name(),
                row.bus("bus"),
                row.number("p_nom"),
                CapacityColumns.expansion(row, "p_nom", years),
                plugs.isPresent()
                        ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, plugs.getAsDouble()))
                        : OptionalInt.empty(),
                row.number("efficiency"),
                row.number("detour_cost"));
    }

    private EvSession session(Row row) {
        String station = row.text("station");
        checkStation(row, "station", station);
        List<String> alternatives = alternatives(row);
        Optional<Instant> arrival = instant(row, "arrival");
        Optional<Instant> departure = instant(row, "departure");
        if (arrival.isPresent() && departure.isPresent() && !arrival.get().isBefore(departure.get())) {
            row.fault("departure", row.cell("departure"), "must be after the arrival, which is " + row.cell("arrival"));
        }
        boolean feedsBack = row.flag("v2g");
        OptionalDouble capacity = row.findNumber("capacity");
        double initial = row.number("initial");
        if (feedsBack && capacity.isEmpty()) {
            row.fault("capacity", row.cell("capacity"), "must be given where v2g is True");
        }
        if (capacity.isPresent()) {
            Order.require(row, "initial", initial, "capacity", capacity.getAsDouble());
        } else if (initial > 0 && !feedsBack) {
            row.fault("initial", row.cell("initial"), "needs the capacity of the battery");
        }
        double energy = required(row, "energy");
        double rate = required(row, "rate");
        double efficiency = row.number("efficiency");
        OptionalDouble value = row.findNumber("value");
        return new EvSession(
                row.name(),
                station,
                alternatives,
                arrival.orElse(Instant.EPOCH),
                departure.orElse(Instant.MAX),
                energy,
                rate,
                efficiency,
                value,
                row.isSound() && capacity.isPresent()
                        ? new VehicleBattery(capacity.getAsDouble(), initial)
                        : VehicleBattery.UNKNOWN,
                feedsBack);
    }

    private static double required(Row row, String attribute) {
        OptionalDouble number = row.findNumber(attribute);
        if (number.isEmpty() && row.columns().contains(attribute)) {
            row.fault(attribute, row.cell(attribute), "must be given");
        }
        return number.orElse(0);
    }

    private List<String> alternatives(Row row) {
        String text = row.text("alternatives");
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> alternatives = List.of(text.split("\\|", -1));
        alternatives.forEach(name -> checkStation(row, "alternatives", name));
        return alternatives;
    }

    private void checkStation(Row row, String attribute, String name) {
        if (row.columns().contains(attribute) && !efficiencies.containsKey(name)) {
            row.fault(
                    attribute,
                    name,
                    "is not a charging station of charging_stations.csv"
                            + Suggestion.maybe(name, efficiencies.keySet()));
        }
    }

    private static Optional<Instant> instant(Row row, String attribute) {
        String text = row.text(attribute);
        Optional<Instant> instant = Instants.find(text);
        if (instant.isEmpty() && !text.isEmpty()) {
            row.fault(attribute, text, "must be " + Instants.ALLOWED);
        }
        return instant;
    }

    private void refuseUntimedSnapshots() {
        String file = "snapshots.csv";
        if (reading.faults().concern(file)) {
            return;
        }
        CsvTable csv = reading.folder().table("snapshots", reading.faults());
        int label = Math.max(0, csv.column("snapshot"));
        for (int t = 0; t < horizon.size(); t++) {
            String text = horizon.at(t).label();
            if (Instants.find(text).isEmpty()) {
                int line = csv.size() > t ? csv.line(t) : 0;
                String column = csv.size() > t ? csv.header().get(label) : "";
                reading.faults()
                        .add(
                                file,
                                line,
                                column,
                                text,
                                "must be %s, because there are EV sessions".formatted(Instants.ALLOWED));
                return;
            }
        }
        Timeline.faults(horizon).forEach(fault -> reading.faults().add(file, fault));
    }

    private void noteIfStarved(EvSession session) {
        double most = session.mostEnergyMwh(efficiencies.getOrDefault(session.station(), 1.0));
        if (most < session.energyMwh() - SLACK_MWH) {
            starved.add("%s gets at most %s of %s MWh"
                    .formatted(session.id(), NumberText.format(most), NumberText.format(session.energyMwh())));
        }
    }

    private void noteStarved() {
        if (starved.isEmpty()) {
            return;
        }
        int named = Math.min(MOST_NAMED, starved.size());
        String rest = starved.size() > named ? "; and %d more".formatted(starved.size() - named) : "";
        reading.note("ev_sessions.csv: by its rate, time and battery %s%s."
                .formatted(String.join("; ", starved.subList(0, named)), rest));
    }

    /** Writes a station as it is read. */
    static void write(ChargingStation station, Sheets sheets) {
        Sheet.Entry row = sheets.sheet("charging_stations")
                .row(station.id())
                .put("bus", station.bus())
                .put("p_nom", station.capacityMw())
                .put("efficiency", station.efficiency())
                .put("detour_cost", station.detourCost());
        station.plugs().ifPresent(plugs -> row.put("plugs", plugs));
        CapacityCells.expansion(row, "p_nom", station.expansion());
    }

    /** Writes a session as it is read. */
    static void write(EvSession session, Sheets sheets) {
        Sheet.Entry row = sheets.sheet("ev_sessions")
                .row(session.id())
                .put("station", session.station())
                .put("alternatives", String.join("|", session.alternatives()))
                .put("arrival", Instants.format(session.arrival()))
                .put("departure", Instants.format(session.departure()))
                .put("energy", session.energyMwh())
                .put("rate", session.rateMw())
                .put("efficiency", session.efficiency())
                .put("v2g", session.feedsBack());
        session.value().ifPresent(value -> row.put("value", value));
        if (session.battery().isKnown()) {
            row.put("capacity", session.battery().capacityMwh())
                    .put("initial", session.battery().initialMwh());
        }
    }
}
