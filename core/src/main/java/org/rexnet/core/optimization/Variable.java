package org.rexnet.core.optimization;

/** Handle of one variable (column) of a {@link LinearModel}: its position, counted from 0 in order of creation. */
public record Variable(int index) {
    public Variable {
        if (index < 0) {
            throw new IllegalArgumentException("A variable's index must be at least 0 but is " + index + ".");
        }
    }
}
