/**
 * What comes out of a clearing: dispatch and prices, what explains them, and what everybody pays, earns, charges and
 * supplies.
 *
 * <p>Start at {@link org.rexnet.core.clearing.result.Clearing}. May depend on {@code network}, {@code network.flow},
 * {@code core.optimization}, {@code core.section} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.result;

import org.jspecify.annotations.NullMarked;
