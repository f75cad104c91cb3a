package org.rexnet.investment;

import org.rexnet.core.clearing.result.ClearingOutcome;

/** Outcome of planning. */
public sealed interface PlanOutcome {

    /** Capacities that serve the horizon at least cost. */
    record Planned(Plan plan) implements PlanOutcome {}

    /** No plan: the joint problem is infeasible or unbounded, or a limit ended the search. */
    record NotPlanned(ClearingOutcome reason) implements PlanOutcome {}

    /** Returns the plan; throws {@link IllegalStateException} with the reason where there is none. */
    default Plan orThrow() {
        return switch (this) {
            case Planned planned -> planned.plan();
            case NotPlanned notPlanned -> {
                notPlanned.reason().orThrow();
                throw new IllegalStateException("There is no plan though the study cleared.");
            }
        };
    }
}
