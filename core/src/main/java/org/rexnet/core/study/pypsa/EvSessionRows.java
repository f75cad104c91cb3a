package org.rexnet.core.study.pypsa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.Timeline;
import org.rexnet.core.study.VehicleBattery;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.CsvTable;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Order;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of EV sessions, which PyPSA is told of with their stations. */
final class EvSessionRows implements KindRows<EvSession> {

    private static final int MOST_NAMED = 5;
    private static final double SLACK_MWH = 1e-9;

    @Override
    public ComponentKind kind() {
        return ComponentKind.EV_SESSION;
    }

    @Override
    public String attributes() {
        return """
            station,,text,required,,no,used,nearest charging station
            alternatives,,text,,,no,used,"stations taken in this order where all plugs of the nearest are taken, \
            as in a|b"
            arrival,,text,required,,no,used,point in time; in UTC where it has no offset
            departure,,text,required,,no,used,point in time after the arrival
            energy,MWh,number,required,"[0,inf)",no,used,energy into the vehicle that is due by departure
            rate,MW,number,required,"[0,inf)",no,used,most power at the meter; in a snapshot times the share of \
            it during which the vehicle is plugged in
            efficiency,per unit,number,1,"(0,1]",no,used,energy into the vehicle per energy behind the plug; \
            energy that is fed back has the same loss once more
            value,money/MWh,number,,"[0,inf)",no,used,"what missing energy costs; empty for lost_load of \
            study.yaml, or, without that, for energy that must be served"
            v2g,,boolean,False,,no,used,whether the vehicle may feed back
            capacity,MWh,number,,"[0,inf)",no,used,capacity of the battery; needed where v2g is True
            initial,MWh,number,0,"[0,inf)",no,used,energy in the battery on arrival
            waited,h,number,0,"(-inf,inf)",no,result,how long it waited for a plug
            energy_charged,MWh,number,0,"(-inf,inf)",no,result,"energy into the vehicle, less what left its battery"
            energy_missing,MWh,number,0,"(-inf,inf)",no,result,energy that was due by its departure and is not there
            payment,money,number,0,"(-inf,inf)",no,result,what it pays its station
            moved,,number,0,"[0,1]",no,result,1 where it charged at an alternative station
            left,,number,0,"[0,1]",no,result,1 where no plug became free before it left
            """;
    }

    @Override
    public ComponentTable readAll(Reading reading, StudyBuilder study) {
        List<EvSession> starved = new ArrayList<>();
        ComponentTable table = reading.table(kind().table());
        table.refuseUnknownColumns();
        table.read(this::read, session -> {
            study.add(session);
            if (mostMwh(session, reading) < session.energyMwh() - SLACK_MWH) {
                starved.add(session);
            }
        });
        if (!table.rows().isEmpty()) {
            refuseUntimedSnapshots(reading);
        }
        noteStarved(starved, reading);
        return table;
    }

    /** Returns the energy that a session can get by its rate, time and battery. */
    private static double mostMwh(EvSession session, Reading reading) {
        return session.mostEnergyMwh(ChargingStationRows.efficiencies(reading).getOrDefault(session.station(), 1.0));
    }

    @Override
    public EvSession read(Row row) {
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

    private static List<String> alternatives(Row row) {
        String text = row.text("alternatives");
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> alternatives = List.of(text.split("\\|", -1));
        alternatives.forEach(name -> checkStation(row, "alternatives", name));
        return alternatives;
    }

    private static void checkStation(Row row, String attribute, String name) {
        Map<String, Double> efficiencies = ChargingStationRows.efficiencies(row.reading());
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

    private static void refuseUntimedSnapshots(Reading reading) {
        Horizon horizon = reading.horizon();
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

    private static void noteStarved(List<EvSession> starved, Reading reading) {
        if (starved.isEmpty()) {
            return;
        }
        List<String> named = starved.stream()
                .limit(MOST_NAMED)
                .map(session -> "%s gets at most %s of %s MWh"
                        .formatted(
                                session.id(),
                                NumberText.format(mostMwh(session, reading)),
                                NumberText.format(session.energyMwh())))
                .toList();
        int more = starved.size() - named.size();
        reading.note("ev_sessions.csv: by its rate, time and battery %s%s."
                .formatted(String.join("; ", named), more > 0 ? "; and %d more".formatted(more) : ""));
    }

    @Override
    public void write(EvSession session, Sheets sheets) {
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
