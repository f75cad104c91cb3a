package org.rexnet.core.optimization;

import java.util.BitSet;
import java.util.Optional;

/**
 * Lets held variables of a model go as they pay: what is left is solved, those that pay at the prices found are let go, and it is solved
 * again from there, until none pays. For one thread.
 */
public final class HeldSearch {

    /** Where more than one of so many held variables pay at once, the whole model finds them as quickly. */
    private static final int FEW = 4;

    private final HeldModel model;
    private final SolverSession rest;
    private final Steps steps;

    /** Solves what is left, and starts it again once variables were let go. */
    public interface Steps {

        /** Returns a solution of what is left; empty where there is none. */
        Optional<Solution> solve();

        /**
         * Prepares variables that were let go, which are the last of what is left, and returns the basis to start from.
         *
         * @param first position of the first of them
         * @param basis with all of them at a bound
         */
        default Basis released(int first, Basis basis) {
            return basis;
        }
    }

    /**
     * Where a search ended.
     *
     * @param last solution of what is left that was found last
     * @param basis of the whole model at that solution
     * @param isLast whether no other variable pays
     */
    public record Found(Optional<Solution> last, Optional<Basis> basis, boolean isLast) {}

    /** Prepares a search in what is left of a model, which a session solves. */
    public HeldSearch(HeldModel model, SolverSession rest, Steps steps) {
        this.model = model;
        this.rest = rest;
        this.steps = steps;
    }

    /** Searches until no variable pays, too many do at once, or there is no solution. */
    public Found search() {
        Optional<Solution> last = Optional.empty();
        Optional<Basis> found = Optional.empty();
        while (true) {
            Optional<Solution> solved = steps.solve();
            if (solved.isEmpty()) {
                return new Found(last, found, false);
            }
            last = solved;
            Solution solution = solved.get();
            Basis basis = model.wholeBasis(solution.basis(), solution);
            found = Optional.of(basis);
            BitSet moving = model.worthMoving(solution);
            if (moving.isEmpty() || areMany(model, moving)) {
                return new Found(last, found, moving.isEmpty());
            }
            int known = model.model().variableCount();
            model.release(moving);
            rest.startFrom(steps.released(known, model.restBasis(basis)));
        }
    }

    /** Returns whether so many held variables move at once that the whole model is solved as quickly. */
    static boolean areMany(HeldModel model, BitSet moving) {
        return FEW * moving.cardinality() > model.held().cardinality();
    }
}
