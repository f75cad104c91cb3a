package org.rexnet.core.clearing.result;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.NamedBasis;
import org.rexnet.core.optimization.ReducedBasis;

/**
 * The corner at which clearings ended, so that a study with other components, or several studies together, can start from there. Mutable;
 * may be shared between threads.
 *
 * <p>Where several dispatches or prices are best, the one found may depend on the corner from which a clearing starts.
 */
public final class ClearingCorner {

    private final NamedBasis known = new NamedBasis();
    private final @Nullable ReducedBasis planned;
    private final List<FlowLimit> limits;
    private final double[] reducedCosts;

    /** Makes a corner in which nothing is known yet. */
    public ClearingCorner() {
        planned = null;
        limits = List.of();
        reducedCosts = new double[0];
    }

    /**
     * Makes the corner from which a plan's study is cleared with the capacities that exist.
     *
     * @param planned where the plan ended, with its capacities as numbers
     * @param limits flow limits of the plan's model, the last rows of that basis in their order
     * @param reducedCosts about those of the study's variables; empty where they are not known
     */
    public ClearingCorner(ReducedBasis planned, List<FlowLimit> limits, double[] reducedCosts) {
        this.planned = planned;
        this.limits = List.copyOf(limits);
        this.reducedCosts = reducedCosts.clone();
    }

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
        return planned == null ? known.basis(model) : planned.of(model);
    }

    /** Returns about what reduced costs a model ends with that starts from here, by variable; empty where nothing is known. */
    public double[] reducedCosts() {
        return reducedCosts.clone();
    }

    /** Returns the flow limits that a model of the whole horizon has before it starts from here. */
    public List<FlowLimit> limits() {
        return limits;
    }
}
