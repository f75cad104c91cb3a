package org.rexnet.core.optimization;

/**
 * One model held by one solver; for one thread at a time. Between solves the model may be changed and may grow: the next
 * solve takes over what changed and starts from the last basis.
 */
public interface SolverSession extends AutoCloseable {

    /**
     * Solves the model as it is now.
     *
     * @throws CertificateException if no attempt yields a solution that is optimal, though the solver calls it so
     * @throws IllegalArgumentException if this solver cannot take such a model
     */
    Outcome solve();

    /** Lets the next solve start from a basis, extended if the model has grown since. */
    void startFrom(Basis basis);

    /** Ends the running solve and all later ones with {@link Limit#CANCELLED}; may be called from any thread. */
    void cancel();

    /** Frees the solver's memory; a second call does nothing. */
    @Override
    void close();
}
