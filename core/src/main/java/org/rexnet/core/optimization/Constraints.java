package org.rexnet.core.optimization;

import java.util.Objects;

/** Handle of a block of constraints that were added together and have consecutive positions. */
public record Constraints(int first, int count) {
    public Constraints {
        if (first < 0 || count < 0) {
            throw new IllegalArgumentException("A block of constraints cannot be " + count + " from " + first + ".");
        }
    }

    /** The k-th constraint of the block, counted from 0. */
    public Constraint at(int k) {
        return new Constraint(first + Objects.checkIndex(k, count));
    }
}
