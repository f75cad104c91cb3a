package org.rexnet.core.study;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Gives plugs to vehicles, before anything is cleared: who comes first is served first, equal arrivals by name, and keeps its plug until it
 * departs. Who finds its nearest station full takes the first of its alternatives that has a free plug; who finds none waits at the
 * nearest, and the first who waits takes the plug that becomes free. A plug that a vehicle leaves is free at that moment. Mutable, for one
 * assignment.
 */
public final class PlugAssignment {

    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Stay> stays = new HashMap<>();
    private final PriorityQueue<Release> releases =
            new PriorityQueue<>(Comparator.comparing(Release::at).thenComparingInt(Release::number));
    private int count;

    private PlugAssignment() {}

    /** Returns one stay for each session of a study, in its order; what was decided before the horizon stays. */
    public static List<Stay> of(Study study) {
        Map<String, PluggedVehicle> decided = new HashMap<>();
        study.conditions(PluggedVehicle.class).forEach(vehicle -> decided.put(vehicle.id(), vehicle));
        List<EvSession> sessions = study.components(EvSession.class);
        List<ChargingStation> stations = study.components(ChargingStation.class);
        PlugAssignment assignment = new PlugAssignment();
        stations.forEach(station -> assignment.places.put(station.id(), new Place(station)));
        List<EvSession> open = new ArrayList<>();
        for (EvSession session : sessions) {
            PluggedVehicle vehicle = decided.get(session.id());
            if (vehicle == null) {
                open.add(session);
            } else {
                assignment.stays.put(
                        session.id(), new Stay(session, assignment.place(vehicle.station()).station, vehicle.from()));
            }
        }
        assignment.assign(open);
        return sessions.stream().map(assignment::stay).toList();
    }

    /** A plug that becomes free; the number orders what happens at the same time. */
    private record Release(Instant at, int number, Place place) {}

    /** Station with its free plugs and those who wait. */
    private static final class Place {

        private final ChargingStation station;
        private int free;
        private final Deque<EvSession> waiting = new ArrayDeque<>();

        private Place(ChargingStation station) {
            this.station = station;
            free = station.plugs().orElse(Integer.MAX_VALUE);
        }
    }

    private Stay stay(EvSession session) {
        return stays.computeIfAbsent(
                session.id(), id -> new Stay(session, place(session.station()).station, session.departure()));
    }

    private Place place(String station) {
        Place place = places.get(station);
        if (place == null) {
            throw new IllegalArgumentException("There is no charging station " + station + ".");
        }
        return place;
    }

    private void assign(List<EvSession> sessions) {
        List<EvSession> ordered = new ArrayList<>(sessions);
        ordered.sort(Comparator.comparing(EvSession::arrival).thenComparing(EvSession::id));
        for (EvSession session : ordered) {
            releaseUntil(session.arrival());
            arrive(session);
        }
        releaseUntil(Instant.MAX);
    }

    private void arrive(EvSession session) {
        Place nearest = place(session.station());
        if (nearest.free > 0) {
            plugIn(session, nearest, session.arrival());
            return;
        }
        for (String alternative : session.alternatives()) {
            Place other = place(alternative);
            if (other.free > 0) {
                plugIn(session, other, session.arrival());
                return;
            }
        }
        nearest.waiting.add(session);
    }

    private void plugIn(EvSession session, Place place, Instant from) {
        place.free--;
        stays.put(session.id(), new Stay(session, place.station, from));
        releases.add(new Release(session.departure(), count++, place));
    }

    private void releaseUntil(Instant time) {
        while (!releases.isEmpty() && !releases.element().at().isAfter(time)) {
            Release release = releases.remove();
            Place place = release.place();
            place.free++;
            while (place.free > 0 && !place.waiting.isEmpty()) {
                EvSession next = place.waiting.remove();
                if (next.departure().isAfter(release.at())) {
                    plugIn(next, place, release.at());
                }
            }
        }
    }
}
