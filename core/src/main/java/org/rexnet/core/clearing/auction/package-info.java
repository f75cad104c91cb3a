/**
 * Network auctions of the reservation exchange: the welfare-best clearing of what rests in its books, in whole lots and ticks.
 *
 * <p>Start at {@link org.rexnet.core.clearing.auction.AuctionClearing}. May depend on the exchange's door, the market's words and the LP port.
 */
@NullMarked
package org.rexnet.core.clearing.auction;

import org.jspecify.annotations.NullMarked;
