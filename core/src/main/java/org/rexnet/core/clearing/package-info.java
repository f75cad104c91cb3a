/**
 * Nodal clearing: the welfare-best feasible dispatch of a study and its prices, with what explains them.
 *
 * <p>Start at {@link org.rexnet.core.clearing.MarketClearing}. May depend on the study, the network's flow and the LP port.
 */
@NullMarked
package org.rexnet.core.clearing;

import org.jspecify.annotations.NullMarked;
