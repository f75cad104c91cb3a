package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Part of a stay that lies in one block of the horizon: all that its dispatch depends on, so that equal terms mean equal parts.
 *
 * <p>A stay of which only a part lies in a block counts there with its energy, its missing energy and its detour in proportion to the
 * hours; what would have been taken before is in the battery. It may take all that is still missing.
 *
 * @param session position of the session
 * @param takenMwh MWh taken before
 * @param passedHours hours of the stay that have passed before
 * @param detourCost its part of the cost of charging elsewhere, not weighted
 * @param terms what the dispatch depends on
 */
public record SessionPart(int session, double takenMwh, double passedHours, double detourCost, Terms terms) {

    private static final double WHOLE = 1 - 1e-9;

    /**
     * What the dispatch of a part depends on. The shares of the snapshots in between are 1.
     *
     * @param station position of the station
     * @param first position in the horizon of the first snapshot
     * @param count number of snapshots; 0 where it never is plugged in
     * @param firstShare share of the first snapshot in which it is plugged in
     * @param lastShare share of the last snapshot
     * @param rateMw most power at the meter while plugged in
     * @param efficiency energy into the vehicle per energy metered
     * @param dueMwh MWh into the vehicle due by its end, at least 0 unless it can feed back
     * @param mostMwh most MWh that it may take, if it cannot feed back
     * @param mostMissingMwh most of what is due that may be missing: none leaves with less than it came with
     * @param value money per MWh missing; empty where nothing may be missing
     * @param feedsBack whether energy may flow back
     * @param capacityMwh battery's capacity
     * @param levelMwh energy in the battery when it starts
     * @param costWeight what the cost of a MWh is multiplied with: the snapshots' weight in the cost per hour of theirs
     */
    public record Terms(
            int station,
            int first,
            int count,
            double firstShare,
            double lastShare,
            double rateMw,
            double efficiency,
            double dueMwh,
            double mostMwh,
            double mostMissingMwh,
            OptionalDouble value,
            boolean feedsBack,
            double capacityMwh,
            double levelMwh,
            double costWeight) {

        /** Returns the most power at the meter in the {@code j}-th of its snapshots. */
        public double limitMw(int j) {
            return rateMw * share(j);
        }

        /** Returns a position in the horizon, or the nearest one between its first snapshot and the one after its last. */
        public int clip(int position) {
            return Math.clamp(position, first, first + count);
        }

        /** Returns whether it is there in snapshots {@code from} to before {@code end}; who leaves without a plug is where it came. */
        public boolean isWithin(int from, int end) {
            return first < end && first + Math.max(1, count) > from;
        }

        /** Returns the share of the {@code j}-th of its snapshots in which it is plugged in. */
        public double share(int j) {
            return j == 0 ? firstShare : j == count - 1 ? lastShare : 1;
        }
    }

    /** Returns the parts of which any lies in snapshots {@code first} to before {@code end}. */
    public static List<SessionPart> of(Study study, List<Stay> stays, int first, int end) {
        if (stays.isEmpty()) {
            return List.of();
        }
        Cutting cutting = new Cutting(study);
        List<SessionPart> parts = new ArrayList<>();
        for (Horizon.Block block : study.horizon().blocks()) {
            if (block.first() < end && block.end() > first) {
                for (int i = 0; i < stays.size(); i++) {
                    cutting.cut(i, stays.get(i), block, parts);
                }
            }
        }
        parts.removeIf(part -> !part.terms().isWithin(first, end));
        return parts;
    }

    /** Cuts the stays of one study. */
    private static final class Cutting {

        private final Study study;
        private final Timeline timeline;
        private final Map<String, Integer> stations = new HashMap<>();
        private final Map<String, PluggedVehicle> vehicles = new HashMap<>();

        private Cutting(Study study) {
            this.study = study;
            timeline = Timeline.of(study.horizon());
            study.components(ChargingStation.class).forEach(station -> stations.put(station.id(), stations.size()));
            study.conditions(PluggedVehicle.class).forEach(vehicle -> vehicles.put(vehicle.id(), vehicle));
        }

        private void cut(int position, Stay stay, Horizon.Block block, List<SessionPart> parts) {
            EvSession session = stay.session();
            double to = timeline.hours(session.departure());
            // Who never gets a plug still misses its energy, over the time in which it wanted to charge.
            double from = timeline.hours(stay.leftWithoutPlug() ? session.arrival() : stay.from());
            int first = timeline.firstEndingAfter(from, block.first(), block.end());
            int end = first;
            double hours = 0;
            double weight = 0;
            while (end < block.end() && timeline.start(end) < to) {
                double share = timeline.share(end, from, to);
                hours += share * study.horizon().at(end).durationHours();
                weight += share * study.horizon().at(end).objectiveWeight();
                end++;
            }
            if (hours > 0) {
                double begin = Math.max(from, timeline.start(first));
                parts.add(part(position, stay, new Span(from, begin, to, first, end, hours, weight)));
            }
        }

        /** Snapshots of a part, and its hours since the horizon's start. */
        private record Span(double from, double begin, double to, int first, int end, double hours, double weight) {}

        private SessionPart part(int position, Stay stay, Span span) {
            EvSession session = stay.session();
            PluggedVehicle vehicle = vehicles.get(session.id());
            double total = span.to() - span.from();
            double beforeMwh = session.energyMwh() * (span.begin() - span.from()) / total;
            double broughtMwh = vehicle == null ? beforeMwh : vehicle.broughtMwh();
            double takenMwh = vehicle == null ? beforeMwh : vehicle.takenMwh();
            double passedHours = vehicle == null ? span.begin() - span.from() : vehicle.passedHours();
            // What should be in the vehicle by then grows with the hours of its stay, whatever it took before.
            double byEndMwh = session.energyMwh() * share(passedHours + span.hours(), total);
            double openMwh = session.energyMwh() - takenMwh;
            double dueMwh = byEndMwh - takenMwh;
            double capacityMwh = session.battery().capacityMwh();
            double onStartMwh = Math.min(session.battery().initialMwh() + broughtMwh, capacityMwh);
            double levelMwh = Math.clamp(onStartMwh + takenMwh - broughtMwh, 0, capacityMwh);
            double mostMwh = Math.min(openMwh, capacityMwh - levelMwh);
            int count = stay.leftWithoutPlug() ? 0 : span.end() - span.first();
            Terms terms = new Terms(
                    stations.getOrDefault(stay.station().id(), 0),
                    span.first(),
                    count,
                    timeline.share(span.first(), span.from(), span.to()),
                    timeline.share(span.end() - 1, span.from(), span.to()),
                    session.rateMw(),
                    session.efficiency() * stay.station().efficiency(),
                    session.feedsBack() ? dueMwh : Math.max(0, dueMwh),
                    Math.max(0, mostMwh),
                    Math.max(0, byEndMwh - broughtMwh),
                    session.value().isPresent()
                            ? session.value()
                            : study.settings().lostLoad(),
                    session.feedsBack(),
                    capacityMwh,
                    levelMwh,
                    vehicle == null ? span.weight() / span.hours() : vehicle.costWeight());
            return new SessionPart(
                    position,
                    takenMwh,
                    passedHours,
                    stay.detourCost() * share(span.hours(), total) * terms.costWeight(),
                    terms);
        }

        private static double share(double hours, double total) {
            return hours >= WHOLE * total ? 1 : hours / total;
        }
    }
}
