package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rexnet.core.simulation.run.Run;

/** Plans of single stores, and weeks of the reservation exchange on case118; times of weeks are those of the processor. */
final class SimulationFigures {

    private static final String CASE = "case118_ieee";
    private static final int DAYS = 7;
    private static final double BAR_SECONDS = 40;
    private static final double BAR_GIGABYTES = 1.5;
    private static final double BAR_MICROSECONDS = 15;
    private static final int[] PARTICIPANTS = {1_000, 10_000};

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
        return figures;
    }

    private static List<Figure> week(Path path, int participants) {
        SimulationWeek week = new SimulationWeek(path, participants, DAYS);
        long began = Cpu.nanos();
        Run run = week.run("exchange", 1);
        double seconds = (Cpu.nanos() - began) / 1e9;
        Runtime runtime = Runtime.getRuntime();
        double gigabytes = (runtime.totalMemory() - runtime.freeMemory()) / 1e9;
        String name = text("week of the exchange on %s, %,d participants", CASE, week.participants());
        boolean isMeasured = participants == 10_000;
        return List.of(
                new Figure(
                        name,
                        text(
                                "%.1f s, %.1f us per arrival (%,d arrivals, %,d commands, %,d trades, %,d auctions of"
                                        + " a book)",
                                seconds,
                                seconds / run.counts().arrivals() * 1e6,
                                run.counts().arrivals(),
                                run.counts().commands(),
                                run.counts().trades(),
                                run.counts().auctions()),
                        isMeasured ? "at most 40 s" : "",
                        isMeasured ? Figure.Verdict.of(seconds <= BAR_SECONDS) : Figure.Verdict.TOLD),
                new Figure(
                        name + ", heap at its end",
                        text("%.2f GB", gigabytes),
                        isMeasured ? "at most 1.5 GB" : "",
                        isMeasured ? Figure.Verdict.of(gigabytes <= BAR_GIGABYTES) : Figure.Verdict.TOLD));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
