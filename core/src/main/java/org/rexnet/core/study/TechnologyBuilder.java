package org.rexnet.core.study;

import java.util.Optional;

/**
 * Attributes that all technologies share in their builders: name, expansion of the capacity, marginal cost. Mutable, for
 * one thread.
 *
 * @param <B> the builder itself
 */
abstract class TechnologyBuilder<B extends TechnologyBuilder<B>> {

    String carrier = "";
    Optional<Expansion> expansion = Optional.empty();
    Profile marginalCost = Profile.ZERO;

    abstract B self();

    /** Sets the name of the technology, fuel or content; empty where it is not named, by default. */
    public B carrier(String carrier) {
        this.carrier = carrier;
        return self();
    }

    /** Sets how the capacity may be extended; by default it may not. */
    public B expansion(Optional<Expansion> expansion) {
        this.expansion = expansion;
        return self();
    }

    /** Sets how the capacity may be extended. */
    public B expansion(Expansion expansion) {
        return expansion(Optional.of(expansion));
    }

    /** Sets the cost of running by snapshot, in money per MWh; below 0 it is earned; 0 by default. */
    public B marginalCost(Profile marginalCost) {
        this.marginalCost = marginalCost;
        return self();
    }

    /** Sets the cost of running in every snapshot, in money per MWh. */
    public B marginalCost(double marginalCost) {
        return marginalCost(Profile.of(marginalCost));
    }
}
