package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.run.DeliveryRecord;
import org.rexnet.core.simulation.run.Design;

/** Plans of single stores, and weeks of the reservation exchange on case118; times of weeks are those of the processor. */
final class SimulationFigures {

    private static final String CASE = "case118_ieee";
    private static final int DAYS = 7;
    private static final double BAR_SECONDS = 40;
    private static final double BAR_GIGABYTES = 1.5;
    private static final double BAR_MICROSECONDS = 15;
    private static final int[] PARTICIPANTS = {1_000, 10_000};
    private static final int FEW = 1_000;
    private static final int MANY = 40_000;
    private static final int MOST = 100_000;
    private static final double BAR_GIGABYTES_OF_MOST = 4;
    private static final int SEEDS_OF_FEW = 7;
    private static final double BAR_GROWTH = 1.3;
    private static final double BAR_MINUTES = 40;
    private static final int PARTICIPANTS_OF_FIVE = 10_000;
    private static final List<String> FIVE = List.of("spot", "incumbent", "exchange", "exchanger", "no-market");
    private static final int PARTICIPANTS_OF_EIGHT = 200;
    private static final double STORES_OF_EIGHT = 0.2;
    private static final int SEEDS = 20;
    private static final int CORES = 2;

    List<Figure> storePlan() {
        double micros = Jmh.median(StorePlanBenchmark.class, "plans", 5, 9) / StorePlanBenchmark.PLANS * 1e6;
        return List.of(new Figure(
                "plan of one store, 96 periods",
                text("%.2f us", micros),
                "at most 15 us",
                Figure.Verdict.of(micros <= BAR_MICROSECONDS)));
    }

    List<Figure> week() {
        Optional<Path> path = ReferenceStudies.pglib(CASE);
        if (path.isEmpty()) {
            return List.of(Figure.skipped("week of the exchange on " + CASE, ReferenceStudies.NO_DATA));
        }
        List<Figure> figures = new ArrayList<>();
        for (int participants : PARTICIPANTS) {
            figures.addAll(week(path.get(), participants));
        }
        figures.add(growth(path.get()));
        figures.add(memoryOfMost(path.get()));
        return figures;
    }

    /** A week in one world of each of five designs among many participants, and of all eight among few. */
    List<Figure> designs() {
        Optional<Path> path = ReferenceStudies.pglib(CASE);
        if (path.isEmpty()) {
            return List.of(Figure.skipped("designs on " + CASE, ReferenceStudies.NO_DATA));
        }
        List<String> eight = Designs.all().stream().map(Design::name).toList();
        return List.of(
                designs(path.get(), eight, PARTICIPANTS_OF_EIGHT, STORES_OF_EIGHT, OptionalDouble.empty()),
                designs(
                        path.get(),
                        FIVE,
                        PARTICIPANTS_OF_FIVE,
                        SimulationWeek.BATTERIES,
                        OptionalDouble.of(BAR_MINUTES)));
    }

    private static Figure designs(
            Path path, List<String> designs, int participants, double batteries, OptionalDouble barMinutes) {
        StringBuilder each = new StringBuilder();
        double sum = 0;
        for (String design : designs) {
            double ofOne = OneCoreWeek.measured(path, participants, batteries, DAYS, design, "4g", 1)
                    .number("process");
            sum += ofOne;
            each.append(text("%s%s %.1f s", each.isEmpty() ? "" : ", ", design, ofOne));
        }
        double minutes = sum * SEEDS / CORES / 60;
        return new Figure(
                text(
                        "%d designs x %d worlds x a week on %s, %,d participants, %d cores, by one world of each",
                        designs.size(), SEEDS, CASE, participants, CORES),
                text("%.1f min (%s)", minutes, each),
                barMinutes.isPresent() ? text("at most %.0f min", barMinutes.getAsDouble()) : "",
                barMinutes.isPresent() ? Figure.Verdict.of(minutes <= barMinutes.getAsDouble()) : Figure.Verdict.TOLD);
    }

    /** How much dearer an arrival is among many than among few, on the same day, once Java has compiled all of it. */
    private static Figure growth(Path path) {
        double few = microsPerArrival(new SimulationWeek(path, FEW, 1), SEEDS_OF_FEW);
        double many = microsPerArrival(new SimulationWeek(path, MANY, 1), 1);
        return new Figure(
                text("cost of an arrival among %,d participants by that among %,d, one day", MANY, FEW),
                text("%.2f (%.1f by %.1f us)", many / few, many, few),
                text("at most %.1f", BAR_GROWTH),
                Figure.Verdict.of(many <= BAR_GROWTH * few));
    }

    /**
     * What collections leave on the heap on a day among very many, and what the numbers of each period add in the days that are left of a
     * week.
     */
    private static Figure memoryOfMost(Path path) {
        SimulationWeek week = new SimulationWeek(path, MOST, 1);
        try (HeapWatch heap = new HeapWatch()) {
            DeliveryRecord day = week.run("exchange", 1).delivery();
            double more = 3.0 * Double.BYTES * day.places().size() * day.meteredMwh().length / 1e9;
            double gigabytes = heap.gigabytes() + (DAYS - 1) * more;
            return new Figure(
                    text("heap of a week on %s, %,d participants, by one day", CASE, week.participants()),
                    text("%.2f GB (%.2f GB on the day)", gigabytes, heap.gigabytes()),
                    text("at most %.0f GB", BAR_GIGABYTES_OF_MOST),
                    Figure.Verdict.of(gigabytes <= BAR_GIGABYTES_OF_MOST));
        }
    }

    private static double microsPerArrival(SimulationWeek week, int seeds) {
        long arrivals = 0;
        long began = Cpu.nanos();
        for (int seed = 1; seed <= seeds; seed++) {
            arrivals += week.run("exchange", seed).counts().arrivals();
        }
        return (Cpu.nanos() - began) / 1e3 / arrivals;
    }

    /** A week as on a machine with one core: all that its Java does counts, garbage collected and code compiled meanwhile with it. */
    private static List<Figure> week(Path path, int participants) {
        ChildProcess.Result week =
                OneCoreWeek.measured(path, participants, SimulationWeek.BATTERIES, DAYS, "exchange", "1500m", 2);
        double seconds = week.number("process");
        String name = text("week of the exchange on %s, %,d participants, one core", CASE, participants);
        boolean isMeasured = participants == 10_000;
        return List.of(
                new Figure(
                        name,
                        text(
                                "%.1f s (%.1f s but for what Java collects and compiles), %.1f us per arrival (%,.0f arrivals,"
                                        + " %,.0f commands, %,.0f trades, %,.0f auctions of a book)",
                                seconds,
                                week.number("thread"),
                                seconds / week.number("arrivals") * 1e6,
                                week.number("arrivals"),
                                week.number("commands"),
                                week.number("trades"),
                                week.number("auctions")),
                        isMeasured ? "at most 40 s" : "",
                        isMeasured ? Figure.Verdict.of(seconds <= BAR_SECONDS) : Figure.Verdict.TOLD),
                new Figure(
                        name + ", heap at its end",
                        text("%.2f GB", week.number("gigabytes")),
                        isMeasured ? "at most 1.5 GB" : "",
                        isMeasured
                                ? Figure.Verdict.of(week.number("gigabytes") <= BAR_GIGABYTES)
                                : Figure.Verdict.TOLD));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
