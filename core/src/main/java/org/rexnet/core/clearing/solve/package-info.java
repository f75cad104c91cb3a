/**
 * Puts the problem of a window together and solves it: windows, batches of them, subproblems, and why there is no
 * dispatch.
 *
 * <p>Start at {@link org.rexnet.core.clearing.solve.ClearingProblem}. May depend on {@code network},
 * {@code network.flow}, {@code core.clearing.component}, {@code core.clearing.flow}, {@code core.clearing.model},
 * {@code core.clearing.price}, {@code core.clearing.result}, {@code core.clearing.subproblem},
 * {@code core.optimization}, {@code core.parcel}, {@code core.study} and {@code core.task}.
 */
@NullMarked
package org.rexnet.core.clearing.solve;

import org.jspecify.annotations.NullMarked;
