/**
 * Results of a clearing: dispatch and prices, their explanations, payments, surpluses, charging and supply.
 *
 * <p>Start at {@link org.rexnet.core.clearing.result.Clearing}. May depend on {@code network}, {@code network.flow},
 * {@code core.optimization}, {@code core.section} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.result;

import org.jspecify.annotations.NullMarked;
