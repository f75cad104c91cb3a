/**
 * What comes out of a clearing: dispatch and prices, what explains them, and what everybody pays, earns, charges and supplies.
 *
 * <p>Start at {@link org.rexnet.core.clearing.result.Clearing}. May depend on the study and the network's flow.
 */
@NullMarked
package org.rexnet.core.clearing.result;

import org.jspecify.annotations.NullMarked;
