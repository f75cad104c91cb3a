package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.VehicleBattery;

/** Charging stations and EV sessions are read from tables, and every fault of theirs is named. */
class ChargingTablesTest {

    private static final String STATIONS = "charging_stations.csv";
    private static final String SESSIONS = "ev_sessions.csv";
    private static final String[] HOURS = {
        "snapshot,objective,stores,generators", "2030-01-01 00:00,1,1,1", "2030-01-01 01:00,1,1,1"
    };

    @TempDir
    Path temporary;

    @Test
    void stationsAndSessionsAreReadWithAllTheirAttributes() {
        Study study = CsvFolder.in(temporary)
                .with("snapshots.csv", HOURS)
                .with(
                        STATIONS,
                        "name,bus,p_nom,p_nom_extendable,capital_cost,plugs,efficiency,detour_cost",
                        "quay,north,0.4,True,7,12,0.95,3",
                        "mall,south,1,,,,,")
                .with(
                        SESSIONS,
                        "name,station,alternatives,arrival,departure,energy,rate,efficiency,value,v2g,capacity,initial",
                        "a,quay,mall,2030-01-01T01:00:00+01:00,2030-01-01 00:30,0.02,0.05,0.9,500,True,0.06,0.01",
                        "b,mall,,2030-01-01,2030-01-01T02:00Z,0.01,0.011,,,,,")
                .read();

        List<ChargingStation> stations = study.components(ChargingStation.class);
        assertThat(stations.get(0).plugs()).hasValue(12);
        assertThat(stations.get(0).efficiency()).isEqualTo(0.95);
        assertThat(stations.get(0).detourCost()).isEqualTo(3);
        assertThat(stations.get(0).expansion().orElseThrow().annualCost()).isEqualTo(7);
        assertThat(stations.get(1)).isEqualTo(ChargingStation.of("mall", "south", 1));
        EvSession a = study.components(EvSession.class).get(0);
        assertThat(a.alternatives()).containsExactly("mall");
        assertThat(a.arrival()).isEqualTo(Instants.of("2030-01-01"));
        assertThat(a.departure()).isEqualTo(Instants.of("2030-01-01 00:30"));
        assertThat(a.value()).hasValue(500);
        assertThat(a.feedsBack()).isTrue();
        assertThat(a.battery()).isEqualTo(new VehicleBattery(0.06, 0.01));
        assertThat(study.components(EvSession.class).get(1))
                .isEqualTo(EvSession.of(
                        "b", "mall", Instants.of("2030-01-01"), Instants.of("2030-01-01 02:00"), 0.01, 0.011));
        assertThat(study.notes()).isEmpty();
    }

    @Test
    void allFaultsAreNamedTogether() {
        List<String> faults = CsvFolder.in(temporary)
                .with("snapshots.csv", HOURS)
                .with(STATIONS, "name,bus,p_nom,plugs,efficiency", "quay,nort,-1,2.5,1.2")
                .with(
                        SESSIONS,
                        "name,station,alternatives,arrival,departure,energy,rate,v2g,capacity,initial",
                        "a,quai,,2030-01-01 02:00,2030-01-01 01:00,-1,7,,,",
                        "b,quay,mall,tomorrow,2030-01-01,1,,True,,",
                        "c,quay,,2030-01-01,2030-01-02,1,1,,0.5,0.6",
                        "d,quay,,2030-01-01,2030-01-02,1,1,,,0.6")
                .faults();

        assertThat(faults)
                .containsExactly(
                        "charging_stations.csv:2, plugs = 2.5: must be a whole number",
                        "charging_stations.csv:2, bus = nort: is not a bus of buses.csv; maybe north",
                        "charging_stations.csv:2, p_nom = -1: must be at least 0",
                        "charging_stations.csv:2, efficiency = 1.2: must be between 0 and 1",
                        "ev_sessions.csv:2, station = quai: is not a charging station of charging_stations.csv;"
                                + " maybe quay",
                        "ev_sessions.csv:2, departure = 2030-01-01 01:00: must be after the arrival, which is"
                                + " 2030-01-01 02:00",
                        "ev_sessions.csv:2, energy = -1: must be at least 0 and finite",
                        "ev_sessions.csv:3, alternatives = mall: is not a charging station of charging_stations.csv",
                        "ev_sessions.csv:3, arrival = tomorrow: must be " + Instants.ALLOWED,
                        "ev_sessions.csv:3, capacity: must be given where v2g is True",
                        "ev_sessions.csv:3, rate: must be given",
                        "ev_sessions.csv:4, capacity = 0.5: must be at least initial = 0.6",
                        "ev_sessions.csv:5, initial = 0.6: needs the capacity of the battery");
    }

    @Test
    void unknownColumnsAreFaults() {
        assertThat(CsvFolder.in(temporary)
                        .with("snapshots.csv", HOURS)
                        .with(STATIONS, "name,bus,p_nom,plug", "quay,north,1,2")
                        .faults())
                .singleElement()
                .asString()
                .startsWith("charging_stations.csv:1, plug: is not a column of this table; it has bus, p_nom,")
                .endsWith("; maybe plugs");
    }

    @Test
    void sessionsNeedSnapshotsOfKnownTimes() {
        CsvFolder folder = CsvFolder.in(temporary)
                .with(STATIONS, "name,bus,p_nom", "quay,north,1")
                .with(SESSIONS, "name,station,arrival,departure,energy,rate", "a,quay,2030-01-01,2030-01-02,1,1");

        assertThat(folder.faults())
                .containsExactly("snapshots.csv:2, snapshot = a: must be %s, because there are EV sessions"
                        .formatted(Instants.ALLOWED));
        assertThat(folder.with("snapshots.csv", "snapshot,stores", "2030-01-01 00:00,2", "2030-01-01 01:00,1")
                        .faults())
                .containsExactly("snapshots.csv: Snapshot 2030-01-01 01:00 starts before snapshot 2030-01-01 00:00 is"
                        + " over, which lasts 2.0 h (column stores); EV sessions need snapshots one after the other.");
    }

    @Test
    void sessionsThatTheirRateCannotServeAreNotedWithWhatTheyCanGet() {
        Study study = CsvFolder.in(temporary)
                .with("snapshots.csv", HOURS)
                .with(STATIONS, "name,bus,p_nom,efficiency", "quay,north,1,0.5")
                .with(
                        SESSIONS,
                        "name,station,arrival,departure,energy,rate,capacity,initial",
                        "a,quay,2030-01-01 00:00,2030-01-01 00:30,0.5,1,,",
                        "b,quay,2030-01-01 00:00,2030-01-01 02:00,0.5,1,1,0.75",
                        "c,quay,2030-01-01 00:00,2030-01-01 02:00,1,1,,")
                .read();

        assertThat(study.notes())
                .containsExactly("ev_sessions.csv: by its rate, time and battery a gets at most 0.25 of 0.5 MWh;"
                        + " b gets at most 0.25 of 0.5 MWh.");
    }
}
