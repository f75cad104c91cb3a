package org.rexnet.core.clearing.sectors;

import org.rexnet.core.clearing.result.ClearingOutcome;

/** Outcome of the question for the value of coupling power, heat and charging. */
public sealed interface SectorCouplingOutcome {

    /** Both ways of running the study, compared. */
    record Valued(SectorCouplingValue value) implements SectorCouplingOutcome {}

    /**
     * There is nothing to take apart, or it cannot be.
     *
     * @param reason one sentence
     */
    record NotApplicable(String reason) implements SectorCouplingOutcome {}

    /**
     * Planned one after the other, the sectors do not work.
     *
     * @param part which of them, such as the heat plan
     * @param outcome why
     */
    record Failed(String part, ClearingOutcome outcome) implements SectorCouplingOutcome {}

    /** Returns the value; throws {@link IllegalStateException} with the reason where there is none. */
    default SectorCouplingValue orThrow() {
        return switch (this) {
            case Valued valued -> valued.value();
            case NotApplicable none -> throw new IllegalStateException(none.reason());
            case Failed failed ->
                throw new IllegalStateException("The %s failed: %s".formatted(failed.part(), failed.outcome()));
        };
    }
}
