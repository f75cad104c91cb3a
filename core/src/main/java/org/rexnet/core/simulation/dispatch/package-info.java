/**
 * Cheapest operation of plants on a network over the periods ahead: the linear program that the bound, central dispatch, day-ahead
 * clearings and balancing at delivery have in common.
 *
 * <p>Start at {@link org.rexnet.core.simulation.dispatch.Dispatch}. May depend on {@code core.exchange}, {@code core.market},
 * {@code core.optimization} and {@code core.trading}.
 */
@NullMarked
package org.rexnet.core.simulation.dispatch;

import org.jspecify.annotations.NullMarked;
