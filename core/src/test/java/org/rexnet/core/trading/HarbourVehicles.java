package org.rexnet.core.trading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Stay;

/** Vehicles of the harbour's day: some of the trucks and cars order what they need while they are plugged. */
final class HarbourVehicles {

    private static final int HOURS = 24;
    private static final long HOUR = 3_600_000;

    private final StudyMarket market;
    private final HarbourRows rows;
    private final SplittableRandom random;

    HarbourVehicles(StudyMarket market, HarbourRows rows, SplittableRandom random) {
        this.market = market;
        this.rows = rows;
        this.random = random;
    }

    /** A vehicle asks for its energy in the full hours that it is there, when it comes; some that feed back sell in the evening. */
    void add(List<HarbourDay.Visit> visits, Stay stay) {
        EvSession session = stay.session();
        long origin = market.periods().startMillis(0);
        int first = (int) Math.max(0, Math.ceilDiv(stay.from().toEpochMilli() - origin, HOUR));
        int last = (int) Math.min(HOURS, Math.floorDiv(session.departure().toEpochMilli() - origin, HOUR)) - 1;
        boolean comesToday = !stay.from().isBefore(market.periods().start(0));
        if (first > last
                || stay.leftWithoutPlug()
                || !comesToday && !session.id().startsWith("truck")) {
            return;
        }
        if (session.id().startsWith("truck")
                && Integer.parseInt(session.id().substring(session.id().length() - 2)) % 2 != 0) {
            return;
        }
        if (session.id().startsWith("car")
                && Integer.parseInt(session.id().substring(session.id().length() - 2)) % 5 != 0) {
            return;
        }
        double rate = session.rateMw();
        double share = comesToday
                ? (double) Math.min(last + 1 - first, 24)
                        / Math.max(
                                1,
                                Duration.between(stay.from(), session.departure())
                                        .toHours())
                : 0.5;
        double energy = HarbourRows.floor(Math.min(session.energyMwh() * share / 0.95, rate * (last + 1 - first)));
        if (energy < 0.001) {
            return;
        }
        Instant comes = comesToday ? stay.from() : market.periods().start(0).minus(Duration.ofHours(2));
        Instant time = comes.plusSeconds(60 + random.nextInt(240));
        int open = comesToday ? (int) Math.ceilDiv(time.toEpochMilli() - origin, HOUR) : first;
        int from = Math.max(first, open);
        if (from > last) {
            return;
        }
        visits.add(new HarbourDay.Visit(
                time,
                () -> rows.submit(
                        rows.name(session.id()),
                        owner(session),
                        stay.station().id(),
                        from + ".." + last,
                        "buy",
                        Math.min(energy, HarbourRows.floor(rate * (last + 1 - from))),
                        "300",
                        "flexible",
                        Math.min(rate, energy),
                        "",
                        "")));
        if (session.feedsBack() && comesToday && last >= 20) {
            visits.add(new HarbourDay.Visit(
                    time.plusSeconds(30),
                    () -> rows.submit(
                            rows.name(session.id()),
                            owner(session),
                            stay.station().id(),
                            Math.max(from, 18) + "..20",
                            "sell",
                            0.1,
                            "185",
                            "flexible",
                            0.1,
                            "",
                            "feeds back when power is dear")));
        }
    }

    private String owner(EvSession session) {
        List<String> owners = Ownership.of(market.study()).owners(session.key());
        return owners.isEmpty() ? session.id() : owners.get(0);
    }
}
