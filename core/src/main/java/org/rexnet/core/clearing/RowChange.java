package org.rexnet.core.clearing;

import org.rexnet.core.optimization.Constraint;

/** By how much the right-hand side of a constraint changes. */
record RowChange(Constraint row, double amount) {}
