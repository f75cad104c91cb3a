package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.SessionPart;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/**
 * Turns charging into what PyPSA has words for, at the same cost; plugs are assigned before.
 *
 * <p>A station is a bus behind a link. Vehicles whose sessions are alike are a store on a bus behind a link that is open while they are
 * plugged in. In its last snapshot a load takes what must then be in the vehicles, a generator offers what may be missing at its value,
 * and no more may stay in the store than the vehicles can take.
 */
final class ChargingSheets {

    /** Beyond that many numbers in series PyPSA is told nothing. */
    private static final long MOST_NUMBERS = 20_000_000;

    private final Sheets sheets;
    private final Study study;
    private final int snapshots;
    private final Map<Integer, String> stationBuses = new LinkedHashMap<>();

    ChargingSheets(Sheets sheets) {
        this.sheets = sheets;
        study = sheets.study();
        snapshots = study.horizon().size();
    }

    void fill() {
        List<ChargingStation> stations = study.components(ChargingStation.class);
        List<EvSession> sessions = study.components(EvSession.class);
        if (stations.isEmpty()) {
            return;
        }
        List<Stay> stays = PlugAssignment.of(study);
        List<SessionPart> parts = SessionPart.of(study, stays, 0, snapshots);
        Map<SessionPart.Terms, List<SessionPart>> alike = new LinkedHashMap<>();
        parts.forEach(part ->
                alike.computeIfAbsent(part.terms(), t -> new ArrayList<>()).add(part));
        if ((long) alike.size() * snapshots > MOST_NUMBERS) {
            sheets.note("ev_sessions.csv: PyPSA is told nothing of the %d sessions, whose series would be too long."
                    .formatted(sessions.size()));
            return;
        }
        note(stays);
        sheets.standIn("charging_stations", () -> {
            for (int i = 0; i < stations.size(); i++) {
                station(i, stations.get(i), alike.keySet());
            }
        });
        sheets.standIn("ev_sessions", () -> {
            alike.forEach((terms, members) ->
                    vehicles(sessions.get(members.get(0).session()).id(), terms, members.size()));
            constantCost(stations.get(0).bus(), alike, parts);
        });
    }

    private void note(List<Stay> stays) {
        if (stays.stream().anyMatch(stay -> stay.waited() || stay.moved())) {
            sheets.note(
                    "ev_sessions.csv: PyPSA is told where and from when vehicles are plugged in, but not of plugs.");
        }
        boolean lossy = stays.stream()
                .anyMatch(stay -> stay.session().feedsBack()
                        && stay.session().efficiency() * stay.station().efficiency() < 1);
        if (lossy) {
            sheets.note(
                    "ev_sessions.csv: in PyPSA vehicles may charge and feed back at once, each at full rate, which pays"
                            + " where prices are negative.");
        }
    }

    private void station(int i, ChargingStation station, Iterable<SessionPart.Terms> all) {
        boolean feedsBack = false;
        for (SessionPart.Terms terms : all) {
            feedsBack |= terms.station() == i && terms.feedsBack();
        }
        String name = "charging station " + station.id();
        String bus = bus(name);
        stationBuses.put(i, bus);
        Sheet.Entry row = link(name, station.bus(), bus).put("p_nom", station.capacityMw());
        if (feedsBack) {
            row.put("p_min_pu", -1.0);
        }
        CapacityCells.expansion(row, "p_nom", station.expansion());
    }

    private void vehicles(String id, SessionPart.Terms terms, int count) {
        if (terms.count() == 0) {
            return;
        }
        String name = "EV session " + id + (count > 1 ? " and like" : "");
        String station = stationBuses.getOrDefault(terms.station(), "");
        String bus = bus(name);
        double rate = count * terms.rateMw();
        Profile open = series(terms, terms::share);
        link(name, station, bus).put("p_nom", rate).put("p_max_pu", open).put("efficiency", terms.efficiency());
        double before = terms.feedsBack() ? terms.levelMwh() : 0;
        double most = terms.feedsBack() ? terms.capacityMwh() : terms.mostMwh();
        if (terms.feedsBack()) {
            link(name + " back", bus, station)
                    .put("p_nom", rate / terms.efficiency())
                    .put("p_max_pu", open)
                    .put("efficiency", terms.efficiency());
        }
        double needed = before + terms.dueMwh();
        int last = last(terms);
        double hours = study.horizon().at(last).durationHours();
        double left = Math.max(0, most - needed);
        double[] room = new double[snapshots];
        Arrays.fill(room, 0, last, 1);
        Arrays.fill(room, last, snapshots, most == 0 ? 0 : left / most);
        store(name, bus)
                .put("e_nom", count * most)
                .put("e_initial", count * before)
                .put("e_max_pu", simplest(room));
        load(name, bus, at(last, count * needed / hours));
        missing(name, bus, terms, count, last, Math.max(0, needed - most));
    }

