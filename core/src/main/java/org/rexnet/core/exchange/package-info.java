/**
 * The reservation exchange: order books over all buses of an island, matched continuously within what the network can deliver.
 *
 * <p>Start at {@link org.rexnet.core.exchange.ReservationExchange}. May depend on the market's words and on the network with its
 * sensitivities.
 */
@NullMarked
package org.rexnet.core.exchange;

import org.jspecify.annotations.NullMarked;
