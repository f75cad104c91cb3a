package org.rexnet.core.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules that charging stations and sessions of a study must keep together. */
final class ChargingRules {

    private ChargingRules() {}

    /** Adds a fault for each station that sessions name and that does not exist, and for snapshots that are at no known time. */
    static void check(List<String> faults, List<SectorComponent> components, Horizon horizon) {
        Set<String> stations = new HashSet<>();
        @Nullable EvSession first = null;
        for (SectorComponent component : components) {
            if (component instanceof ChargingStation station) {
                stations.add(station.id());
            } else if (component instanceof EvSession session && first == null) {
                first = session;
            }
        }
        if (first == null) {
            return;
        }
        for (SectorComponent component : components) {
            if (component instanceof EvSession session) {
                checkStation(faults, session, session.station(), stations);
                session.alternatives().forEach(other -> checkStation(faults, session, other, stations));
            }
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
