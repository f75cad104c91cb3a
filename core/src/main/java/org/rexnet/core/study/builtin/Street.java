package org.rexnet.core.study.builtin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Forecast.Outages;
import org.rexnet.core.study.Forecast.Presence;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Participant.Conduct;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;

/**
 * An invented street of twelve households on a feeder that is nearly full in the evening, for comparing markets: each has less than 10 kW.
 *
 * <pre>
 *   substation ---- corner ---- end
 *   supply, engine  turbine,    households 7-12
 *                   households 1-6, parking
 * </pre>
 *
 * <p>Households use what homes of the harbour town use, scaled to a peak of 1.5 to 4.8 kW; every second has panels of 5 kW, every third a
 * battery of 4 kW and 8 kWh. The supply is dear, the engine dearer and must know two hours before. What could be built is cheap enough to
 * be a question.
 */
final class Street {

    private static final long SEED = 2030;
    private static final int HOUSEHOLDS = 12;
    private static final int FIRST_DAY = 105;
    private static final int DAYS = 8;
    private static final int DAY = 24;
    private static final double KW = 1e-3;

    private final HarbourYear year = new HarbourYear(SEED);
    private final Instant start = Instant.parse("2030-01-01T00:00:00Z").plus(Duration.ofDays(FIRST_DAY));
    private final StudyBuilder study;

    private Street() {
        Settings settings = Settings.DEFAULTS
                .withLostLoad(3000)
                .withSimulation(Settings.DEFAULTS.simulation().withCapacities(Map.of("turbine", 12 * KW)))
                .withMarket(
                        MarketSettings.DEFAULTS.withContracts(MarketSettings.Contracts.of(KW / 10, 0.1, -500, 3000)));
        study = Study.builder("street")
                .settings(settings)
                .horizon(Horizon.from(start, Duration.ofHours(1), DAYS * DAY));
    }

    /** Returns the street over eight days of April. */
    static Study study() {
        return new Street().build();
    }

    private Study build() {
        study.buses("substation", "corner", "end")
                .line("substation", "corner", 0.05, 30 * KW)
                .line("corner", "end", 0.08, 20 * KW);
        study.add(Carrier.of("supply", 0.4))
                .add(Carrier.of("engine", 0.65))
                .add(Carrier.of("wind"))
                .add(Carrier.of("solar"))
                .add(Carrier.of("battery"));
        study.generator(
                "supply",
                "substation",
                g -> g.carrier("supply").capacityMw(28 * KW).marginalCost(150));
        study.generator(
                "engine",
                "substation",
                g -> g.carrier("engine").capacityMw(10 * KW).marginalCost(260));
        study.add(new Participant("engine", List.of("engine")).withConduct(Conduct.DEFAULT.withNotice(120)));
        study.generator(
                "turbine",
                "corner",
                g -> g.carrier("wind")
                        .maxPu(profile(year.inlandWind, 1))
                        .marginalCost(1)
                        .expansion(Expansion.of(0, 40 * KW, 3000)));
        for (int number = 1; number <= HOUSEHOLDS; number++) {
            household(number);
        }
        study.storageUnit(
                "new battery",
                "end",
                s -> s.carrier("battery")
                        .expansion(Expansion.of(0, 20 * KW, 1500))
                        .maxHours(4)
                        .minPu(-1)
                        .efficiencyStore(0.95)
                        .efficiencyDispatch(0.95)
                        .cyclic(true));
        study.generator(
                "new panels",
                "end",
                g -> g.carrier("solar").maxPu(profile(year.sun, 1)).expansion(Expansion.of(0, 20 * KW, 1200)));
        study.generator(
                "new engine",
                "end",
                g -> g.carrier("engine").marginalCost(260).expansion(Expansion.of(0, 20 * KW, 2500)));
        parking();
        forecasts();
        return study.build();
    }

    private void household(int number) {
        String bus = number <= HOUSEHOLDS / 2 ? "corner" : "end";
        List<String> owned = new ArrayList<>(List.of("loads:home " + number));
        study.add(Load.builder("home " + number, bus)
                .powerMw(profile(year.homes, (1.2 + 0.3 * number) * KW))
                .build());
        if (number % 2 == 0) {
            owned.add("generators:roof " + number);
            study.generator(
                    "roof " + number,
                    bus,
                    g -> g.carrier("solar").capacityMw(5 * KW).maxPu(profile(year.sun, 1)));
        }
        if (number % 3 == 0) {
            owned.add("storage_units:battery " + number);
            study.storageUnit(
                    "battery " + number,
                    bus,
                    s -> s.carrier("battery")
                            .capacityMw(4 * KW)
                            .maxHours(2)
                            .minPu(-1)
                            .efficiencyStore(0.95)
                            .efficiencyDispatch(0.95)
                            .cyclic(true));
        }
        study.add(new Participant("household " + number, owned));
    }

    /** Two cars come home in the evening and leave in the morning. */
    private void parking() {
        study.add(ChargingStation.of("parking", "corner", 14 * KW));
        for (int day = 0; day < DAYS - 1; day++) {
            for (int car = 1; car <= 2; car++) {
                Instant arrival = start.plus(Duration.ofHours(DAY * day + 16L + car));
                study.add(EvSession.of(
                                "car %d-%d".formatted(car, day + 1),
                                "parking",
                                arrival,
                                arrival.plus(Duration.ofHours(13)),
                                12 * KW,
                                7 * KW)
                        .withValue(1000));
            }
        }
    }

    private void forecasts() {
        study.add(Forecast.of("loads", 0.06, 0.15))
                .add(Forecast.of("solar", 0.05, 0.15))
                .add(Forecast.of("wind", 0.06, 0.2))
                .add(Forecast.of("engine", 0, 0).withOutages(new Outages(300, 8)))
                .add(Forecast.of("ev_sessions", 0, 0).withPresence(new Presence(1, 0.5, 0.2, 0.1)));
    }

    private Profile profile(double[] values, double scale) {
        return Profile.of(IntStream.range(FIRST_DAY * DAY, (FIRST_DAY + DAYS) * DAY)
                .mapToDouble(t -> scale * values[t])
                .toArray());
    }
}
