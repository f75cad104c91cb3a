package org.rexnet.core.trading;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;

/**
 * Delivery periods of a study: its snapshots from the first on, as long as they follow each other and have the same length, or equal parts
 * of them.
 *
 * @param periods delivery periods
 * @param firstSnapshot position of the snapshot that the first period belongs to
 * @param partsPerSnapshot how many periods a snapshot has
 * @param isDated whether snapshots have points in time; otherwise the first begins on 1 January 2000
 */
public record TradedHorizon(DeliveryPeriods periods, int firstSnapshot, int partsPerSnapshot, boolean isDated) {

    private static final Instant UNDATED = Instant.parse("2000-01-01T00:00:00Z");
    private static final double MINUTES_PER_HOUR = 60;
    private static final double SLACK_MINUTES = 1e-6;

    /** Returns the periods of snapshots {@code from} to before {@code end} of a study, as its market says. */
    static TradedHorizon of(Study study, int from, int end) {
        Horizon horizon = study.horizon().range(from, end);
        double minutes = horizon.at(0).durationHours() * MINUTES_PER_HOUR;
        long whole = Math.round(minutes);
        if (whole < 1 || Math.abs(minutes - whole) > SLACK_MINUTES) {
            throw new RefusedStudyException(
                    "Snapshot %s lasts %s minutes; on the exchange it must last whole minutes, at least one."
                            .formatted(horizon.at(0).label(), minutes));
        }
        int period = study.settings().market().timetable().periodMinutes().orElse((int) whole);
        if (whole % period != 0) {
            throw new RefusedStudyException(
                    "The market's period is %d minutes, but snapshot %s lasts %d: it must be a part of it."
                            .formatted(period, horizon.at(0).label(), whole));
        }
        Optional<Instant> first = start(horizon, 0);
        int parts = (int) (whole / period);
        DeliveryPeriods periods =
                new DeliveryPeriods(first.orElse(UNDATED), period, parts * run(horizon, Duration.ofMinutes(whole)));
        return new TradedHorizon(periods, from, parts, first.isPresent());
    }

    /** Returns how many snapshots from the first on follow each other. */
    private static int run(Horizon horizon, Duration length) {
        int count = 1;
        while (count < horizon.size()
                && horizon.at(count).block().equals(horizon.at(0).block())
                && horizon.at(count).durationHours() == horizon.at(0).durationHours()
                && start(horizon, count - 1).map(start -> start.plus(length)).equals(start(horizon, count))) {
            count++;
        }
        boolean undated = start(horizon, 0).isEmpty();
        return undated ? undatedRun(horizon) : count;
    }

    private static int undatedRun(Horizon horizon) {
        int count = 1;
        while (count < horizon.size()
                && horizon.at(count).block().equals(horizon.at(0).block())
                && horizon.at(count).durationHours() == horizon.at(0).durationHours()) {
            count++;
        }
        return count;
    }

    private static Optional<Instant> start(Horizon horizon, int t) {
        return Instants.find(horizon.at(t).label());
    }

    /** Returns the snapshot that a period belongs to. */
    public int snapshot(int period) {
        return firstSnapshot + period / partsPerSnapshot;
    }

    /** Returns a period as people read it: when it begins, or its number where snapshots have no points in time. */
    public String label(int period) {
        return isDated ? label(periods.start(period)) : Integer.toString(period);
    }

    /** Returns how many snapshots are traded. */
    public int snapshots() {
        return periods.count() / partsPerSnapshot;
    }

    /** Returns a point in time to the second. */
    static String seconds(Instant instant) {
        return Instants.format(instant);
    }

    /** Returns a point in time to the minute. */
    static String label(Instant instant) {
        String text = Instants.format(instant);
        return text.endsWith(":00") ? text.substring(0, text.length() - 3) : text;
    }
}
