package org.rexnet.core.study;

import java.util.Optional;

/**
 * What builders of components have in common whose power may change slowly alone, or that are on or off. Mutable, for one thread.
 *
 * @param <B> the builder itself
 */
abstract class SwitchableBuilder<B extends SwitchableBuilder<B>> extends OperatedBuilder<B> {

    RampLimits rampLimits = RampLimits.NONE;
    Optional<Commitment> commitment = Optional.empty();

    /** Sets how far power may change from one snapshot to the next; without limits by default. */
    public B rampLimits(RampLimits rampLimits) {
        this.rampLimits = rampLimits;
        return self();
    }

    /** Sets the rules of a unit that is on or off; by default it may run at any power between its limits. */
    public B commitment(Optional<Commitment> commitment) {
        this.commitment = commitment;
        return self();
    }

    /** Sets the rules of a unit that is on or off. */
    public B commitment(Commitment commitment) {
        return commitment(Optional.of(commitment));
    }
}
