package org.rexnet.core.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;

/** A study of two buses that is simulated in tests: two days after a day. */
public final class SmallWorlds {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private SmallWorlds() {}

    /**
     * Returns the study.
     *
     * <pre>
     *   west: homes, gas      east: wind, battery, square (vehicles)
     *     |________________________|
     * </pre>
     */
    public static Study study() {
        double[] need =
                IntStream.range(0, 48).mapToDouble(t -> 2 + t % 24 / 12.0).toArray();
        double[] wind = IntStream.range(0, 48).mapToDouble(t -> 0.5).toArray();
        var builder = Study.builder("small")
                .settings(Settings.DEFAULTS
                        .withLostLoad(3000)
                        .withSimulation(Settings.DEFAULTS.simulation().withDays(2, 1)))
                .horizon(Horizon.from(START, Duration.ofHours(1), 48))
                .buses("west", "east")
                .line("west", "east", 0.1, 5)
                .load("homes", "west", need)
                .generator("gas", "west", 4, 60)
                .generator("wind", "east", g -> g.capacityMw(2).maxPu(Profile.of(wind)))
                .storageUnit("battery", "east", s -> s.capacityMw(1).maxHours(4).cyclic(true))
                .add(ChargingStation.of("square", "east", 1))
                .add(EvSession.of("car", "square", at(9), at(17), 0.02, 0.011).withValue(1000))
                .add(new Participant("town", List.of("homes")));
        return builder.add(Forecast.of("homes", 0.02, 0.05))
                .add(Forecast.of("wind", 0.05, 0.2))
                .add(Forecast.of("gas", 0, 0).withOutages(new Forecast.Outages(100, 10)))
                .add(Forecast.of("ev_sessions", 0, 0).withPresence(new Forecast.Presence(1, 1, 0.2, 0.1)))
                .build();
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
