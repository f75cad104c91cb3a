/**
 * A window of snapshots with its linear model: injections, capacities, levels, ramps, and what its variables and limits mean.
 *
 * <p>Start at {@link org.rexnet.core.clearing.model.Window}. May depend on the study, the LP port, results and subproblems' parameters.
 */
@NullMarked
package org.rexnet.core.clearing.model;

import org.jspecify.annotations.NullMarked;
