package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rexnet.core.clearing.ClearingSession;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.network.flow.SusceptanceConvention;

/** Figures of clearing within this process. */
final class ClearingFigures {

    private static final String DAY = "case2383wp_k x 24";
    private static final int ROUNDS = 15;
    private static final int WARM_UPS = 10;
    private static final int SHARE_ROUNDS = 300;
    /** Until Java has compiled what builds a model: otherwise its share is that of an interpreter beside a compiled solver. */
    private static final double WARM_UP_SECONDS = 5;

    private static final int YEAR = 8760;
    private static final double BUILD_SHARE = 0.15;

    private final MarketClearing market = new MarketClearing(new StandardSolver());

    /** Medians of the day's benchmarks; all in this process, so that they share its warm-up. */
    List<Figure> day() {
        if (ReferenceStudies.pglib("case2383wp_k").isEmpty()) {
            return List.of(Figure.skipped(DAY, ReferenceStudies.NO_DATA));
        }
        Figure first = beforeWarmUp();
        double fast = Jmh.median(DayBenchmark.class, "sensitivities", WARM_UPS, ROUNDS);
        double again = Jmh.median(DayBenchmark.class, "again", WARM_UPS, ROUNDS);
        double joint = Jmh.median(DayBenchmark.class, "jointAngles", 1, 3);
        double separate = Jmh.median(DayBenchmark.class, "separateAngles", 1, 3);
        return List.of(
                first,
                Figure.ratio(DAY + ": beside one angle LP", joint, fast, 40),
                Figure.ratio(DAY + ": beside 24 angle LPs", separate, fast, 15),
                Figure.toldRatio(DAY + ": the same warm, beside a clearing from nothing", fast, again));
    }

    /** The first clearing of a session and of the process, as a user meets it, and those with other loads that follow. */
    private Figure beforeWarmUp() {
        Study day = ReferenceStudies.overHours(
                ReferenceStudies.pglib("case2383wp_k").orElseThrow(), 24);
        double[] again = new double[5];
        long began = System.nanoTime();
        try (ClearingSession session = market.open(day, admittance(day))) {
            session.clear().orThrow();
            double first = since(began);
            for (int i = 0; i < again.length; i++) {
                List<Load> loads = ReferenceStudies.scaled(day.loads(), 0.99 - 0.01 * i);
                began = System.nanoTime();
                session.clear(loads).orThrow();
                again[i] = since(began);
            }
            return Figure.ratio(DAY + ": other loads, beside the first clearing", first, median(again), 5);
        }
    }

    List<Figure> scigrid() {
        String name = "scigrid-de, 24 h";
        Optional<Path> path = ReferenceStudies.find("pypsa/scigrid-de");
        if (path.isEmpty()) {
            return List.of(Figure.skipped(name, ReferenceStudies.NO_DATA));
        }
        Study study = StudyReader.read(path.get());
        ClearingOptions options = ClearingOptions.of(study.settings());
        double[] first = new double[5];
        double[] again = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            long began = System.nanoTime();
            try (ClearingSession session = market.open(study, options)) {
                session.clear().orThrow();
                first[i] = since(began);
                began = System.nanoTime();
                session.clear(ReferenceStudies.scaled(study.loads(), 0.98)).orThrow();
                again[i] = since(began);
            }
        }
        return List.of(
                Figure.toldRatio(name + ": other loads, beside a clearing from nothing", median(first), median(again)),
                buildShare(name, study, options));
    }

    List<Figure> buildShareOfDay() {
        return onCase("case2383wp_k", DAY, path -> {
            Study study = ReferenceStudies.overHours(path, 24);
            return buildShare(DAY, study, admittance(study));
        });
    }

    /** Share of sums over many rounds after a warm-up in processor time: what runs beside delays both parts alike. */
    private Figure buildShare(String name, Study study, ClearingOptions options) {
        long warmUp = Cpu.nanos();
        for (int i = 0; i < WARM_UPS || (Cpu.nanos() - warmUp) / 1e9 < WARM_UP_SECONDS; i++) {
            market.clear(study, options.withThreads(1)).orThrow();
        }
        double build = 0;
        long began = System.nanoTime();
        for (int i = 0; i < SHARE_ROUNDS; i++) {
            Clearing clearing = market.clear(study, options.withThreads(1)).orThrow();
            build += clearing.statistics().buildSeconds();
        }
        return Figure.share(name + ": building the model, of clearing", build / since(began), BUILD_SHARE);
    }

    List<Figure> yearOfCase118() {
        return year("case118_ieee", 1_844_665.24, 8);
    }

    List<Figure> yearOfCase2383() {
        return year("case2383wp_k", DayBenchmark.KNOWN_COST, 90);
    }

    private List<Figure> year(String name, double costOfDay, double seconds) {
        return onCase(name, "a year of " + name, path -> {
            Study study = ReferenceStudies.overHours(path, YEAR);
            long began = System.nanoTime();
            Clearing clearing = market.clear(study, admittance(study)).orThrow();
            double taken = since(began);
            ReferenceStudies.requireCost(clearing.objective(), YEAR / 24 * costOfDay);
            return Figure.time("a year of " + name + ", two cores", taken, seconds);
        });
    }

    private static List<Figure> onCase(String name, String figure, Function<Path, Figure> measure) {
        return List.of(ReferenceStudies.pglib(name)
                .map(measure)
                .orElseGet(() -> Figure.skipped(figure, ReferenceStudies.NO_DATA)));
    }

    private static ClearingOptions admittance(Study study) {
        return ClearingOptions.of(study.settings()).withConvention(SusceptanceConvention.SERIES_ADMITTANCE);
    }

    static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static double median(List<Double> values) {
        return median(new ArrayList<>(values).stream().mapToDouble(v -> v).toArray());
    }
}
