package org.rexnet.core.clearing;

import java.util.List;

/** What came of clearing a study. */
public sealed interface ClearingOutcome {

    /** Dispatch and prices, each optimal solution checked by its certificate. */
    record Cleared(Clearing clearing) implements ClearingOutcome {}

    /**
     * No dispatch holds all limits.
     *
     * @param causes what would have to give way, largest first
     * @param remarks sentences for people beside them, such as that windows decided blindly
     */
    record Infeasible(List<Cause> causes, List<String> remarks) implements ClearingOutcome {

        public Infeasible {
            causes = List.copyOf(causes);
            remarks = List.copyOf(remarks);
        }

        public Infeasible(List<Cause> causes) {
            this(causes, List.of());
        }
    }

    /** Cost has no lower bound: something that is paid for being used or built has no limit. */
    record Unbounded() implements ClearingOutcome {}

    /**
     * A limit ended the search.
     *
     * @param limit which, for people
     */
    record LimitReached(String limit) implements ClearingOutcome {}

    /**
     * Something that would have to give way for a dispatch to exist.
     *
     * @param what bus or limit, for people
     * @param snapshot label of the snapshot; empty where the limit is over all of them
     * @param amount by how much, in the limit's unit, usually MW
     */
    record Cause(String what, String snapshot, double amount) {}

    /** Returns the clearing; throws {@link IllegalStateException} with the reason where there is none. */
    default Clearing orThrow() {
        return switch (this) {
            case Cleared cleared -> cleared.clearing();
            case Infeasible infeasible ->
                throw new IllegalStateException("The study is infeasible: " + infeasible.causes());
            case Unbounded unbounded -> throw new IllegalStateException("The cost of the study has no lower bound.");
            case LimitReached reached -> throw new IllegalStateException("Stopped at " + reached.limit() + ".");
        };
    }
}