    /** Offers the energy that may be missing in the last snapshot: at least the part that has no room. */
    private void missing(String name, String bus, SessionPart.Terms terms, int count, int last, double leastMwh) {
        double weight = study.horizon().at(last).objectiveWeight();
        if (terms.value().isEmpty() || terms.mostMissingMwh() <= 0) {
            return;
        }
        double hours = study.horizon().at(last).durationHours();
        double most = count * terms.mostMissingMwh() / hours;
        Sheet generators = sheets.sheet("generators");
        Sheet.Entry row = generators
                .row(generators.freeName("missing in " + name))
                .put("bus", bus)
                .put("p_nom", most)
                .put("p_min_pu", at(last, Math.min(1, leastMwh / terms.mostMissingMwh())))
                .put("p_max_pu", at(last, 1));
        if (weight > 0) {
            row.put("marginal_cost", terms.value().getAsDouble() * terms.costWeight() * hours / weight);
        }
    }

    /** Adds the cost of detours and the energy missed by vehicles that found no plug: a generator of no influence that always runs. */
    private void constantCost(String bus, Map<SessionPart.Terms, List<SessionPart>> alike, List<SessionPart> parts) {
        double cost = parts.stream().mapToDouble(SessionPart::detourCost).sum();
        for (Map.Entry<SessionPart.Terms, List<SessionPart>> group : alike.entrySet()) {
            SessionPart.Terms terms = group.getKey();
            if (terms.count() == 0) {
                cost += group.getValue().size()
                        * Math.max(0, terms.dueMwh())
                        * terms.value().orElse(0)
                        * terms.costWeight();
            }
        }
        double weights = study.horizon().snapshots().stream()
                .mapToDouble(snapshot -> snapshot.objectiveWeight())
                .sum();
        if (cost == 0 || weights == 0) {
            return;
        }
        Sheet generators = sheets.sheet("generators");
        generators
                .row(generators.freeName("detours and sessions without plug"))
                .put("bus", bus)
                .put("sign", 0.0)
                .put("p_nom", 1.0)
                .put("p_min_pu", 1.0)
                .put("marginal_cost", cost / weights);
    }

    /** Returns the last snapshot of some duration in which vehicles are plugged in. */
    private int last(SessionPart.Terms terms) {
        int j = terms.count() - 1;
        while (j > 0 && study.horizon().at(terms.first() + j).durationHours() * terms.share(j) == 0) {
            j--;
        }
        return terms.first() + j;
    }

    private Profile series(SessionPart.Terms terms, java.util.function.IntToDoubleFunction value) {
        double[] values = new double[snapshots];
        for (int j = 0; j < terms.count(); j++) {
            values[terms.first() + j] = value.applyAsDouble(j);
        }
        return simplest(values);
    }

    private Profile at(int t, double value) {
        double[] values = new double[snapshots];
        values[t] = value;
        return simplest(values);
    }

    private static Profile simplest(double[] values) {
        Profile all = Profile.of(values);
        return all.isAlways(values[0]) ? Profile.of(values[0]) : all;
    }

    private String bus(String wanted) {
        Sheet buses = sheets.sheet("buses");
        String name = buses.freeName(wanted);
        buses.row(name).put("carrier", "mobility");
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

    private void load(String wanted, String bus, Profile power) {
        Sheet loads = sheets.sheet("loads");
        loads.row(loads.freeName(wanted)).put("bus", bus).put("p_set", power);
    }
}
