/**
 * Which prices of a solved window are published, which others are valid, and who sets them.
 *
 * <p>Start at {@link org.rexnet.core.clearing.price.PriceSetters}. May depend on {@code network}, {@code network.flow},
 * {@code core.clearing.flow}, {@code core.clearing.model}, {@code core.clearing.result}, {@code core.optimization} and
 * {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.price;

import org.jspecify.annotations.NullMarked;
