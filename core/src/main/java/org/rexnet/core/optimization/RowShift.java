package org.rexnet.core.optimization;

/** By how much both bounds of a constraint move; in the constraint's unit. */
public record RowShift(Constraint row, double amount) {}
