package org.rexnet.core.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules that charging stations and sessions of a study must keep together. */
final class ChargingRules {

    private ChargingRules() {}

    /** Adds a fault for each station that sessions name and that does not exist, and for snapshots that are at no known time. */
    static void check(List<String> faults, Components components, Horizon horizon) {
        List<EvSession> sessions = components.all(EvSession.class);
        if (sessions.isEmpty()) {
            return;
        }
        Set<String> stations = new HashSet<>();
        components.all(ChargingStation.class).forEach(station -> stations.add(station.id()));
        for (EvSession session : sessions) {
            checkStation(faults, session, session.station(), stations);
            session.alternatives().forEach(other -> checkStation(faults, session, other, stations));
        }
        faults.addAll(Timeline.faults(horizon));
    }

    private static void checkStation(List<String> faults, EvSession session, String station, Set<String> stations) {
        if (!stations.contains(station)) {
            faults.add("EV session %s: there is no charging station %s%s."
                    .formatted(session.id(), station, Suggestion.maybe(station, stations)));
        }
    }
}
