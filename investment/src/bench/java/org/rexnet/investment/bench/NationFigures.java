package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rexnet.investment.ZeroProfitOfAnswer;

/**
 * Figures of plans of a nation: 982 plants and 200 lines to extend in a grid of 585 buses, over ever more weeks, by both methods. Each run
 * ends after a limit: the joint plan is stopped, and the search in parts ends with what it has found.
 */
final class NationFigures {

    private static final double GAP = 1e-4;
    private static final double SAME = 1e-6;
    private static final double PROFIT = 1e-3;
    private static final double BESIDE_PYPSA = 30;

    /** A search in parts may take so many times as long as it should, over a year {@link #LIMIT_OF_YEAR}. */
    private static final double LIMIT = 3;

    private static final double LIMIT_OF_YEAR = 1.25;

    /** Up to so many weeks a joint plan may take as long, as both methods are to agree; over more it is stopped once it misses its bar. */
    private static final int WEEKS_TO_AGREE = 4;

    /** Of more weeks the joint plan is not tried. */
    private static final int MOST_WEEKS_JOINT = 13;

    private final Command rexnet;
    private final Peer peer;

    NationFigures(Command rexnet, Peer peer) {
        this.rexnet = rexnet;
        this.peer = peer;
    }

    List<Figure> week() {
        return nation(1, 6, 1024);
    }

    List<Figure> fourWeeks() {
        return nation(4, 45, 2048);
    }

    List<Figure> quarter() {
        return nation(13, 180, 4096);
    }

    List<Figure> year() {
        return nation(52, 1200, 8192);
    }

    /** Both methods must agree within the gap, the plan must make no profit, and of one week it must cost what PyPSA's does. */
    private List<Figure> nation(int weeks, double mostSeconds, long mostMb) {
        String name = "scigrid-de expansion, %d %s".formatted(weeks, weeks == 1 ? "week" : "weeks");
        Optional<Path> data = ReferenceStudies.find("pypsa/scigrid-de");
        if (data.isEmpty() || !peer.trouble().isEmpty()) {
            return List.of(Figure.skipped(name, data.isEmpty() ? ReferenceStudies.NO_DATA : peer.trouble()));
        }
        Path study = peer.nation(data.get(), weeks);
        double limit = (weeks > MOST_WEEKS_JOINT ? LIMIT_OF_YEAR : LIMIT) * mostSeconds;
        double jointLimit = weeks <= WEEKS_TO_AGREE ? limit : mostSeconds;
        List<Figure> rows = new ArrayList<>();
        Optional<ChildProcess.Result> joint = weeks > MOST_WEEKS_JOINT
                ? Optional.empty()
                : rexnet.run(jointLimit, "invest", study.toString(), "--method", "joint");
        if (weeks <= MOST_WEEKS_JOINT) {
            rows.addAll(figures(name + ", joint", joint, jointLimit, mostSeconds, mostMb));
        }
        Optional<ChildProcess.Result> parts =
                rexnet.runLimited(limit, "invest", study.toString(), "--method", "equilibrium");
        rows.addAll(figures(name + ", equilibrium", parts, limit, mostSeconds, mostMb));
        parts.ifPresent(plan -> rows.add(checked(name, plan, joint)));
        if (weeks == 1) {
            ChildProcess.Result known = joint.orElseThrow();
            ChildProcess.Result theirs = peer.optimize(study);
            ReferenceStudies.requireCost(known.number("objective"), theirs.number("objective"));
            rows.add(Figure.ratio(name + ": process beside PyPSA", theirs.seconds(), known.seconds(), BESIDE_PYPSA));
        }
        return rows;
    }

    private static List<Figure> figures(
            String name, Optional<ChildProcess.Result> run, double limit, double mostSeconds, long mostMb) {
        if (run.isEmpty()) {
            return List.of(Figure.stopped(name, limit, "", mostSeconds));
        }
        ChildProcess.Result result = run.get();
        boolean isJoint = !result.output().contains("\"convergence\":{");
        if (!isJoint && result.number("gap") > GAP) {
            String reached = ": at least %.0f, at most %.0f".formatted(result.number("lower"), result.number("upper"));
            return List.of(Figure.stopped(name, result.seconds(), reached, mostSeconds));
        }
        return List.of(Figure.time(name, result.seconds(), mostSeconds), Figure.memory(name, result.peakMb(), mostMb));
    }

    /** Every capacity that no bound holds earns what it costs, and the cost is that of the joint plan, where there is one. */
    private static Figure checked(String name, ChildProcess.Result plan, Optional<ChildProcess.Result> joint) {
        if (joint.isPresent()) {
            double least = joint.get().number("objective");
            double difference = plan.number("objective") / least - 1;
            if (!(difference <= GAP && difference >= -SAME)) {
                throw new IllegalStateException(
                        "The cost should be %.2f within the gap of %s but is %.2f by equilibrium."
                                .formatted(least, GAP, plan.number("objective")));
            }
        }
        ZeroProfitOfAnswer found = ZeroProfitOfAnswer.of(plan.output());
        if (plan.number("gap") <= GAP && !(found.profit() <= PROFIT)) {
            throw new IllegalStateException("%s should make no profit but makes %.4f of its cost by equilibrium."
                    .formatted(found.worst(), found.profit()));
        }
        return Figure.told(
                name
                        + ", equilibrium: capacities between bounds, profit over cost; gap; cost over that of the"
                        + " joint plan",
                String.format(
                        Locale.ROOT,
                        "%d, largest %.1e; %.1e; %s",
                        found.candidates(),
                        found.profit(),
                        plan.number("gap"),
                        joint.map(known -> String.format(
                                        Locale.ROOT, "%.1e", plan.number("objective") / known.number("objective") - 1))
                                .orElse("none")));
    }
}
