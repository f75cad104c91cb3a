package org.rexnet.core.optimization;

/** Handle of one constraint (row) of a {@link LinearModel}: its position, counted from 0 in order of creation. */
public record Constraint(int index) {
    public Constraint {
        if (index < 0) {
            throw new IllegalArgumentException("A constraint's index must be at least 0 but is " + index + ".");
        }
    }
}
