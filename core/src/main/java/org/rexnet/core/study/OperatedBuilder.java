package org.rexnet.core.study;

import java.util.Optional;

/**
 * What builders of components have in common that run between shares of their capacity. Mutable, for one thread.
 *
 * @param <B> the builder itself
 */
abstract class OperatedBuilder<B extends OperatedBuilder<B>> extends TechnologyBuilder<B> {

    Profile minPu = Profile.ZERO;
    Profile maxPu = Profile.ONE;
    Profile quadraticCost = Profile.ZERO;
    Optional<Profile> setPointMw = Optional.empty();

    /** Sets the smallest use per unit of capacity by snapshot; below 0 it runs the other way; 0 by default, -1 of a storage unit. */
    public B minPu(Profile minPu) {
        this.minPu = minPu;
        return self();
    }

    /** Sets the smallest use per unit of capacity in every snapshot. */
    public B minPu(double minPu) {
        return minPu(Profile.of(minPu));
    }

    /** Sets the largest use per unit of capacity by snapshot, at least the smallest; 1 by default. */
    public B maxPu(Profile maxPu) {
        this.maxPu = maxPu;
        return self();
    }

    /** Sets the largest use per unit of capacity in every snapshot. */
    public B maxPu(double maxPu) {
        return maxPu(Profile.of(maxPu));
    }

    /** Sets the cost of the square of its power by snapshot, in money per MW^2 and hour, at least 0; 0 by default. */
    public B quadraticCost(Profile quadraticCost) {
        this.quadraticCost = quadraticCost;
        return self();
    }

    /** Sets the cost of the square of its power in every snapshot, in money per MW^2 and hour. */
    public B quadraticCost(double quadraticCost) {
        return quadraticCost(Profile.of(quadraticCost));
    }

    /** Sets the power that is prescribed, in MW, not a number in snapshots in which it is free; by default it is free in all. */
    public B setPointMw(Optional<Profile> setPointMw) {
        this.setPointMw = setPointMw;
        return self();
    }

    /** Sets the power that is prescribed, in MW; not a number in snapshots in which it is free. */
    public B setPointMw(Profile setPointMw) {
        return setPointMw(Optional.of(setPointMw));
    }
}
