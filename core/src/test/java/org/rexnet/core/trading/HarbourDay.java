package org.rexnet.core.trading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;

/**
 * Writes the day of orders that comes with the harbour town: participants who follow simple rules trade on the exchange, and every row that
 * they give is kept. The file can then be traded again without them.
 *
 * <p>Each period: offers and needs while orders are collected; plants that turn gas or power into heat offer to convert; an hour after its
 * opening whoever has sold quotes the way back; two hours ahead everybody corrects by a better forecast. Beside that: vehicles that
 * come with flexible orders, the port's block, a cold store, a tank that trades between hours, an outage, a line that carries less, a halt.
 */
final class HarbourDay {

    private static final int HOURS = 24;
    private static final long HOUR = 3_600_000;

    private final StudyMarket market;
    private final Study study;
    private final TradingSession session;
    private final SplittableRandom random = new SplittableRandom(20_30_02_20);
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private Instant now;

    private record Plant(String name, String place, double mw, double cost) {}

    private static final List<Plant> PLANTS = List.of(
            new Plant("coal plant headland", "headland", 6.0, 60),
            new Plant("biogas engine mill", "mill", 0.4, 84),
            new Plant("wood plant mill", "mill", 1.7, 90),
            new Plant("gas engine station", "station", 4.7, 180),
            new Plant("oil turbine harbour", "harbour", 1.0, 240),
            new Plant("oil boiler hospital", "heat hospital", 1.5, 95),
            new Plant("gas import", "gas", 20, 50));

    HarbourDay(StudyMarket market) {
        this.market = market;
        study = market.study();
        session = TradingSession.of(market, new StandardSolver());
        now = market.periods().start(0).minus(Duration.ofHours(HOURS + 1));
    }

    /** Writes {@code harbour.csv} and {@code harbour-metered.csv} into a folder. */
    public static void main(String[] args) throws IOException {
        StudyMarket market = market();
        HarbourDay day = new HarbourDay(market);
        Path folder = Path.of(args[0]);
        Files.writeString(folder.resolve("harbour.csv"), day.orders());
        Files.writeString(folder.resolve("harbour-metered.csv"), day.meters());
    }

    static StudyMarket market() {
        Study study = BuiltInStudies.find("harbour").map(BuiltInStudy::study).orElseThrow();
        return StudyMarket.of(study, HOURS, 2 * HOURS);
    }

    /** Returns the file of orders. */
    String orders() {
        List<Visit> visits = visits();
        visits.sort(java.util.Comparator.comparing(Visit::time));
        now = visits.get(0).time();
        session.open(now);
        for (Visit visit : visits) {
            now = visit.time();
            session.advance(now);
            visit.act().run();
        }
        return "# A day of trading in the harbour town, 20 February 2030: orders of participants who follow simple"
                + " rules.\n"
                + "time,command,order,participant,place,period,side,mw,price,type,peak,after,branch,converts_to,note\n"
                + text;
    }

    /** Somebody comes to the exchange. */
    private record Visit(Instant time, Runnable act) {}

    private List<Visit> visits() {
        List<Visit> visits = new ArrayList<>();
        for (int p = 0; p < HOURS; p++) {
            int period = p;
            Instant start = market.periods().start(p);
            Instant collecting = start.minus(Duration.ofHours(HOURS + 1));
            for (Plant plant : PLANTS) {
                visits.add(at(collecting, 1, 20, () -> offer(plant, period)));
                visits.add(at(start.minus(Duration.ofHours(HOURS)), 30, 60, () -> wayBack(plant, period)));
                visits.add(at(start.minus(Duration.ofHours(2)), 30, 60, () -> wayBack(plant, period)));
            }
            for (Load load : study.loads()) {
                visits.add(at(collecting, 10, 55, () -> buy(load, period)));
                visits.add(at(start.minus(Duration.ofHours(2)), 0, 50, () -> correct(load, period)));
            }
            visits.add(at(collecting, 20, 40, () -> heat(period)));
        }
        for (Stay stay : PlugAssignment.of(study)) {
            vehicle(visits, stay);
        }
        story(visits);
        return visits;
    }

