package org.rexnet.core.optimization;

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
        try (SolverSession other = second.open(model, options)) {
            Outcome outcome = other.solve();
            return outcome instanceof Optimal optimal && optimal.solution().hasDuals()
                    ? new Optimal(withBasis(optimal.solution()))
                    : outcome;
        } catch (CertificateException again) {
            failure.addSuppressed(again);
            throw failure;
        }
    }

    /** Others may tell no basis, from which it is said how the solution moves. */
    private Solution withBasis(Solution solution) {
        return solution.basis().variableCount() == model.variableCount()
                ? solution
                : solution.withBasis(Basis.inferred(model, solution));
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
