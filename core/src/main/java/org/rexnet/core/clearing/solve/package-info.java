/**
 * Puts the problem of a window together and solves it: windows, batches of them, subproblems, and why there is no dispatch.
 *
 * <p>Start at {@link org.rexnet.core.clearing.solve.ClearingProblem}. May depend on all rooms but sectors, rolling and the door.
 */
@NullMarked
package org.rexnet.core.clearing.solve;

import org.jspecify.annotations.NullMarked;
