package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;

/** What came of clearing a study. */
public sealed interface ClearingOutcome {

    /** Dispatch and prices, each optimal solution checked by its certificate. */
    record Cleared(Clearing clearing) implements ClearingOutcome {}

    /**
     * No dispatch holds all limits.
     *
     * @param causes what stands in the way, largest first
     * @param lostLoadHelps whether there would be one if loads need not be served in full
     * @param remarks what else to know, sentences for people
     */
    record Infeasible(List<Cause> causes, boolean lostLoadHelps, List<String> remarks) implements ClearingOutcome {

        public Infeasible {
            causes = List.copyOf(causes);
            remarks = List.copyOf(remarks);
        }

        /** Returns what stands in the way, one line each. */
        @Override
        public String toString() {
            List<String> lines = new ArrayList<>(List.of("Infeasible"));
            causes.forEach(cause -> lines.add(cause.toString()));
            lines.addAll(remarks);
            return String.join("\n  ", lines);
        }

        /** Returns the same with one more remark. */
        public Infeasible withRemark(String remark) {
            List<String> more = new ArrayList<>(remarks);
            more.add(remark);
            return new Infeasible(causes, lostLoadHelps, more);
        }
    }

    /**
     * Cost has no lower bound: something that is paid for being used or built has no limit.
     *
     * @param withoutLimit kind and name of what runs to any limit, as far as that is known
     */
    record Unbounded(List<String> withoutLimit) implements ClearingOutcome {

        public Unbounded {
            withoutLimit = List.copyOf(withoutLimit);
        }

        /** Makes the answer where it is not known what has no limit. */
        public Unbounded() {
            this(List.of());
        }
    }

    /**
     * A limit ended the search.
     *
     * @param limit which, for people
     */
    record LimitReached(String limit) implements ClearingOutcome {}

    /**
     * Something that stands in the way of a dispatch.
     *
     * @param what a limit that is reached, or a bus that is short or has too much, for people
     * @param help what would help in the worst snapshot, for people
     * @param unit of the amounts; empty where they have none, or the limit's own
     * @param places where and by how much, worst first; at least one
     */
    record Cause(String what, String help, String unit, List<Place> places) {

        public Cause {
            places = List.copyOf(places);
        }

        @Override
        public String toString() {
            String when = snapshot().isEmpty() ? "" : " at " + snapshot();
            return "%s: %s%s%s".formatted(what, amount(), unit.isEmpty() ? "" : " " + unit, when);
        }

        /** Returns the label of the worst snapshot; empty where the limit is over many. */
        public String snapshot() {
            return places.get(0).snapshot();
        }

        /** Returns by how much at worst. */
        public double amount() {
            return places.get(0).amount();
        }
    }

    /**
     * Snapshot in which something stands in the way.
     *
     * @param snapshot label; empty where a limit is over many snapshots
     * @param amount by how much the limit is exceeded, or the bus short
     */
    record Place(String snapshot, double amount) {}

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
