package org.rexnet.core.trading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.rexnet.core.optimization.highs.StandardSolver;
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

    private final StudyMarket market;
    private final Study study;
    private final TradingSession session;
    private final SplittableRandom random = new SplittableRandom(20_30_02_20);
    private final HarbourRows rows;

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
        rows = new HarbourRows(market, session);
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
        session.open(visits.get(0).time());
        for (Visit visit : visits) {
            rows.at(visit.time());
            visit.act().run();
        }
        return "# A day of trading in the harbour town, 20 February 2030: orders of participants who follow simple"
                + " rules.\n"
                + rows.text();
    }

    /** Somebody comes to the exchange. */
    record Visit(Instant time, Runnable act) {}

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
        HarbourVehicles vehicles = new HarbourVehicles(market, rows, random);
        for (Stay stay : PlugAssignment.of(study)) {
            vehicles.add(visits, stay);
        }
        new HarbourStory(session, rows).add(market.periods().start(0), visits);
        return visits;
    }

    private Visit at(Instant from, int earliest, int latest, Runnable act) {
        int second = 60 * earliest + random.nextInt(60 * (latest - earliest));
        return new Visit(from.plusSeconds(second - second % 5), act);
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
        rows.submit(
                plant.name(),
                plant.place(),
                Integer.toString(period),
                "sell",
                mw,
                HarbourRows.plain(price),
                type,
                peak,
                "",
                "");
    }

    /** Quotes the way back: what was sold is bought back a little below its cost, where that was not offered yet. */
    private void wayBack(Plant plant, int period) {
        boolean fails = plant.name().startsWith("wood") && period >= 14 && period < 19 && hour() > 12;
        double sold = -session.position(plant.name(), plant.place(), period);
        String key = plant.name() + period;
        if (fails || sold < 0.0005 || plant.name().equals("gas import") || rows.count("way back " + key) > 0) {
            return;
        }
        rows.submit(
                plant.name(),
                plant.place(),
                Integer.toString(period),
                "buy",
                sold,
                HarbourRows.plain(plant.cost() - 1),
                "limit",
                0,
                "",
                "");
    }

    private long hour() {
        return Duration.between(market.periods().start(0), rows.now()).toHours();
    }

    /** First forecast: between 86 and 94 of 100 MW that a connection may draw. */
    private void buy(Load load, int period) {
        double mw = load.powerMw().at(HOURS + period) * (0.86 + 0.08 * random.nextDouble());
        boolean heats = load.id().startsWith("heating");
        double firm = HarbourRows.floor(heats ? mw : 0.9 * mw);
        String place = load.bus();
        rows.submit(load.id(), place, Integer.toString(period), "buy", firm, heats ? "250" : "900", "limit", 0, "", "");
        if (!heats) {
            rows.submit(
                    load.id(),
                    place,
                    Integer.toString(period),
                    "buy",
                    HarbourRows.floor(0.1 * mw),
                    "280",
                    "limit",
                    0,
                    "",
                    "what can wait when it is dear");
        }
    }

    /** Two hours ahead: between 90 and 94 of 100. */
    private void correct(Load load, int period) {
        double wanted = HarbourRows.floor(load.powerMw().at(HOURS + period) * (0.90 + 0.04 * random.nextDouble()));
        double has = session.position(load.id(), load.bus(), period);
        boolean heats = load.id().startsWith("heating");
        double more = HarbourRows.floor(Math.abs(wanted - has));
        if (more < (heats ? 0.003 : 0.02)) {
            return;
        }
        String type = random.nextInt(3) == 0 ? "ioc" : "limit";
        if (wanted > has) {
            rows.submit(
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
            rows.submit(
                    load.id(),
                    load.bus(),
                    Integer.toString(period),
                    "sell",
                    more,
                    heats ? "40" : "50",
                    type,
                    0,
                    "",
                    "");
        }
    }

    /**
     * The plants at the port turn gas and power into heat: each buys in one book and sells in the others, where that leaves its cost, or
     * does neither.
     */
    private void heat(int period) {
        convert("CHP harbour", "gas", period, 2.926, "2.46", "harbour:0.41|heat plant:0.41");
        convert("sea heat pump", "harbour", period, 0.35, "3", "heat plant:" + HarbourRows.plain(cop(period)));
        convert("gas boiler plant", "gas", period, 4.456, "2", "heat plant:0.92");
    }

    private void convert(String plant, String place, int period, double mw, String margin, String sells) {
        rows.row(
                "",
                rows.name(plant),
                plant,
                place,
                Integer.toString(period),
                "",
                HarbourRows.plain(mw),
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

    /** Returns what meters showed: needs as they came, about 92 of 100 MW; the biogas engine trips at 19:00. */
    String meters() {
        StringBuilder meters = new StringBuilder("participant,place,period,mwh\n");
        for (Load load : study.loads()) {
            for (int period = 0; period < HOURS; period++) {
                double mwh = load.powerMw().at(HOURS + period) * (0.905 + 0.03 * random.nextDouble());
                meters.append("%s,%s,%d,%s\n".formatted(load.id(), load.bus(), period, HarbourRows.plain(-mwh)));
            }
        }
        return meters.append("biogas engine mill,mill,19,0\n").toString();
    }
}
