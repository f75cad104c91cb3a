package org.rexnet.core.optimization;

/**
 * Asks a second solver where the first finds no result that holds.
 *
 * @param first asked always
 * @param second opened when it is needed, and asked about the model as a whole
 */
public record FallbackSolver(Solver first, Solver second) implements Solver {

    @Override
    public String name() {
        return first.name();
    }

    @Override
    public SolverSession open(LinearModel model, SolverOptions options) {
        return new FallbackSession(model, options, first.open(model, options), second);
    }
}
