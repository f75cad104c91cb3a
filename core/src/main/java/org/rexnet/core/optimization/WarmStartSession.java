package org.rexnet.core.optimization;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Solves a small model whose numbers changed from its last basis, or from a given one, in Java, and asks another session where that
 * leads nowhere and where the model has grown; for one thread at a time. Handing a change to a native solver and reading its answer takes
 * longer than the few iterations that are left to do.
 */
final class WarmStartSession implements SolverSession {

    private final LinearModel model;
    private final SolverOptions options;
    private final Solver solver;
    /** Session of the solver; null until it is needed, as opening one may take longer than solving here. */
    private @Nullable SolverSession opened;

    private Optional<Basis> start = Optional.empty();
    private boolean isGiven;
    private boolean isAhead;
    private boolean isClosed;
    private volatile boolean isCancelled;

    WarmStartSession(LinearModel model, SolverOptions options, Solver solver) {
        this.model = model;
        this.options = options;
        this.solver = solver;
    }

    @Override
    public Outcome solve() {
        boolean fits = start.isPresent() && (isGiven || start.get().constraintCount() == model.constraintCount());
        if (fits && suits()) {
            Optional<Optimal> found = warmStart(start.get());
            if (found.isPresent()) {
                isAhead = true;
                isGiven = false;
                start = Optional.of(found.get().solution().basis());
                return found.get();
            }
        }
        if (isAhead && start.isPresent()) {
            opened().startFrom(start.get());
        }
        isAhead = false;
        isGiven = false;
        Outcome outcome = opened().solve();
        start = outcome instanceof Optimal optimal && !model.hasIntegers()
                ? Optional.of(optimal.solution().basis())
                : Optional.empty();
        return outcome;
    }

    private boolean suits() {
        boolean isSimplex = options.method() == Method.AUTOMATIC || options.method() == Method.DUAL_SIMPLEX;
        return isSimplex
                && options.iterationLimit() == Integer.MAX_VALUE
                && !isCancelled
                && !isClosed
                && DualSimplex.suits(model);
    }

    private Optional<Optimal> warmStart(Basis from) {
        long began = System.nanoTime();
        Basis extended = from.extendedTo(model.variableCount(), model.constraintCount());
        Optional<DualSimplex.Vertex> vertex = DualSimplex.solve(model, extended, options);
        if (vertex.isEmpty()) {
            return Optional.empty();
        }
        Point point = vertex.get().point();
        Certificate certificate = Certificate.of(model, point);
        if (!certificate.holds()) {
            return Optional.empty();
        }
        SolverStatistics statistics = new SolverStatistics(
                solver.name(),
                vertex.get().iterations(),
                0,
                0,
                (System.nanoTime() - began) / 1e9,
                model.constraintCount(),
                model.variableCount(),
                model.termCount(),
                model.objective(point.value()));
        return Optional.of(new Optimal(Solution.of(model, point, vertex.get().basis(), statistics, certificate)));
    }

    @Override
    public void startFrom(Basis basis) {
        start = Optional.of(basis);
        isGiven = true;
        isAhead = true;
    }

    private synchronized SolverSession opened() {
        SolverSession session = opened;
        if (session == null) {
            session = solver.open(model, options);
            opened = session;
            if (isCancelled) {
                session.cancel();
            }
            if (isClosed) {
                session.close();
            }
        }
        return session;
    }

    @Override
    public synchronized void cancel() {
        isCancelled = true;
        if (opened != null) {
            opened.cancel();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (opened != null) {
            opened.close();
        }
    }
}
