package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.MarginalMwh;
import org.rexnet.core.clearing.result.PriceSetter;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.network.Bus;

/** Figures of large studies: grids of 80,000 buses, and what sets the prices of a year. */
final class ScaleFigures {

    private static final int COPIES = 8;
    private static final int TIES = 3;
    private static final int TOWNS = 26;
    private static final int SESSIONS = 3000;

    private final Command rexnet;
    private final Path target;

    /**
     * Measures the command.
     *
     * @param target where studies are written
     */
    ScaleFigures(Command rexnet, Path target) {
        this.rexnet = rexnet;
        this.target = target;
    }

    /** One snapshot of case10480_goc eight times side by side: its cost is eight times that of one, see {@link WideGrid}. */
    List<Figure> wideGrid() {
        String name = "case10480_goc x %d side by side, explained at a bus".formatted(COPIES);
        Optional<Path> path = ReferenceStudies.pglib("case10480_goc");
        if (path.isEmpty()) {
            return List.of(Figure.skipped(name, ReferenceStudies.NO_DATA));
        }
        Path wide = target.resolve("case10480_goc-wide.m");
        WideGrid.write(path.get(), COPIES, TIES, wide);
        String[] convention = {"--convention", "series-admittance"};
        double one = rexnet.run("clear", path.get().toString(), convention[0], convention[1])
                .number("objective");
        String bus = StudyReader.read(path.get()).network().buses().get(0).id();
        ChildProcess.Result result =
                rexnet.run("clear", wide.toString(), convention[0], convention[1], "--explain", bus);
        ReferenceStudies.requireCost(result.number("objective"), COPIES * one);
        return List.of(Figure.time(name, result.seconds(), 10), Figure.memory(name, result.peakMb(), 3072));
    }

    /**
     * What sets every price of a year of the harbour town, and of a ring of 26 towns with 3,000 charging sessions, beside clearing them;
     * amounts x costs of those who move add up to each price.
     */
    List<Figure> setters() {
        Path ring = target.resolve("ring-of-towns");
        Study towns = RingOfTowns.of(TOWNS, SESSIONS);
        StudyWriter.write(towns, Results.NONE, ring);
        return List.of(
                setters(
                        "a harbour-year",
                        "harbour-year",
                        BuiltInStudies.find("harbour-year").orElseThrow().study()),
                setters("%d buses x 8,760 h with %,d sessions".formatted(TOWNS, SESSIONS), ring.toString(), towns));
    }

    private Figure setters(String of, String name, Study study) {
        requireSums(study);
        ChildProcess.Result without = rexnet.run("clear", name);
        ChildProcess.Result with = rexnet.run("clear", name, "--setters");
        ReferenceStudies.requireCost(with.number("objective"), without.number("objective"));
        String text = String.format(Locale.ROOT, "%.1f s, without %.1f s", with.seconds(), without.seconds());
        return Figure.growth(
                "setters of %s: time beyond that of the clearing, over it".formatted(of),
                text,
                with.seconds() / without.seconds() - 1,
                1);
    }

    private static void requireSums(Study year) {
        Clearing clearing = new MarketClearing(new StandardSolver())
                .clear(year, ClearingOptions.of(year.settings()).withExplanation(ClearingOptions.Explanation.SETTERS))
                .orThrow();
        for (Bus bus : year.network().buses()) {
            for (int t = 0; t < year.horizon().size(); t++) {
                require(clearing.nextMwh(bus.id(), t), bus.id(), t);
                require(clearing.lastMwh(bus.id(), t), bus.id(), t);
            }
        }
    }

    private static void require(MarginalMwh mwh, String bus, int t) {
        double sum =
                mwh.setters().stream().mapToDouble(PriceSetter::contribution).sum();
        if (mwh.isPossible() && !(Math.abs(sum - mwh.price()) <= 1e-3 * (1 + Math.abs(mwh.price())))) {
            throw new IllegalStateException("At %s in snapshot %d the price is %.4f, but its setters add up to %.4f."
                    .formatted(bus, t, mwh.price(), sum));
        }
    }
}
