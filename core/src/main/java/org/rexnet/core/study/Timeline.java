package org.rexnet.core.study;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When each snapshot of a horizon is: from the point in time that its label says, for its duration; immutable.
 *
 * <p>Within a block snapshots are in order and do not overlap; there may be gaps. Blocks of several scenarios are at the same time.
 */
public final class Timeline {

    private static final double NANOS_PER_HOUR = 3.6e12;
    private static final double SLACK_HOURS = 1e-6;

    private final Instant origin;
    private final double[] starts;
    private final double[] ends;

    private Timeline(Instant origin, double[] starts, double[] ends) {
        this.origin = origin;
        this.starts = starts;
        this.ends = ends;
    }

    /** Returns the times of a horizon; throws {@link IllegalArgumentException} that names all faults. */
    public static Timeline of(Horizon horizon) {
        List<String> faults = faults(horizon);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        int size = horizon.size();
        Instant origin = start(horizon.at(0)).orElseThrow();
        double[] starts = new double[size];
        double[] ends = new double[size];
        for (int t = 0; t < size; t++) {
            starts[t] = hours(origin, start(horizon.at(t)).orElseThrow());
            ends[t] = starts[t] + horizon.at(t).durationHours();
            boolean follows = t > 0
                    && horizon.at(t).block().equals(horizon.at(t - 1).block())
                    && Math.abs(starts[t] - ends[t - 1]) < SLACK_HOURS;
            if (follows) {
                starts[t] = ends[t - 1];
            }
        }
        return new Timeline(origin, starts, ends);
    }

    /** Returns why the snapshots of a horizon are not at known times, one sentence each; the first of each kind. */
    public static List<String> faults(Horizon horizon) {
        List<String> faults = new ArrayList<>();
        Instant before = Instant.MIN;
        for (int t = 0; t < horizon.size(); t++) {
            Horizon.Snapshot snapshot = horizon.at(t);
            Instant start = start(snapshot).orElse(null);
            if (start == null) {
                return List.of("Snapshot %s: EV sessions need snapshots whose labels are %s."
                        .formatted(snapshot.label(), Instants.ALLOWED.replace("a point", "points")));
            }
            boolean sameBlock =
                    t > 0 && snapshot.block().equals(horizon.at(t - 1).block());
            if (sameBlock && start.isBefore(before) && hours(start, before) > SLACK_HOURS) {
                faults.add(
                        ("Snapshot %s starts before snapshot %s is over, which lasts %s h (column stores); EV sessions"
                                        + " need snapshots one after the other.")
                                .formatted(
                                        snapshot.label(),
                                        horizon.at(t - 1).label(),
                                        horizon.at(t - 1).durationHours()));
                return faults;
            }
            before = start.plusNanos(Math.round(snapshot.durationHours() * NANOS_PER_HOUR));
        }
        return faults;
    }

    private static Optional<Instant> start(Horizon.Snapshot snapshot) {
        return Instants.find(SideBySide.labelWithoutScenario(snapshot));
    }

    private static double hours(Instant from, Instant to) {
        return (to.getEpochSecond() - from.getEpochSecond()) / 3600.0
                + (to.getNano() - from.getNano()) / NANOS_PER_HOUR;
    }

    /** Returns a point in time as hours since the first snapshot. */
    public double hours(Instant instant) {
        return hours(origin, instant);
    }

    /** Returns when snapshot {@code t} starts, in hours since the first. */
    public double start(int t) {
        return starts[t];
    }

    /** Returns when snapshot {@code t} is over, in hours since the start of the first. */
    public double end(int t) {
        return ends[t];
    }

    /** Returns the share of snapshot {@code t} that lies between two times, in hours since the start of the first. */
    public double share(int t, double from, double to) {
        double duration = ends[t] - starts[t];
        if (!(duration > 0)) {
            return 0;
        }
        double share = (Math.min(to, ends[t]) - Math.max(from, starts[t])) / duration;
        return Math.clamp(share, 0, 1);
    }

    /** Returns the first of the snapshots {@code first} to before {@code end}, which are one block, that is not over by then. */
    public int firstEndingAfter(double hours, int first, int end) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > hours) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
