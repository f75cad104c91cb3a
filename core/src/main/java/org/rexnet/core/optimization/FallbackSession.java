package org.rexnet.core.optimization;

import java.util.Optional;

/** A session of one solver that, where nothing it finds holds, asks another; for one thread at a time. */
final class FallbackSession implements SolverSession {

    private final LinearModel model;
    private final SolverOptions options;
    private final SolverSession first;
    private final Solver second;
    private volatile boolean isCancelled;

    FallbackSession(LinearModel model, SolverOptions options, SolverSession first, Solver second) {
        this.model = model;
        this.options = options;
        this.first = first;
        this.second = second;
    }

    @Override
    public Outcome solve() {
        try {
            return first.solve();
        } catch (CertificateException failure) {
            if (isCancelled) {
                throw failure;
            }
            return solveOtherwise(failure);
        }
    }

    private Outcome solveOtherwise(CertificateException failure) {
        try {
            return switch (solve(model)) {
                case Optimal optimal ->
                    optimal.solution().hasDuals() ? new Optimal(withBasis(optimal.solution())) : optimal;
                case Infeasible infeasible ->
                    model.hasIntegers() ? infeasible : proved(infeasible.statistics(), failure);
                case Unbounded unbounded -> proved(unbounded.statistics(), failure);
                case LimitReached reached -> reached;
            };
        } catch (CertificateException again) {
            if (again != failure) {
                failure.addSuppressed(again);
            }
            throw failure;
        }
    }

    private Outcome solve(LinearModel asked) {
        try (SolverSession other = second.open(asked, options)) {
            return other.solve();
        }
    }

    /** That there is no optimum is believed only with a proof. */
    private Outcome proved(SolverStatistics statistics, CertificateException failure) {
        NoOptimum proof = NoOptimum.of(model, this::solve).orElseThrow(() -> failure);
        return switch (proof.kind()) {
            case INFEASIBLE -> new Infeasible(statistics, Optional.of(proof));
            case UNBOUNDED -> new Unbounded(statistics, Optional.of(proof));
        };
    }

    /** Others may tell no basis, from which it is said how the solution moves. */
    private Solution withBasis(Solution solution) {
        return solution.basis().variableCount() == model.variableCount()
                ? solution
                : solution.withBasis(solution.inferredBasis(model));
    }

    @Override
    public void startFrom(Basis basis) {
        first.startFrom(basis);
    }

    @Override
    public void cancel() {
        isCancelled = true;
        first.cancel();
    }

    @Override
    public void close() {
        first.close();
    }
}
