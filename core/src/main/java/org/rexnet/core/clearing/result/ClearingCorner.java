package org.rexnet.core.clearing.result;

import java.util.Optional;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.NamedBasis;

/**
 * The corner at which clearings ended, so that a study with other components, or several studies together, can start from there. Mutable; may
 * be shared between threads.
 *
 * <p>Where several dispatches or prices are best, the one found may depend on the corner from which a clearing starts.
 */
public final class ClearingCorner {

    private final NamedBasis known = new NamedBasis();

    /** Adds where another clearing ended; of what both know that is kept which this knew before. */
    public void add(ClearingCorner other) {
        known.add(other.known);
    }

    /** Notes where a model ended. */
    public void note(LinearModel model, Basis basis) {
        known.note(model, basis);
    }

    /** Returns where a model is to start; empty where nothing is known. */
    public Optional<Basis> basis(LinearModel model) {
        return known.basis(model);
    }
}
