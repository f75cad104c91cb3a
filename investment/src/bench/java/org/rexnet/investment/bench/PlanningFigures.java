package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.EquilibriumOptions;
import org.rexnet.investment.EquilibriumPlanning;
import org.rexnet.investment.Plan;

/** Figures of planning by equilibrium: beside PyPSA, beside the joint plan, and over scenarios. */
final class PlanningFigures {

    private static final double GAP = 1e-4;
    private static final double REACH_SECONDS = 12;
    private static final double INVEST_BAR_SECONDS = 60;
    private static final double FASTER = 5;
    private static final int[] WEEKS = {4, 13, 26, 52};
    private static final double LINEAR = 1.25;
    private static final int[] SCENARIOS = {1, 2, 4};
    private static final double PROPORTIONAL = 1.15;

    private final Command rexnet;
    private final Path target;
    private final Peer peer;

    /**
     * Measures the command.
     *
     * @param target where studies are written
     */
    PlanningFigures(Command rexnet, Path target, Peer peer) {
        this.rexnet = rexnet;
        this.target = target;
        this.peer = peer;
    }

    /**
     * A year of the harbour town, planned in all sectors; and beside PyPSA what PyPSA can be told of it: without vehicles, whose series
     * would be too many, and with the capacity of the pipe given whose loss grows with it. So PyPSA has the smaller task, and so has
     * RexNet.
     */
    List<Figure> harbourYear() {
        String name = "harbour-year planned by equilibrium";
        ChildProcess.Result whole = rexnet.run("invest", "harbour-year", "--method", "equilibrium");
        List<Figure> rows = new ArrayList<>();
        rows.add(Figure.time(name + ", all sectors", whole.seconds(), INVEST_BAR_SECONDS));
        rows.add(Figure.time(name + ", all sectors, to reach", whole.seconds(), REACH_SECONDS));
        rows.add(Figure.memory(name + ", all sectors", whole.peakMb(), 3072));
        String beside = name + ", without vehicles: process beside PyPSA";
        if (!peer.trouble().isEmpty()) {
            rows.add(Figure.skipped(beside, peer.trouble()));
            return rows;
        }
        Path folder = target.resolve("harbour-year-for-pypsa");
        Study year = BuiltInStudies.find("harbour-year").orElseThrow().study();
        StudyWriter.write(
                ReferenceStudies.withoutVehicles(ReferenceStudies.withoutGrowingLosses(year)), Results.NONE, folder);
        ChildProcess.Result own = rexnet.run("invest", folder.toString(), "--method", "equilibrium");
        double limit = 1.05 * FASTER * Math.max(INVEST_BAR_SECONDS, own.seconds());
        Optional<ChildProcess.Result> theirs = peer.optimize(folder, limit);
        if (theirs.isEmpty()) {
            rows.add(Figure.ratioAbove(beside, limit, own.seconds(), FASTER));
        } else {
            requireWithinGap(own.number("objective"), theirs.get().number("objective"));
            rows.add(Figure.ratio(beside, theirs.get().seconds(), own.seconds(), FASTER));
        }
        return rows;
    }

    /** RTS-GMLC with 20 generators and 20 lines to build, by both methods over ever more weeks. */
    List<Figure> weeksOfRts() {
        String name = "RTS-GMLC expansion";
        Optional<Path> data = ReferenceStudies.find("rts-gmlc");
        if (data.isEmpty() || !peer.trouble().isEmpty()) {
            return List.of(Figure.skipped(name, data.isEmpty() ? ReferenceStudies.NO_DATA : peer.trouble()));
        }
        List<Figure> rows = new ArrayList<>();
        double[] joint = new double[WEEKS.length];
        double[] equilibrium = new double[WEEKS.length];
        for (int i = 0; i < WEEKS.length; i++) {
            String study = peer.expansion(data.get(), WEEKS[i]).toString();
            ChildProcess.Result one = rexnet.run("invest", study);
            ChildProcess.Result other = rexnet.run("invest", study, "--method", "equilibrium");
            requireWithinGap(other.number("objective"), one.number("objective"));
            joint[i] = one.seconds();
            equilibrium[i] = other.seconds();
            rows.add(Figure.told(
                    "%s, %d weeks".formatted(name, WEEKS[i]),
                    String.format(
                            Locale.ROOT,
                            "joint %.1f s, equilibrium %.1f s: %.2f x",
                            joint[i],
                            equilibrium[i],
                            joint[i] / equilibrium[i])));
        }
        int last = WEEKS.length - 1;
        boolean jointIsBetter = joint[last] < equilibrium[last];
        double[] better = jointIsBetter ? joint : equilibrium;
        double weeks = WEEKS[last] / (double) WEEKS[0];
        double growth = better[last] / better[0];
        String text = String.format(
                Locale.ROOT,
                "%s, time ~ weeks^%.2f",
                jointIsBetter ? "joint" : "equilibrium",
                Math.log(growth) / Math.log(weeks));
        rows.add(Figure.growth(name + ", 4 to 52 weeks: growth over that of the weeks", text, growth / weeks, LINEAR));
        return rows;
    }

    /** The equilibrium of the harbour town's four weeks in ever more scenarios, within this process. */
    List<Figure> scenarios() {
        Study town = BuiltInStudies.find("harbour").orElseThrow().study();
        plannedSeconds(town, SCENARIOS[0]);
        double[] seconds = IntStream.of(SCENARIOS)
                .mapToDouble(count -> Math.min(plannedSeconds(town, count), plannedSeconds(town, count)))
                .toArray();
        double worst = 0;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SCENARIOS.length; i++) {
            worst = Math.max(worst, seconds[i] / SCENARIOS[i] / seconds[0]);
            text.append(text.isEmpty() ? "" : ", ")
                    .append(String.format(Locale.ROOT, "%d: %.2f s", SCENARIOS[i], seconds[i]));
        }
        return List.of(Figure.growth(
                "harbour by equilibrium: time per scenario over that of one", text.toString(), worst, PROPORTIONAL));
    }

    private static double plannedSeconds(Study town, int count) {
        List<Scenario> scenarios = IntStream.range(0, count)
                .mapToObj(i -> new Scenario(
                        "demand " + i,
                        1.0 / count,
                        List.of(Scenario.Override.factor(
                                Scenario.Attribute.LOAD, 1 + 0.1 * (i - (count - 1) / 2.0) / count))))
                .toList();
        Study study = SideBySide.of(town.withSettings(town.settings().withScenarios(scenarios)));
        long began = System.nanoTime();
        Plan plan = new EquilibriumPlanning(new StandardSolver())
                .plan(study, ClearingOptions.of(study.settings()), EquilibriumOptions.DEFAULTS)
                .orThrow();
        double seconds = ClearingFigures.since(began);
        if (!plan.convergence().orElseThrow().converged()) {
            throw new IllegalStateException("The plan over %d scenarios did not converge.".formatted(count));
        }
        return seconds;
    }

    private static void requireWithinGap(double cost, double known) {
        if (!(cost <= known * (1 + GAP) && cost >= known * (1 - GAP))) {
            throw new IllegalStateException(
                    "The cost should be %.4f within the gap of %s but is %.4f.".formatted(known, GAP, cost));
        }
    }
}
