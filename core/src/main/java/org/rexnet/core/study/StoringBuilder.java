package org.rexnet.core.study;

import java.util.Optional;

/**
 * What builders of components have in common that hold energy. Mutable, for one thread.
 *
 * @param <B> the builder itself
 */
abstract class StoringBuilder<B extends StoringBuilder<B>> extends OperatedBuilder<B> {

    double sign = 1;
    Profile standingLoss = Profile.ZERO;
    double initialMwh = 0;
    boolean cyclic = false;
    Optional<Profile> levelSetMwh = Optional.empty();
    Profile storageCost = Profile.ZERO;

    /** Sets the sign of what it gives: 1 where that is injected, by default, and -1 where it is withdrawn. */
    public B sign(double sign) {
        this.sign = sign;
        return self();
    }

    /** Sets the share of its level that it loses per hour by snapshot, from 0 to 1; 0 by default. */
    public B standingLoss(Profile standingLoss) {
        this.standingLoss = standingLoss;
        return self();
    }

    /** Sets the share of its level that it loses per hour in every snapshot, from 0 to 1. */
    public B standingLoss(double standingLoss) {
        return standingLoss(Profile.of(standingLoss));
    }

    /** Sets the level before the first snapshot of each block, in MWh; 0 by default. */
    public B initialMwh(double initialMwh) {
        this.initialMwh = initialMwh;
        return self();
    }

    /** Sets whether the level before the first snapshot of a block is that after its last; it is not by default. */
    public B cyclic(boolean cyclic) {
        this.cyclic = cyclic;
        return self();
    }

    /** Sets the level that is prescribed, in MWh, not a number in snapshots in which it is free; by default it is free in all. */
    public B levelSetMwh(Optional<Profile> levelSetMwh) {
        this.levelSetMwh = levelSetMwh;
        return self();
    }

    /** Sets the level that is prescribed, in MWh; not a number in snapshots in which it is free. */
    public B levelSetMwh(Profile levelSetMwh) {
        return levelSetMwh(Optional.of(levelSetMwh));
    }

    /** Sets the cost of its level by snapshot, in money per MWh and hour; 0 by default. */
    public B storageCost(Profile storageCost) {
        this.storageCost = storageCost;
        return self();
    }

    /** Sets the cost of its level in every snapshot, in money per MWh and hour. */
    public B storageCost(double storageCost) {
        return storageCost(Profile.of(storageCost));
    }
}
