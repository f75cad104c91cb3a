package org.rexnet.core.clearing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Draws sites with stations and sessions: some alike, some feeding back, at prices that may be negative. */
final class RandomCharging {

    static final int HOURS = 12;

    private static final Instant START = Instants.of("2030-06-01");

    private final Random random;

    RandomCharging(long seed) {
        random = new Random(seed);
    }

    /** Returns a site with one bus, a cheap generator of limited power, one without limit, a load, and what charges there. */
    Study site(int stations, int sessions) {
        StudyBuilder study = market();
        for (int i = 0; i < stations; i++) {
            study.add(station("station " + i));
        }
        EvSession last = session(0, stations);
        study.add(last);
        for (int i = 1; i < sessions; i++) {
            last = random.nextInt(3) == 0 ? renamed(last, i) : session(i, stations);
            study.add(last);
        }
        return study.build();
    }

    /** Returns a site whose sessions must be served and feed nothing back, with power in quarters of a MW and times in half hours. */
    Study mandatory(int stations, int sessions) {
        StudyBuilder study = market();
        for (int i = 0; i < stations; i++) {
            study.add(ChargingStation.of("station " + i, "site", quarters(12))
                    .withEfficiency(random.nextBoolean() ? 1 : 0.5));
        }
        for (int i = 0; i < sessions; i++) {
            int from = random.nextInt(2 * HOURS - 1);
            int to = from + 1 + random.nextInt(8);
            study.add(EvSession.of(
                            "s" + i,
                            "station " + random.nextInt(stations),
                            half(from),
                            half(to),
                            quarters(6),
                            quarters(6))
                    .withEfficiency(random.nextBoolean() ? 1 : 0.5));
        }
        return study.build();
    }

    private StudyBuilder market() {
        double[] cheap = new double[HOURS];
        double[] dear = new double[HOURS];
        double[] load = new double[HOURS];
        for (int t = 0; t < HOURS; t++) {
            cheap[t] = random.nextInt(100) - 20;
            dear[t] = cheap[t] + random.nextInt(100);
            load[t] = 20 + random.nextInt(20);
        }
        return Study.builder("site")
                .horizon(Horizon.from(START, Duration.ofHours(1), HOURS))
                .buses("site")
                .generator("cheap", "site", g -> g.capacityMw(35).marginalCost(Profile.of(cheap)))
                .generator("dear", "site", g -> g.capacityMw(1e4).marginalCost(Profile.of(dear)))
                .load("town", "site", load);
    }

    private ChargingStation station(String id) {
        ChargingStation station = ChargingStation.of(id, "site", 3 * random.nextDouble())
                .withEfficiency(random.nextBoolean() ? 1 : 0.8 + 0.2 * random.nextDouble())
                .withDetourCost(random.nextInt(3));
        return random.nextBoolean() ? station.withPlugs(random.nextInt(8)) : station;
    }

    private EvSession session(int i, int stations) {
        Instant arrival = START.plus(Duration.ofMinutes(random.nextInt(60 * HOURS) - 30));
        Instant departure = arrival.plus(Duration.ofMinutes(1 + random.nextInt(400)));
        EvSession session = EvSession.of(
                        "s" + i,
                        "station " + random.nextInt(stations),
                        arrival,
                        departure,
                        2 * random.nextDouble(),
                        random.nextDouble())
                .withAlternatives("station " + random.nextInt(stations), "station " + random.nextInt(stations))
                .withEfficiency(random.nextBoolean() ? 1 : 0.7 + 0.3 * random.nextDouble())
                .withValue(random.nextInt(200));
        if (random.nextInt(3) > 0) {
            return session;
        }
        double capacity = 3 * random.nextDouble();
        return session.feedingBack(capacity, capacity * random.nextDouble());
    }

    /** Returns a session that agrees with another in all but its name. */
    private static EvSession renamed(EvSession like, int i) {
        return new EvSession(
                "s" + i,
                like.station(),
                like.alternatives(),
                like.arrival(),
                like.departure(),
                like.energyMwh(),
                like.rateMw(),
                like.efficiency(),
                like.value(),
                like.battery(),
                like.feedsBack());
    }

    private double quarters(int most) {
        return 0.25 * random.nextInt(most);
    }

    private static Instant half(int count) {
        return START.plus(Duration.ofMinutes(30L * count));
    }

    static List<EvSession> sessions(Study study) {
        return new ArrayList<>(study.components(EvSession.class));
    }
}
