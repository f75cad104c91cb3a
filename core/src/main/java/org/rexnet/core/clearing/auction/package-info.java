/**
 * Network auctions of the reservation exchange: the welfare-best clearing of what rests in its books, in whole lots and
 * ticks.
 *
 * <p>Start at {@link org.rexnet.core.clearing.auction.AuctionClearing}. May depend on {@code core.exchange},
 * {@code core.market} and {@code core.optimization}.
 */
@NullMarked
package org.rexnet.core.clearing.auction;

import org.jspecify.annotations.NullMarked;
