package org.rexnet.core.optimization;

import java.util.OptionalDouble;

/** An integer model with quadratic costs, approximated from outside anew in each solve; for one thread at a time. */
final class MixedQuadraticSession implements SolverSession {

    private static final int MOST_ROUNDS = 500;

    private final LinearModel model;
    private final MixedQuadraticSolver solver;
    private final SolverOptions options;
    private volatile boolean isCancelled;

    MixedQuadraticSession(LinearModel model, MixedQuadraticSolver solver, SolverOptions options) {
        this.model = model;
        this.solver = solver;
        this.options = options;
    }

    /** What one solve has found so far. */
    private static final class Progress {
        private final long began = System.nanoTime();
        private double cost = Double.POSITIVE_INFINITY;
        private double bound = Double.NEGATIVE_INFINITY;
        private double[] best = new double[0];
        private long iterations;
        private long nodes;
    }

    @Override
    public Outcome solve() {
        Progress progress = new Progress();
        OuterModel outer = new OuterModel(model);
        LinearModel fixed = OuterModel.copy(model);
        OuterModel.copyQuadraticCosts(model, fixed);
        try (SolverSession decisions = solver.integer().open(outer.linear(), closer());
                SolverSession dispatch = solver.quadratic().open(fixed, options)) {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                if (isOver(progress)) {
                    return limitReached(progress);
                }
                Outcome outcome = decisions.solve();
                if (!(outcome instanceof Optimal decided)) {
                    return ended(outcome, progress);
                }
                progress.bound =
                        Math.max(progress.bound, decided.solution().statistics().bound());
                double[] values = take(decided.solution(), outer, progress);
                OuterModel.fix(model, fixed, values);
                if (dispatch.solve() instanceof Optimal dispatched) {
                    take(dispatched.solution(), outer, progress);
                }
                if (progress.cost - progress.bound <= allowedGap(progress.cost)) {
                    return optimal(progress);
                }
            }
        }
        throw new CertificateException("Decisions and quadratic costs did not meet in " + MOST_ROUNDS
                + " rounds: between " + progress.bound + " and " + progress.cost + ".");
    }

    /** Adds the tangents at a solution, and keeps it if it is the best so far; returns its values. */
    private double[] take(Solution solution, OuterModel outer, Progress progress) {
        progress.iterations += solution.statistics().iterations();
        progress.nodes += solution.statistics().nodes();
        double[] values = solution.values(new Variables(0, model.variableCount()));
        outer.touch(values);
        double cost = model.objective(values);
        if (cost < progress.cost) {
            progress.cost = cost;
            progress.best = values;
        }
        return values;
    }

    private double allowedGap(double cost) {
        return options.mipGap() * Math.abs(cost) + Tolerances.GAP;
    }

    /** Returns options that leave most of the allowed gap to the tangents. */
    private SolverOptions closer() {
        return options.withMipGap(options.mipGap() / 4);
    }

    private boolean isOver(Progress progress) {
        double seconds = (System.nanoTime() - progress.began) / 1e9;
        return isCancelled || seconds > options.timeLimit().toSeconds();
    }

    private Outcome ended(Outcome outcome, Progress progress) {
        return outcome instanceof LimitReached reached ? limitReached(reached.limit(), progress) : outcome;
    }

    private Outcome limitReached(Progress progress) {
        return limitReached(isCancelled ? Limit.CANCELLED : Limit.TIME, progress);
    }

    private LimitReached limitReached(Limit limit, Progress progress) {
        return new LimitReached(limit, finite(progress.cost), finite(progress.bound), statistics(progress));
    }

    private static OptionalDouble finite(double number) {
        return Double.isInfinite(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    private Optimal optimal(Progress progress) {
        Point point =
                new Point(progress.best, new double[0], OuterModel.activities(model, progress.best), new double[0]);
        Certificate certificate = Certificate.of(model, point, progress.bound, options.mipGap());
        return new Optimal(Solution.of(model, point, Basis.empty(), statistics(progress), certificate));
    }

    private SolverStatistics statistics(Progress progress) {
        return new SolverStatistics(
                solver.name(),
                progress.iterations,
                progress.nodes,
                0,
                (System.nanoTime() - progress.began) / 1e9,
                model.constraintCount(),
                model.variableCount(),
                model.termCount(),
                progress.bound);
    }

    /** Each solve begins anew: a basis of the continuous model says nothing about decisions. */
    @Override
    public void startFrom(Basis basis) {}

    @Override
    public void cancel() {
        isCancelled = true;
    }

    /** Sessions live as long as a solve. */
    @Override
    public void close() {}
}
