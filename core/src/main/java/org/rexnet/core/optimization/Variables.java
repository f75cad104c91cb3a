package org.rexnet.core.optimization;

import java.util.Objects;

/** Handle of a block of variables that were added together and have consecutive positions. */
public record Variables(int first, int count) {
    public Variables {
        if (first < 0 || count < 0) {
            throw new IllegalArgumentException("A block of variables cannot be " + count + " from " + first + ".");
        }
    }

    /** The k-th variable of the block, counted from 0. */
    public Variable at(int k) {
        return new Variable(first + Objects.checkIndex(k, count));
    }
}
