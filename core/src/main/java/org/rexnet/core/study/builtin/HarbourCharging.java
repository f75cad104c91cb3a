package org.rexnet.core.study.builtin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.StudyBuilder;

/**
 * Charging in the harbour town: cars on the square, and at the quay the trucks of the port, some of which feed back at night.
 *
 * <p>Cars arrive as at Caltech, by the 27,558 sessions of 2018 to 2021 in ACN-Data (Z. Lee, T. Li and S. Low, ACM e-Energy 2019): the
 * share of each hour on weekdays and at weekends, and how long those stay who come in that hour, at the median. They want 15 to 45 kWh, as
 * far as their stay allows.
 * Trucks come from 16:00 to 20:00 on working days, leave between 5:00 and 7:00, and want 150 to 350 kWh.
 *
 * <p>Each truck is a participant, which has its stays of all days; cars act through the square.
 *
 * <p>A MW of connection costs {@value #CONNECTION_COST} EUR.
 *
 * <p>Each day has a stream of its own, so that a week of the year has the same sessions as in the year.
 */
final class HarbourCharging {

    private static final String QUAY = "quay";
    private static final int CARS_ON_WEEKDAYS = 36;
    private static final int CARS_AT_WEEKENDS = 16;
    private static final int TRUCKS = 24;
    private static final int TRUCKS_THAT_FEED_BACK = 4;
    private static final double EFFICIENCY = 0.95;
    private static final double ENERGY_STEP_MWH = 0.005;
    private static final double CAR_MW = 0.011;
    private static final double TRUCK_MW = 0.15;
    private static final double TRUCK_BATTERY_MWH = 0.5;
    private static final double VALUE = 1000;
    private static final double CONNECTION_COST = 200_000;

    /** Arrivals in each hour of a day, in thousandths. */
    private static final int[] WEEKDAYS = {
        3, 2, 1, 1, 6, 5, 26, 64, 211, 174, 94, 43, 55, 54, 31, 27, 32, 38, 46, 34, 27, 15, 9, 2
    };

    private static final int[] WEEKENDS = {
        11, 6, 3, 2, 3, 3, 8, 38, 51, 77, 88, 76, 80, 71, 66, 68, 72, 67, 57, 49, 32, 31, 24, 17
    };

    /** Hours that a car stays, by the hour in which it comes. */
    private static final double[] STAY_HOURS = {
        4.7, 3.6, 3.8, 3.0, 8.4, 2.2, 5.8, 8.8, 8.4, 7.7, 6.7, 5.1, 4.3, 3.6, 2.6, 2.0, 1.8, 2.2, 1.9, 2.3, 2.2, 2.6,
        4.4, 4.0
    };

    private final Map<String, List<String>> trucks = new TreeMap<>();
    private final StudyBuilder study;
    private final long seed;

    HarbourCharging(StudyBuilder study, long seed) {
        this.study = study;
        this.seed = seed;
    }

    /** Adds stations, and the sessions that lie within a block of the horizon as a whole. */
    void add(Horizon horizon) {
        study.add(ChargingStation.of("square", "old town", 0.12)
                .withPlugs(24)
                .withEfficiency(EFFICIENCY)
                .withDetourCost(3)
                .withExpansion(HarbourTown.expansion(CONNECTION_COST, 40, 0.02, 0.12, 1)));
        study.add(ChargingStation.of(QUAY, "harbour", 0.55)
                .withPlugs(26)
                .withEfficiency(EFFICIENCY)
                .withDetourCost(3)
                .withExpansion(HarbourTown.expansion(CONNECTION_COST, 40, 0.02, 0.55, 2)));
        for (Horizon.Block block : horizon.blocks()) {
            Instant start = Instants.of(horizon.at(block.first()).label());
            addBlock(start, start.plus(Duration.ofHours(block.size())));
        }
        trucks.forEach((name, sessions) -> study.add(new Participant(name, sessions)));
    }

    private void addBlock(Instant start, Instant end) {
        ZonedDateTime day = start.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        while (day.toInstant().isBefore(end)) {
            for (EvSession session : sessions(day)) {
                if (!session.arrival().isBefore(start) && !session.departure().isAfter(end)) {
                    study.add(session);
                    if (session.station().equals(QUAY)) {
                        trucks.computeIfAbsent(
                                        "truck "
                                                + session.id()
                                                        .substring(session.id().length() - 2),
                                        t -> new ArrayList<>())
                                .add(session.id());
                    }
                }
            }
            day = day.plusDays(1);
        }
    }

    private List<EvSession> sessions(ZonedDateTime day) {
        SplittableRandom random = new SplittableRandom(1_000_003 * seed + day.getDayOfYear());
        boolean weekend = day.getDayOfWeek().getValue() >= 6;
        List<EvSession> sessions = new ArrayList<>();
        int cars = weekend ? CARS_AT_WEEKENDS : CARS_ON_WEEKDAYS;
        for (int i = 1; i <= cars; i++) {
            sessions.add(car(day, i, weekend ? WEEKENDS : WEEKDAYS, random));
        }
        for (int i = 1; i <= (weekend ? 0 : TRUCKS); i++) {
            sessions.add(truck(day, i, random));
        }
        return sessions;
    }

    private static EvSession car(ZonedDateTime day, int number, int[] arrivals, SplittableRandom random) {
        int hour = draw(arrivals, random);
        Instant arrival = quarter(day, hour, random);
        Duration stay = quarters(STAY_HOURS[hour] * (0.7 + 0.1 * random.nextInt(7)));
        Instant departure = arrival.plus(stay);
        int steps = (int) (EFFICIENCY * CAR_MW * stay.toMinutes() / 60 / ENERGY_STEP_MWH);
        double energy = ENERGY_STEP_MWH * Math.min(steps, 3 + random.nextInt(7));
        return EvSession.of(id("car", day, number), "square", arrival, departure, energy, CAR_MW)
                .withValue(VALUE);
    }

    private static EvSession truck(ZonedDateTime day, int number, SplittableRandom random) {
        Instant arrival = quarter(day, 16 + random.nextInt(4), random);
        Instant departure = quarter(day.plusDays(1), 5 + random.nextInt(2), random);
        double energy = 0.05 * (3 + random.nextInt(5));
        EvSession session = EvSession.of(id("truck", day, number), QUAY, arrival, departure, energy, TRUCK_MW)
                .withAlternatives("square")
                .withValue(VALUE);
        return number <= TRUCKS_THAT_FEED_BACK
                ? session.feedingBack(TRUCK_BATTERY_MWH, TRUCK_BATTERY_MWH - energy)
                : session;
    }

    private static String id(String kind, ZonedDateTime day, int number) {
        return "%s %s-%02d".formatted(kind, day.toLocalDate(), number);
    }

    private static int draw(int[] thousandths, SplittableRandom random) {
        int left = random.nextInt(1000);
        int hour = 0;
        while (left >= thousandths[hour]) {
            left -= thousandths[hour++];
        }
        return hour;
    }

    private static Instant quarter(ZonedDateTime day, int hour, SplittableRandom random) {
        return day.plusHours(hour).plusMinutes(15L * random.nextInt(4)).toInstant();
    }

    private static Duration quarters(double hours) {
        return Duration.ofMinutes(15 * Math.max(2, Math.round(4 * hours)));
    }
}
