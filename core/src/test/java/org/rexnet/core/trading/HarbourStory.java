package org.rexnet.core.trading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens once only on the harbour's day: blocks, linked orders, an outage, a line that carries less, a halt. */
final class HarbourStory {

    private final TradingSession session;
    private final HarbourRows rows;

    HarbourStory(TradingSession session, HarbourRows rows) {
        this.session = session;
        this.rows = rows;
    }

    /** Adds the visits of a day that begins at midnight. */
    void add(Instant midnight, List<HarbourDay.Visit> visits) {
        visits.add(new HarbourDay.Visit(
                midnight.minus(Duration.ofHours(6)),
                () -> rows.submit(
                        "port harbour",
                        "harbour",
                        "9..12",
                        "buy",
                        0.2,
                        "170",
                        "block",
                        0,
                        "",
                        "cranes, four hours or none")));
        visits.add(new HarbourDay.Visit(
                midnight.minus(Duration.ofHours(5)),
                () -> rows.submit(
                        "cold store harbour",
                        "harbour",
                        "0..23",
                        "buy",
                        3,
                        "110",
                        "flexible",
                        0.3,
                        "",
                        "3 MWh whenever it is cheap")));
        visits.add(new HarbourDay.Visit(midnight.minus(Duration.ofMinutes(1070)), () -> {
            String morning = rows.submit(
                    "tank plant",
                    "heat plant",
                    "7",
                    "sell",
                    0.4,
                    "62",
                    "limit",
                    0,
                    "",
                    "empty the tank in the morning");
            rows.submit(
                    "tank plant",
                    "heat plant",
                    "2",
                    "buy",
                    0.4,
                    "60",
                    "limit",
                    0,
                    morning,
                    "and fill it at night once that is sold");
        }));
        visits.add(new HarbourDay.Visit(
                midnight.plus(Duration.ofMinutes(495)),
                () -> rows.submit(
                        "oil turbine harbour",
                        "harbour",
                        "18",
                        "sell",
                        1,
                        "235",
                        "aon",
                        0,
                        "",
                        "starts for a whole MW only")));
        visits.add(new HarbourDay.Visit(
                midnight.plus(Duration.ofMinutes(640)),
                () -> rows.submit(
                        "gas engine station",
                        "station",
                        "19",
                        "sell",
                        0.5,
                        "170",
                        "fok",
                        0,
                        "",
                        "half a MW now or not at all")));
        visits.add(new HarbourDay.Visit(midnight.plus(Duration.ofMinutes(760)), this::outage));
        visits.add(new HarbourDay.Visit(midnight.plus(Duration.ofMinutes(920)), this::weakLine));
        visits.add(new HarbourDay.Visit(
                midnight.plus(Duration.ofMinutes(930)),
                () -> rows.row("halt", "", "", "", "20", "", "", "", "", "", "", "", "a wrong meter is looked into")));
        visits.add(new HarbourDay.Visit(
                midnight.plus(Duration.ofMinutes(935)),
                () -> rows.submit(
                        "homes old town",
                        "old town",
                        "20",
                        "buy",
                        0.1,
                        "300",
                        "limit",
                        0,
                        "",
                        "comes while trading is halted")));
        visits.add(new HarbourDay.Visit(
                midnight.plus(Duration.ofMinutes(950)),
                () -> rows.row("resume", "", "", "", "20", "", "", "", "", "", "", "", "")));
    }

    /** The wood plant fails from 14:00 to 19:00: its offers are withdrawn, and it buys back what it has sold. */
    private void outage() {
        for (int period = 14; period < 19; period++) {
            rows.row(
                    "mass-cancel",
                    "",
                    "wood plant mill",
                    "",
                    Integer.toString(period),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "its boiler leaks");
            double sold = -session.position("wood plant mill", "mill", period);
            if (sold > 0.0005) {
                rows.submit(
                        "wood plant mill",
                        "mill",
                        Integer.toString(period),
                        "buy",
                        sold,
                        "",
                        "market",
                        0,
                        "",
                        "buys back what it cannot deliver");
            }
        }
    }

    /** The line to the headland carries a fifth less from 18:00 to 21:00. */
    private void weakLine() {
        for (int period = 18; period < 21; period++) {
            rows.row(
                    "branch",
                    "",
                    "",
                    "",
                    Integer.toString(period),
                    "",
                    "1.9",
                    "",
                    "",
                    "",
                    "",
                    "harbour-headland",
                    "a joint runs hot");
        }
    }
}
