package org.rexnet.core.optimization;

import java.util.Optional;
import java.util.OptionalDouble;

/** A quadratic model, solved by way of a segmented one that a linear solver holds; for one thread at a time. */
final class QuadraticSession implements SolverSession {
    private static final int MOST_ROUNDS = 200;
    private static final int MOST_CORRECTIONS = 12;

    private final LinearModel model;
    private final Solver solver;
    private final SolverOptions options;
    private final ModelMirror mirror;
    private final SegmentedModel segmented = new SegmentedModel();
    private LinearModel opened;
    private volatile SolverSession linear;
    private volatile boolean cancelled;
    private Optional<ActiveSet> lastSet = Optional.empty();
    private Progress progress = new Progress();

    /** What one solve has done so far. */
    private static final class Progress {
        private final long began = System.nanoTime();
        private long iterations;
        private double passSeconds;
        private Optional<double[]> best = Optional.empty();
        private Optional<double[]> guess = Optional.empty();

        double seconds() {
            return (System.nanoTime() - began) / 1e9;
        }
    }

    QuadraticSession(LinearModel model, Solver solver, SolverOptions options) {
        this.model = model;
        this.solver = solver;
        this.options = options;
        this.mirror = new ModelMirror(model);
        this.opened = segmented.linear();
        this.linear = solver.open(opened, options);
    }

    @Override
    public Outcome solve() {
        progress = new Progress();
        pass();
        if (lastSet.isPresent()) {
            lastSet.get().extend();
            Optional<Solution> solution = polish(lastSet.get());
            if (solution.isPresent()) {
                return new Optimal(solution.get());
            }
        }
        Outcome outcome = refine();
        if (!(outcome instanceof Optimal)) {
            lastSet = Optional.empty();
        }
        return outcome;
    }

    /** Takes over what changed in the model; one that was passed anew needs a new linear session. */
    private void pass() {
        mirror.push(segmented);
        if (segmented.linear() != opened) {
            linear.close();
            opened = segmented.linear();
            linear = solver.open(opened, options);
            if (cancelled) {
                linear.cancel();
            }
        }
        progress.passSeconds += progress.seconds();
    }

