package org.rexnet.core.study;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A study with every snapshot twice, at half of each weight. What holds at the end of a snapshot, limits of levels, prescribed levels and
 * the cost of storage, holds at the end of its second half. Vehicles come and go between snapshots, not within one.
 */
public final class Halves {

    private static final double NANOS_PER_HOUR = 3.6e12;

    private final int snapshots;

    private Halves(int snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Returns a study that costs the same in halves: vehicles stay for whole snapshots, from when they come in to when they leave in, and
     * storage of a capacity that is to be found starts empty, because a level above that capacity is lowered within the first snapshot.
     */
    public static Study comparable(Study study) {
        return study.map(component -> switch (component) {
            case StorageUnit unit ->
                unit.expansion().isPresent() ? unit.toBuilder().initialMwh(0).build() : unit;
            case Store store ->
                store.expansion().isPresent() ? store.toBuilder().initialMwh(0).build() : store;
            case EvSession session -> whole(session);
            default -> component;
        });
    }

    private static Component whole(EvSession session) {
        long step = Duration.ofHours(RandomStudy.STEP_HOURS).toSeconds();
        long arrival = Math.floorDiv(session.arrival().getEpochSecond(), step) * step;
        long departure = Math.ceilDiv(session.departure().getEpochSecond(), step) * step;
        return new EvSession(
                session.id(),
                session.station(),
                session.alternatives(),
                Instant.ofEpochSecond(arrival),
                Instant.ofEpochSecond(departure),
                session.energyMwh(),
                session.rateMw(),
                session.efficiency(),
                session.value(),
                session.battery(),
                session.feedsBack());
    }

    /** Returns the study with every snapshot twice. */
    public static Study of(Study study) {
        Horizon horizon = study.horizon();
        int[] positions = IntStream.range(0, 2 * horizon.size()).map(k -> k / 2).toArray();
        List<Horizon.Snapshot> halves = new ArrayList<>();
        for (Horizon.Snapshot whole : horizon.snapshots()) {
            Instant start = Instants.of(whole.label());
            long halfNanos = Math.round(whole.durationHours() / 2 * NANOS_PER_HOUR);
            for (Instant at : List.of(start, start.plusNanos(halfNanos))) {
                halves.add(new Horizon.Snapshot(
                        Instants.format(at),
                        whole.objectiveWeight() / 2,
                        whole.durationHours() / 2,
                        whole.generatorWeight() / 2,
                        whole.block()));
            }
        }
        Study twice = Excerpt.of(study, new Horizon(halves), positions);
        Halves half = new Halves(halves.size());
        return twice.map(component -> switch (component) {
            case StorageUnit unit -> half.atEnds(unit);
            case Store store -> half.atEnds(store);
            default -> component;
        });
    }

    private StorageUnit atEnds(StorageUnit unit) {
        return unit.toBuilder()
                .levelSetMwh(atEnds(unit.levelSetMwh()))
                .storageCost(halves(unit.storageCost(), 0, 2))
                .build();
    }

    private Store atEnds(Store store) {
        return store.toBuilder()
                .minPu(halves(store.minPu(), 0, 1))
                .maxPu(unlessFirst(store.maxPu(), 1))
                .levelSetMwh(atEnds(store.levelSetMwh()))
                .storageCost(halves(store.storageCost(), 0, 2))
                .build();
    }

    private Optional<Profile> atEnds(Optional<Profile> levels) {
        return levels.map(profile -> unlessFirst(profile, Double.NaN));
    }

    private Profile halves(Profile profile, double first, double second) {
        return Profile.of(IntStream.range(0, snapshots)
                .mapToDouble(k -> (k % 2 == 0 ? first : second) * profile.at(k))
                .toArray());
    }

    private Profile unlessFirst(Profile profile, double first) {
        return Profile.of(IntStream.range(0, snapshots)
                .mapToDouble(k -> k % 2 == 0 ? first : profile.at(k))
                .toArray());
    }
}
