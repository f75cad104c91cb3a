/**
 * What a part of the horizon and the master that decides capacities and levels for all parts say to each other.
 *
 * <p>Start at {@link org.rexnet.core.clearing.subproblem.Parameter}. May depend on {@code core.clearing.result},
 * {@code core.optimization} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.subproblem;

import org.jspecify.annotations.NullMarked;