    private Outcome refine() {
        segmented.segments().forEach(Segments::reopen);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (progress.seconds() * 1e9
                    > options.timeLimit().toSeconds() * 1e9
                            + options.timeLimit().getNano()) {
                return limitReached(Limit.TIME);
            }
            segmented.segments().forEach(Segments::place);
            Outcome outcome = linear.solve();
            switch (outcome) {
                case Optimal optimal -> {
                    count(optimal.solution().statistics());
                    Optional<Solution> solution = exact(optimal.solution());
                    if (solution.isPresent()) {
                        return new Optimal(solution.get());
                    }
                    move(optimal.solution());
                }
                case Infeasible infeasible -> {
                    count(infeasible.statistics());
                    if (!widen()) {
                        return new Infeasible(statistics(0));
                    }
                }
                case Unbounded unbounded -> {
                    count(unbounded.statistics());
                    return new Unbounded(statistics(0));
                }
                case LimitReached reached -> {
                    count(reached.statistics());
                    return limitReached(reached.limit());
                }
            }
        }
        throw new CertificateException("No solution of the quadratic model was found to be optimal in " + MOST_ROUNDS
                + " rounds of refinement.");
    }

    private boolean widen() {
        boolean wider = false;
        for (Segments each : segmented.segments()) {
            wider |= each.widen();
        }
        return wider;
    }

    /** The exact solution that a linear one leads to, empty if the tangents are still too coarse to tell. */
    private Optional<Solution> exact(Solution approximate) {
        boolean hasBasis = approximate.basis().variableCount() == opened.variableCount();
        ActiveSet set = activeSet(hasBasis ? approximate.basis() : approximate.inferredBasis(opened));
        progress.guess = Optional.empty();
        Optional<Solution> polished = polish(set);
        if (polished.isPresent()) {
            return polished;
        }
        Point point = point(approximate);
        Certificate certificate = Certificate.of(model, point);
        return certificate.holds()
                ? Optional.of(
                        Solution.of(model, point, set.basis(), statistics(model.objective(point.value())), certificate))
                : Optional.empty();
    }

    /** Solves the optimality conditions and corrects the active set as long as that may help. */
    private Optional<Solution> polish(ActiveSet set) {
        CompressedMatrix columns = model.terms().byColumn(model.constraintCount(), model.variableCount());
        for (int k = 0; k < MOST_CORRECTIONS; k++) {
            Optional<Point> solved = new OptimalityConditions(model, columns, set).solve();
            if (solved.isEmpty()) {
                return Optional.empty();
            }
            Point point = solved.get();
            if (progress.guess.isEmpty()) {
                progress.guess = Optional.of(point.value());
            }
            Certificate certificate = Certificate.of(model, point);
            if (certificate.holds()) {
                lastSet = Optional.of(set);
                double objective = model.objective(point.value());
                return Optional.of(Solution.of(model, point, set.basis(), statistics(objective), certificate));
            }
            if (!set.correct(point)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private ActiveSet activeSet(Basis basis) {
        ActiveSet set = new ActiveSet(model);
        for (int j = 0; j < model.variableCount(); j++) {
            BasisStatus status = basis.status(segmented.linear(j));
            boolean unlimited = status == BasisStatus.AT_ZERO && segmented.isSegmented(j);
            if (status == BasisStatus.BASIC || unlimited) {
                boolean loose =
                        segmented.isSegmented(j) && segmented.segments(j).isLoose(basis);
                set.release(j, loose && model.quadraticCosts().items[j] != 0);
            } else {
                set.hold(j, status);
            }
        }
        for (int i = 0; i < model.constraintCount(); i++) {
            BasisStatus status = basis.status(segmented.linearRow(i));
            if (status != BasisStatus.BASIC) {
                set.activate(i, status);
            }
        }
        return set;
    }

    /** Moves the tangents: to the best point on the way to the new solution, as that one may overshoot. */
    private void move(Solution approximate) {
        double[] target = point(approximate).value();
        double[] best = progress.best.orElse(target);
        double slope = 0;
        double curvature = 0;
        for (int j = 0; j < best.length; j++) {
            double step = target[j] - best[j];
            double q = model.quadraticCost(new Variable(j));
            slope += (model.costs().items[j] + 2 * q * best[j]) * step;
            curvature += 2 * q * step * step;
        }
        double share = curvature > 0 ? Math.max(0, Math.min(1, -slope / curvature)) : 1;
        double[] better = new double[best.length];
        for (int j = 0; j < best.length; j++) {
            better[j] = best[j] + share * (target[j] - best[j]);
        }
        progress.best = Optional.of(better);
        double[] guess = progress.guess.orElse(better);
        for (Segments each : segmented.segments()) {
            each.move(better[each.column()], guess[each.column()]);
        }
    }

    /** The part of a linear solution that is of the quadratic model, with the marginal quadratic costs put back. */
    private Point point(Solution linearSolution) {
        double[] value = new double[model.variableCount()];
        double[] reducedCost = new double[value.length];
        double[] activity = new double[model.constraintCount()];
        double[] dual = new double[activity.length];
        for (int i = 0; i < activity.length; i++) {
            activity[i] = linearSolution.activity(segmented.linearRow(i));
            dual[i] = linearSolution.dual(segmented.linearRow(i));
        }
        CompressedMatrix columns = model.terms().byColumn(activity.length, value.length);
        for (int j = 0; j < value.length; j++) {
            Variable variable = new Variable(j);
            value[j] = linearSolution.value(segmented.linear(j));
            reducedCost[j] = model.cost(variable) + 2 * model.quadraticCost(variable) * value[j];
            for (int entry = columns.start()[j]; entry < columns.start()[j + 1]; entry++) {
                reducedCost[j] -= columns.value()[entry] * dual[columns.index()[entry]];
            }
        }
        return new Point(value, reducedCost, activity, dual);
    }

    private void count(SolverStatistics part) {
        progress.iterations += part.iterations();
        progress.passSeconds += part.passSeconds();
    }

    private LimitReached limitReached(Limit limit) {
        OptionalDouble objective = progress.best.isPresent()
                ? OptionalDouble.of(model.objective(progress.best.get()))
                : OptionalDouble.empty();
        return new LimitReached(limit, objective, OptionalDouble.empty(), statistics(0));
    }

    private SolverStatistics statistics(double objective) {
        return new SolverStatistics(
                solver.name() + " with tangents",
                progress.iterations,
                0,
                progress.passSeconds,
                progress.seconds() - progress.passSeconds,
                model.constraintCount(),
                model.variableCount(),
                model.termCount(),
                objective);
    }

    @Override
    public void startFrom(Basis basis) {
        pass();
        Basis given = basis.extendedTo(model.variableCount(), model.constraintCount());
        LinearModel target = segmented.linear();
        int[] columns = Basis.empty().extendedTo(target.variableCount(), 0).columnOrdinals();
        int[] rows = new int[target.constraintCount()];
        for (int j = 0; j < model.variableCount(); j++) {
            columns[segmented.linear(j).index()] = given.status(new Variable(j)).ordinal();
        }
        for (int i = 0; i < model.constraintCount(); i++) {
            rows[segmented.linearRow(i).index()] =
                    given.status(new Constraint(i)).ordinal();
        }
        linear.startFrom(Basis.of(columns, rows));
    }

    @Override
    public void cancel() {
        cancelled = true;
        linear.cancel();
    }

    @Override
    public void close() {
        linear.close();
    }
}
