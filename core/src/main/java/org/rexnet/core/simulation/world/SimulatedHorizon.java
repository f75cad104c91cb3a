package org.rexnet.core.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Exogenous;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Forecasts;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.SimulationSettings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.Suggestion;

/**
 * Part of a study's horizon that is simulated, in delivery periods: one block of snapshots of equal length, which repeats itself before its
 * beginning and behind its end where days are missing there.
 *
 * @param study over the periods, with capacities that exist
 * @param periods delivery periods
 * @param warmUp how many of them do not count
 * @param snapshots position in the whole study of the snapshot of each period
 * @param pairs data pairs of the components that have one
 * @param notes what people should know
 */
record SimulatedHorizon(
        Study study,
        DeliveryPeriods periods,
        int warmUp,
        int[] snapshots,
        Map<ComponentKey, DataPair> pairs,
        List<String> notes) {

    private static final Instant UNDATED = Instant.parse("2000-01-01T00:00:00Z");
    private static final int DAY_MINUTES = 24 * 60;

    static SimulatedHorizon of(Study study) {
        return new Cut(study).window();
    }

    /** Cuts a study; mutable while it does. */
    private static final class Cut {

        private final Study whole;
        private final SimulationSettings settings;
        private final Horizon.Block block;
        private final int from;
        private final int snapshotMinutes;
        private final int periodMinutes;
        private final int warmUp;
        private final int count;
        private final Instant start;
        private final List<String> notes = new ArrayList<>();

        Cut(Study study) {
            whole = study;
            settings = study.settings().simulation();
            Horizon horizon = study.horizon();
            int first = settings.from().map(this::position).orElse(0);
            block = horizon.blocks().stream()
                    .filter(one -> one.first() <= first && first < one.end())
                    .findFirst()
                    .orElseThrow();
            from = first - block.first();
            snapshotMinutes = minutes(horizon);
            periodMinutes =
                    study.settings().market().timetable().periodMinutes().orElse(snapshotMinutes);
            if (snapshotMinutes % periodMinutes != 0 || DAY_MINUTES % periodMinutes != 0) {
                throw new RefusedStudyException(
                        "A period of %d minutes cannot be simulated: it must be a part of a snapshot, which lasts %d, and of a day."
                                .formatted(periodMinutes, snapshotMinutes));
            }
            warmUp = settings.warmUpDays() * (DAY_MINUTES / periodMinutes);
            count = warmUp + settings.days() * (DAY_MINUTES / periodMinutes);
            start = blockStart()
                    .plus(Duration.ofMinutes((long) from * snapshotMinutes))
                    .minus(Duration.ofMinutes((long) warmUp * periodMinutes));
        }

        private int position(String label) {
            List<String> labels = whole.horizon().labels();
            int at = labels.indexOf(label);
            if (at < 0) {
                throw new RefusedStudyException("simulation.from in study.yaml: there is no snapshot %s%s."
                        .formatted(label, Suggestion.maybe(label, labels)));
            }
            return at;
        }

        private int minutes(Horizon horizon) {
            double minutes = 60 * horizon.at(block.first()).durationHours();
            for (int t = block.first(); t < block.end(); t++) {
                if (Math.abs(60 * horizon.at(t).durationHours() - minutes) > 1e-6) {
                    throw new RefusedStudyException(
                            "Snapshot %s lasts %s hours, others of its block %s: a simulation needs snapshots of one length."
                                    .formatted(
                                            horizon.at(t).label(), horizon.at(t).durationHours(), minutes / 60));
                }
            }
            if (minutes < 1 || Math.abs(minutes - Math.rint(minutes)) > 1e-6) {
                throw new RefusedStudyException(
                        "Snapshots last %s minutes; in a simulation they must last whole minutes, at least one."
                                .formatted(minutes));
            }
            return (int) Math.rint(minutes);
        }

        private Instant blockStart() {
            return Instants.find(whole.horizon().at(block.first()).label()).orElse(UNDATED);
        }

        SimulatedHorizon window() {
            int parts = snapshotMinutes / periodMinutes;
            int first = from * parts - warmUp;
            int length = block.size() * parts;
            if (first < 0 || first + count > length) {
                notes.add(
                        "The study has %d snapshots in a row from %s on; before and behind them they repeat themselves."
                                .formatted(
                                        block.size(),
                                        whole.horizon().at(block.first()).label()));
            }
            int[] positions = IntStream.range(first, first + count)
                    .map(i -> block.first() + Math.floorMod(i, length) / parts)
                    .toArray();
            Horizon horizon = Horizon.from(start, Duration.ofMinutes(periodMinutes), count);
            checkCapacities();
            Study existing = whole.map(this::sized).filter(Cut::exists);
            Study cut = Excerpt.of(existing.withSessions(List.of()), horizon, positions);
            Study full = withSessions(cut, existing);
            Forecasts forecasts = Forecasts.of(full);
            Study expected = full.map(component -> forecasts
                    .find(component)
                    .flatMap(Forecast::dayAhead)
                    .map(component::withExogenous)
                    .orElse(component.asStarted()));
            return new SimulatedHorizon(
                    scaled(expected),
                    new DeliveryPeriods(start, periodMinutes, count),
                    warmUp,
                    positions,
                    pairs(existing),
                    notes);
        }

        private Component sized(Component component) {
            Double size = settings.capacities().get(component.id());
            Component sized = size == null ? component : component.withCapacity(size);
            return sized.withExpansion(Optional.empty());
        }

        private void checkCapacities() {
            List<String> known = whole.components().stream()
                    .filter(component -> component.kind().hasCapacity())
                    .map(Component::id)
                    .toList();
            for (String name : settings.capacities().keySet()) {
                if (!known.contains(name)) {
                    throw new RefusedStudyException(
                            "simulation.capacities in study.yaml: nothing with a capacity is called %s%s."
                                    .formatted(name, Suggestion.maybe(name, known)));
                }
            }
        }

        private static boolean exists(Component component) {
            return !component.kind().hasCapacity() || component.capacity() > 0;
        }

        /** Adds the sessions that lie within the periods, those of repetitions under names of their own. */
        private Study withSessions(Study cut, Study existing) {
            Instant end = start.plus(Duration.ofMinutes((long) count * periodMinutes));
            Duration length = Duration.ofMinutes((long) block.size() * snapshotMinutes);
            Instant blockEnd = blockStart().plus(length);
            List<EvSession> sessions = new ArrayList<>();
            long before = -Math.ceilDiv(Duration.between(start, blockStart()).toMinutes(), length.toMinutes());
            long behind = Math.ceilDiv(Duration.between(blockEnd, end).toMinutes(), length.toMinutes());
            for (long again = Math.min(0, before); again <= Math.max(0, behind); again++) {
                for (EvSession session : existing.components(EvSession.class)) {
                    boolean ofBlock = !session.arrival().isBefore(blockStart())
                            && !session.departure().isAfter(blockEnd);
                    EvSession moved = moved(session, length.multipliedBy(again), again);
                    if (ofBlock
                            && !moved.arrival().isBefore(start)
                            && !moved.departure().isAfter(end)) {
                        sessions.add(moved);
                    }
                }
            }
            return cut.withSessions(sessions);
        }

        private static EvSession moved(EvSession session, Duration by, long again) {
            return again == 0
                    ? session
                    : new EvSession(
                            "%s (%+d)".formatted(session.id(), again),
                            session.station(),
                            session.alternatives(),
                            session.arrival().plus(by),
                            session.departure().plus(by),
                            session.energyMwh(),
                            session.rateMw(),
                            session.efficiency(),
                            session.value(),
                            session.battery(),
                            session.feedsBack());
        }

        /** Scales what the weather drives so that it can give the share of the energy needed that the study asks for. */
        private Study scaled(Study study) {
            if (settings.windAndSun().isEmpty()) {
                return study;
            }
            double needed = sum(study, Exogenous.Cause.NEED);
            double given = sum(study, Exogenous.Cause.WEATHER);
            if (given <= 0) {
                throw new RefusedStudyException(
                        "wind_and_sun: no generator of the study follows the weather, with a capacity above 0 and a"
                                + " series p_max_pu.");
            }
            double factor = settings.windAndSun().getAsDouble() * needed / given;
            return study.map(component -> is(component, Exogenous.Cause.WEATHER)
                    ? component.withCapacity(factor * component.capacity())
                    : component);
        }

        private static boolean is(Component component, Exogenous.Cause cause) {
            return component
                    .exogenous()
                    .map(Exogenous::cause)
                    .filter(cause::equals)
                    .isPresent();
        }

        private static double sum(Study study, Exogenous.Cause cause) {
            return study.components().stream()
                    .filter(component -> is(component, cause))
                    .map(component -> component.exogenous().orElseThrow().values())
                    .mapToDouble(profile -> IntStream.range(0, study.horizon().size())
                            .mapToDouble(profile::at)
                            .sum())
                    .sum();
        }

        private Map<ComponentKey, DataPair> pairs(Study existing) {
            Map<ComponentKey, DataPair> pairs = new LinkedHashMap<>();
            int perDay = Math.max(1, DAY_MINUTES / snapshotMinutes);
            Forecasts forecasts = Forecasts.of(existing);
            for (Component component : existing.components()) {
                Optional<Profile> ahead = forecasts.find(component).flatMap(Forecast::dayAhead);
                if (ahead.isPresent()) {
                    pairs.put(component.key(), pair(component, ahead.get(), existing.horizon(), perDay));
                }
            }
            return pairs;
        }

        private static DataPair pair(Component component, Profile ahead, Horizon horizon, int perDay) {
            Profile real = component
                    .exogenous()
                    .filter(one -> one.cause() != Exogenous.Cause.TEMPERATURE)
                    .map(Exogenous::values)
                    .orElseThrow(() -> new RefusedStudyException(
                            "forecasts, day_ahead: only loads and generators have what happened, but %s is neither."
                                    .formatted(component.key())));
            double[] expected = new double[horizon.size()];
            double[] happened = new double[horizon.size()];
            for (int t = 0; t < expected.length; t++) {
                expected[t] = ahead.at(t);
                happened[t] = real.at(t);
            }
            return DataPair.of(component.key(), component.capacity(), expected, happened, perDay);
        }
    }
}
