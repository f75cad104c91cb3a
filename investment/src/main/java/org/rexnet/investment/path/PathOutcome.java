package org.rexnet.investment.path;

import java.util.Optional;
import java.util.OptionalInt;
import org.rexnet.core.clearing.result.ClearingOutcome;

/** Outcome of planning a path. */
public sealed interface PathOutcome {

    /** Every year is served. */
    record Planned(PathPlan plan) implements PathOutcome {}

    /**
     * A year cannot be served, by itself or after what was decided before.
     *
     * @param year that cannot; empty where each can by itself
     * @param reason why
     */
    record NotPlanned(OptionalInt year, ClearingOutcome reason) implements PathOutcome {}

    /** Returns the plan, where there is one. */
    default Optional<PathPlan> find() {
        return this instanceof Planned planned ? Optional.of(planned.plan()) : Optional.empty();
    }

    /** Returns the plan; throws {@link IllegalStateException} with the reason where there is none. */
    default PathPlan orThrow() {
        return switch (this) {
            case Planned planned -> planned.plan();
            case NotPlanned not -> {
                not.reason().orThrow();
                throw new IllegalStateException("There is no plan though every year cleared.");
            }
        };
    }
}
