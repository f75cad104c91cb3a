/**
 * The reservation exchange: order books over all buses of an island, matched continuously within what the network can
 * deliver.
 *
 * <p>Start at {@link org.rexnet.core.exchange.ReservationExchange}. May depend on {@code network}, {@code network.flow}
 * and {@code core.market}.
 */
@NullMarked
package org.rexnet.core.exchange;

import org.jspecify.annotations.NullMarked;
