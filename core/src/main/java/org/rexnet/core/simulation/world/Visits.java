package org.rexnet.core.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;
import org.rexnet.core.simulation.random.Samples;
import org.rexnet.core.study.Declaration;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Forecast.Presence;
import org.rexnet.core.study.Forecasts;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.VehicleBattery;

/**
 * Draws when vehicles come, leave and what they need: normal around what is declared, in whole minutes, within the simulated periods; for
 * one world. Where drivers declared something, what happens differs from that as another session of the data did. A vehicle needs no more
 * than it can take while it stays.
 */
final class Visits {

    private static final int ARRIVAL = 0;
    private static final int DEPARTURE = 1;
    private static final int ENERGY = 2;
    private static final int ABSENCE = 3;
    private static final int PAIR = 4;
    private static final Duration LEAST_STAY = Duration.ofMinutes(15);

    private final Setting setting;
    private final long seed;
    private final Samples samples = new Samples();

    Visits(Setting setting, long seed) {
        this.setting = setting;
        this.seed = seed;
    }

    List<Visit> all() {
        Study study = setting.study();
        List<Visit> visits = new ArrayList<>();
        Map<String, Declaration> declared = new HashMap<>();
        study.conditions(Declaration.class).forEach(one -> declared.put(one.id(), one));
        List<EvSession> paired = study.components(EvSession.class).stream()
                .filter(session -> declared.containsKey(session.id()))
                .toList();
        Forecasts forecasts = Forecasts.of(study);
        for (EvSession session : study.components(EvSession.class)) {
            if (declared.containsKey(session.id())) {
                visits.add(paired(session, declared, paired));
                continue;
            }
            Presence presence = forecasts.find(session).map(Forecast::presence).orElse(Presence.NONE);
            visits.add(new Visit(setting.actorOf(session.key()), session, drawn(session, presence)));
        }
        return visits;
    }

    private Optional<EvSession> drawn(EvSession session, Presence presence) {
        if (!presence.any()) {
            return Optional.of(session);
        }
        long key = setting.drawKey(session.key());
        if (KeyedDraws.uniform(seed, key, DrawPurpose.PRESENCE, ABSENCE) < presence.absent()) {
            return Optional.empty();
        }
        long stream = KeyedDraws.stream(seed, key, DrawPurpose.PRESENCE);
        Instant start = setting.periods().start(0);
        Instant end = setting.periods().start(setting.count());
        Instant arrival = clamp(
                session.arrival().plus(minutes(presence.arrivalHours() * samples.normal(stream, ARRIVAL))),
                start,
                end.minus(LEAST_STAY));
        Instant departure = clamp(
                session.departure().plus(minutes(presence.departureHours() * samples.normal(stream, DEPARTURE))),
                arrival.plus(LEAST_STAY),
                end);
        double energy = session.energyMwh() * Math.max(0, 1 + presence.energy() * samples.normal(stream, ENERGY));
        return Optional.of(changed(session, arrival, departure, energy));
    }

    /** Returns a session as it was declared, and what happens: it differs from that as another session did, drawn among those declared. */
    private Visit paired(EvSession session, Map<String, Declaration> declared, List<EvSession> paired) {
        Declaration said = Objects.requireNonNull(declared.get(session.id()));
        EvSession expected = changed(session, session.arrival(), said.departure(), said.energyMwh());
        double draw = KeyedDraws.uniform(seed, setting.drawKey(session.key()), DrawPurpose.PRESENCE, PAIR);
        EvSession other = paired.get((int) (draw * paired.size()));
        Declaration ofOther = Objects.requireNonNull(declared.get(other.id()));
        Duration later = Duration.between(ofOther.departure(), other.departure());
        double share = ofOther.energyMwh() > 0 ? other.energyMwh() / ofOther.energyMwh() : 1;
        Instant end = setting.periods().start(setting.count());
        Instant departure =
                clamp(said.departure().plus(later), session.arrival().plus(LEAST_STAY), end);
        EvSession real = changed(session, session.arrival(), departure, share * said.energyMwh());
        return new Visit(setting.actorOf(session.key()), expected, Optional.of(real));
    }

    private static Duration minutes(double hours) {
        return Duration.ofMinutes(Math.round(60 * hours));
    }

    private static Instant clamp(Instant value, Instant least, Instant most) {
        return value.isBefore(least) ? least : value.isAfter(most) ? most : value;
    }

    /** Returns a session at other times with another need, as far as it can be met while it stays and its battery has room. */
    static EvSession changed(EvSession session, Instant arrival, Instant departure, double energyMwh) {
        double hours = Duration.between(arrival, departure).toMinutes() / 60.0;
        double most = Math.min(
                session.rateMw() * hours * session.efficiency(),
                session.battery().capacityMwh());
        double energy = Math.min(energyMwh, Math.max(0, most));
        VehicleBattery battery = session.battery().isKnown()
                ? new VehicleBattery(
                        session.battery().capacityMwh(),
                        Math.min(
                                session.battery().initialMwh(),
                                session.battery().capacityMwh() - energy))
                : session.battery();
        return new EvSession(
                session.id(),
                session.station(),
                session.alternatives(),
                arrival,
                departure,
                energy,
                session.rateMw(),
                session.efficiency(),
                session.value(),
                battery,
                session.feedsBack());
    }
}
