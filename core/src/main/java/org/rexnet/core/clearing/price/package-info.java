/**
 * Which prices of a solved window are published, which others are valid, and who sets them.
 *
 * <p>Start at {@link org.rexnet.core.clearing.price.PriceSetters}. May depend on the window, the flow models and what these rest on.
 */
@NullMarked
package org.rexnet.core.clearing.price;

import org.jspecify.annotations.NullMarked;