    private Visit at(Instant from, int earliest, int latest, Runnable act) {
        int second = 60 * earliest + random.nextInt(60 * (latest - earliest));
        return new Visit(from.plusSeconds(second - second % 5), act);
    }

    private void story(List<Visit> visits) {
        Instant midnight = market.periods().start(0);
        visits.add(new Visit(
                midnight.minus(Duration.ofHours(6)),
                () -> submit(
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
        visits.add(new Visit(
                midnight.minus(Duration.ofHours(5)),
                () -> submit(
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
        visits.add(new Visit(midnight.minus(Duration.ofMinutes(1070)), () -> {
            String morning = submit(
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
            submit(
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
        visits.add(new Visit(
                midnight.plus(Duration.ofMinutes(495)),
                () -> submit(
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
        visits.add(new Visit(
                midnight.plus(Duration.ofMinutes(640)),
                () -> submit(
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
        visits.add(new Visit(midnight.plus(Duration.ofMinutes(760)), this::outage));
        visits.add(new Visit(midnight.plus(Duration.ofMinutes(920)), this::weakLine));
        visits.add(new Visit(
                midnight.plus(Duration.ofMinutes(930)),
                () -> row("halt", "", "", "", "20", "", "", "", "", "", "", "", "a wrong meter is looked into")));
        visits.add(new Visit(
                midnight.plus(Duration.ofMinutes(935)),
                () -> submit(
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
        visits.add(new Visit(
                midnight.plus(Duration.ofMinutes(950)),
                () -> row("resume", "", "", "", "20", "", "", "", "", "", "", "", "")));
    }

    /** The wood plant fails from 14:00 to 19:00: its offers are withdrawn, and it buys back what it has sold. */
    private void outage() {
        for (int period = 14; period < 19; period++) {
            row(
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
                submit(
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
            row(
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

    /** Offers a plant's capacity: the coal plant in three steps and little by little, the others at once. */
    private void offer(Plant plant, int period) {
        if (plant.name().startsWith("coal")) {
            sell(plant, period, 3, plant.cost(), "iceberg", 0.5);
            sell(plant, period, 2, plant.cost() + 2, "limit", 0);
            sell(plant, period, 1, plant.cost() + 5, "limit", 0);
        } else {
            sell(plant, period, plant.mw(), plant.cost(), "limit", 0);
        }
    }

    private void sell(Plant plant, int period, double mw, double price, String type, double peak) {
        submit(plant.name(), plant.place(), Integer.toString(period), "sell", mw, money(price), type, peak, "", "");
    }

    /** Quotes the way back: what was sold is bought back a little below its cost, where that was not offered yet. */
    private void wayBack(Plant plant, int period) {
        boolean fails = plant.name().startsWith("wood") && period >= 14 && period < 19 && hour() > 12;
        double sold = -session.position(plant.name(), plant.place(), period);
        String key = plant.name() + period;
        if (fails
                || sold < 0.0005
                || !numbers.isEmpty() && counts.getOrDefault("way back " + key, 0) > 0
                || plant.name().equals("gas import")) {
            return;
        }
        counts.put("way back " + key, 1);
        submit(
                plant.name(),
                plant.place(),
                Integer.toString(period),
                "buy",
                sold,
                money(plant.cost() - 1),
                "limit",
                0,
                "",
                "");
    }

    private long hour() {
        return Duration.between(market.periods().start(0), now).toHours();
    }

    /** First forecast: between 86 and 94 of 100 MW that a connection may draw. */
    private void buy(Load load, int period) {
        double mw = load.powerMw().at(HOURS + period) * (0.86 + 0.08 * random.nextDouble());
        boolean heats = load.id().startsWith("heating");
        double firm = floor(heats ? mw : 0.9 * mw);
        String place = load.bus();
        submit(load.id(), place, Integer.toString(period), "buy", firm, heats ? "250" : "900", "limit", 0, "", "");
        if (!heats) {
            submit(
                    load.id(),
                    place,
                    Integer.toString(period),
                    "buy",
                    floor(0.1 * mw),
                    "280",
                    "limit",
                    0,
                    "",
                    "what can wait when it is dear");
        }
    }

    /** Two hours ahead: between 90 and 94 of 100. */
    private void correct(Load load, int period) {
        double wanted = floor(load.powerMw().at(HOURS + period) * (0.90 + 0.04 * random.nextDouble()));
        double has = session.position(load.id(), load.bus(), period);
        boolean heats = load.id().startsWith("heating");
        double more = floor(Math.abs(wanted - has));
        if (more < (heats ? 0.003 : 0.02)) {
            return;
        }
        String type = random.nextInt(3) == 0 ? "ioc" : "limit";
        if (wanted > has) {
            submit(
                    load.id(),
                    load.bus(),
                    Integer.toString(period),
                    "buy",
                    more,
                    heats ? "250" : "400",
                    type,
                    0,
                    "",
                    "");
        } else {
            submit(load.id(), load.bus(), Integer.toString(period), "sell", more, heats ? "40" : "50", type, 0, "", "");
        }
    }

    /**
     * The plants at the port turn gas and power into heat: each buys in one book and sells in the others, where that leaves its cost, or does
     * neither.
     */
    private void heat(int period) {
        convert("CHP harbour", "gas", period, 2.926, "2.46", "harbour:0.41|heat plant:0.41");
        convert("sea heat pump", "harbour", period, 0.35, "3", "heat plant:" + plain(cop(period)));
        convert("gas boiler plant", "gas", period, 4.456, "2", "heat plant:0.92");
    }

    private void convert(String plant, String place, int period, double mw, String margin, String sells) {
        int count = counts.merge(plant, 1, Integer::sum);
        row(
                "",
                initials(plant) + count,
                plant,
                place,
                Integer.toString(period),
                "",
                plain(mw),
                margin,
                "conversion",
                "",
                "",
                sells,
                "");
    }

    private double cop(int period) {
        return study.links().stream()
                .filter(link -> link.id().equals("sea heat pump"))
                .mapToDouble(link -> link.efficiencies().get(0).at(HOURS + period))
                .findFirst()
                .orElseThrow();
    }

    /** A vehicle asks for its energy in the full hours that it is there, when it comes; some that feed back sell in the evening. */
    private void vehicle(List<Visit> visits, Stay stay) {
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
        double energy = floor(Math.min(session.energyMwh() * share / 0.95, rate * (last + 1 - first)));
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
        visits.add(new Visit(
                time,
                () -> submit(
                        session.id(),
                        stay.station().id(),
                        from + ".." + last,
                        "buy",
                        Math.min(energy, floor(rate * (last + 1 - from))),
                        "300",
                        "flexible",
                        Math.min(rate, energy),
                        "",
                        "")));
        if (session.feedsBack() && comesToday && last >= 20) {
            visits.add(new Visit(
                    time.plusSeconds(30),
                    () -> submit(
                            session.id(),
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

    private String submit(
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
        int count = counts.merge(participant, 1, Integer::sum);
        String order = initials(participant) + count;
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

    private static String initials(String participant) {
        return participant.replaceAll("[^A-Za-z0-9]+", "-") + "-";
    }

    /** Writes a row and gives it to the session. */
    private void row(
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
        OrderFile one = OrderFile.read(
                "row",
                "time,command,order,participant,place,period,side,mw,price,type,peak,after,branch,converts_to,note\n"
                        + line,
                market);
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

    private static double floor(double mw) {
        return Math.floor(mw / 0.001 + 1e-6) * 0.001;
    }

    private static String plain(double mw) {
        return String.format(Locale.ROOT, "%.3f", mw).replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static String money(double price) {
        return plain(price);
    }

    /** Returns what meters showed: needs as they came, about 92 of 100 MW; the biogas engine trips at 19:00. */
    String meters() {
        StringBuilder meters = new StringBuilder("participant,place,period,mwh\n");
        for (Load load : study.loads()) {
            for (int period = 0; period < HOURS; period++) {
                double mwh = load.powerMw().at(HOURS + period) * (0.905 + 0.03 * random.nextDouble());
                meters.append("%s,%s,%d,%s\n".formatted(load.id(), load.bus(), period, plain(-mwh)));
            }
        }
        return meters.append("biogas engine mill,mill,19,0\n").toString();
    }
}
