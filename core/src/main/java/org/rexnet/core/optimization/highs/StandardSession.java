package org.rexnet.core.optimization.highs;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;

/**
 * A session on a model that may become quadratic, or one with integers, between solves: each kind has a session of its own, opened when
 * first needed. For one thread at a time.
 */
final class StandardSession implements SolverSession {

    /** What a model asks of a solver. */
    enum Kind {
        /** Linear costs, with or without integers. */
        LINEAR,
        /** Quadratic costs without integers. */
        QUADRATIC,
        /** Quadratic costs with integers. */
        MIXED;

        static Kind of(LinearModel model) {
            return !model.isQuadratic() ? LINEAR : model.hasIntegers() ? MIXED : QUADRATIC;
        }
    }

    private final LinearModel model;
    private final SolverOptions options;
    private final Map<Kind, Solver> solvers;
    private final Map<Kind, SolverSession> sessions = new EnumMap<>(Kind.class);
    private boolean isCancelled;

    StandardSession(LinearModel model, SolverOptions options, Map<Kind, Solver> solvers) {
        this.model = model;
        this.options = options;
        this.solvers = solvers;
        session();
    }

    /** Returns the session for the model as it is now. */
    private synchronized SolverSession session() {
        return sessions.computeIfAbsent(Kind.of(model), kind -> {
            SolverSession opened = Objects.requireNonNull(solvers.get(kind)).open(model, options);
            if (isCancelled) {
                opened.cancel();
            }
            return opened;
        });
    }

    @Override
    public Outcome solve() {
        return session().solve();
    }

    @Override
    public void startFrom(Basis basis) {
        session().startFrom(basis);
    }

    @Override
    public synchronized void cancel() {
        isCancelled = true;
        sessions.values().forEach(SolverSession::cancel);
    }

    @Override
    public synchronized void close() {
        sessions.values().forEach(SolverSession::close);
    }
}
