/**
 * A window of snapshots with its linear model: injections, capacities, levels, ramps, and what its variables and limits
 * mean.
 *
 * <p>Start at {@link org.rexnet.core.clearing.model.Window}. May depend on {@code network},
 * {@code core.clearing.result}, {@code core.clearing.subproblem}, {@code core.optimization} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.model;

import org.jspecify.annotations.NullMarked;
