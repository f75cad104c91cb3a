package org.rexnet.core.trading;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.rexnet.core.exchange.Command;

/** Rows of a file of orders, each given to a session as it is written; mutable. */
final class HarbourRows {

    private static final String COLUMNS =
            "time,command,order,participant,place,period,side,mw,price,type,peak,after,branch,converts_to,note\n";

    private final StudyMarket market;
    private final TradingSession session;
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private Instant now = Instant.EPOCH;

    HarbourRows(StudyMarket market, TradingSession session) {
        this.market = market;
        this.session = session;
    }

    /** Lets time go on. */
    void at(Instant time) {
        now = time;
        session.advance(now);
    }

    Instant now() {
        return now;
    }

    /** Returns how often something was counted before, and counts it. */
    int count(String what) {
        return counts.merge(what, 1, Integer::sum) - 1;
    }

    /** Returns the whole file. */
    String text() {
        return COLUMNS + text;
    }

    /** Orders something; returns the order's name. */
    String submit(
            String participant,
            String place,
            String period,
            String side,
            double mw,
            String price,
            String type,
            double peak,
            String after,
            String note) {
        return submit(name(participant), participant, place, period, side, mw, price, type, peak, after, note);
    }

    /** Orders something by a name. */
    String submit(
            String order,
            String participant,
            String place,
            String period,
            String side,
            double mw,
            String price,
            String type,
            double peak,
            String after,
            String note) {
        if (mw < 0.0005) {
            return order;
        }
        row(
                "",
                order,
                participant,
                place,
                period,
                side,
                plain(mw),
                price,
                type.equals("limit") ? "" : type,
                peak > 0 ? plain(peak) : "",
                after,
                "",
                note);
        return order;
    }

    /** Returns the name of a participant's next order. */
    String name(String participant) {
        return participant.replaceAll("[^A-Za-z0-9]+", "-") + "-" + (count(participant) + 1);
    }

    /** Writes a row and gives it to the session. */
    void row(
            String command,
            String order,
            String participant,
            String place,
            String period,
            String side,
            String mw,
            String price,
            String type,
            String peak,
            String after,
            String branch,
            String note) {
        String line = String.join(
                ",",
                TradedHorizon.seconds(now),
                command,
                order,
                participant,
                place,
                period,
                side,
                mw,
                price,
                type,
                peak,
                after,
                type.equals("conversion") ? "," + branch : branch + ",",
                note.contains(",") ? "\"" + note + "\"" : note);
        text.append(line).append('\n');
        OrderFile one = OrderFile.read("row", COLUMNS + line, market);
        for (Command command_ : one.steps().get(0).commands()) {
            session.execute(renamed(command_, order, after));
        }
    }

    /** The names of orders become the numbers that they will have in the file. */
    private Command renamed(Command command, String order, String after) {
        if (command instanceof Command.Convert c) {
            long number = numbers.computeIfAbsent(order, name -> numbers.size() + 1L);
            return new Command.Convert(
                    c.time(), number, c.portfolio(), c.period(), c.lots(), c.marginTicks(), c.expiry(), c.outputs());
        }
        if (!(command instanceof Command.Submit s)) {
            return command;
        }
        long number = numbers.computeIfAbsent(order, name -> numbers.size() + 1L);
        long parent = after.isEmpty() ? 0 : numbers.getOrDefault(after, 0L);
        return new Command.Submit(
                s.time(),
                number,
                s.type(),
                s.side(),
                s.cancelsResting(),
                s.portfolio(),
                s.period(),
                s.lots(),
                s.limitTicks(),
                s.peak(),
                s.expiry(),
                parent,
                s.periods());
    }

    static double floor(double mw) {
        return Math.floor(mw / 0.001 + 1e-6) * 0.001;
    }

    static String plain(double mw) {
        return String.format(Locale.ROOT, "%.3f", mw).replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
