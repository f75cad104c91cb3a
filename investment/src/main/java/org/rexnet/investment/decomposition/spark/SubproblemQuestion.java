package org.rexnet.investment.decomposition.spark;

import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemMemory;

/** A question to a worker, with all that the reply depends on, so that workers need no memory of earlier ones. */
sealed interface SubproblemQuestion {

    /** Returns the position of the part that is asked about. */
    int part();

    /** Which parameters, limits and fingerprint the part has. */
    record Describe(int part) implements SubproblemQuestion {}

    /**
     * What the part costs; arrays are the question's own, to be read only.
     *
     * @param round number of questions before that changed the part's memory
     * @param before what the part remembers of them
     * @param values of the parameters, in the part's order
     * @param slack that the part may use
     */
    record Clear(int part, long round, SubproblemMemory before, double[] values, SlackRule slack)
            implements SubproblemQuestion {}

    /** Dispatch and prices of a question's answer. */
    record Read(Clear last) implements SubproblemQuestion {

        @Override
        public int part() {
            return last.part();
        }
    }
}
