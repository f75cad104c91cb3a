/**
 * Cutting planes: parts of a horizon that are cleared at given capacities, and the master problem that proposes the
 * next ones.
 *
 * <p>Start at {@link org.rexnet.investment.decomposition.Decomposition}. May depend on {@code core.clearing.result},
 * {@code core.clearing.solve}, {@code core.clearing.subproblem}, {@code core.optimization}, {@code core.parcel}, {@code core.study} and
 * {@code core.task}.
 */
@NullMarked
package org.rexnet.investment.decomposition;

import org.jspecify.annotations.NullMarked;
