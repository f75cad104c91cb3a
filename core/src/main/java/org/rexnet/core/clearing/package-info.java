/**
 * Nodal clearing: the welfare-best feasible dispatch of a study and its prices, with what explains them.
 *
 * <p>Start at {@link org.rexnet.core.clearing.MarketClearing}. May depend on {@code network}, {@code network.flow},
 * {@code core.clearing.answer}, {@code core.clearing.component}, {@code core.clearing.flow},
 * {@code core.clearing.result}, {@code core.clearing.rolling}, {@code core.clearing.sectors},
 * {@code core.clearing.solve}, {@code core.optimization}, {@code core.section}, {@code core.study},
 * {@code core.task} and {@code tech.tablesaw}.
 */
@NullMarked
package org.rexnet.core.clearing;

import org.jspecify.annotations.NullMarked;
