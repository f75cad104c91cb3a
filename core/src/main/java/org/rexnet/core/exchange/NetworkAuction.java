package org.rexnet.core.exchange;

/**
 * Door through which the exchange asks for network auctions (rule R10): whoever stands behind it finds the welfare-best clearing of what
 * rests, within the headroom that is left, in whole lots and ticks.
 *
 * <p>What goes in is an {@link AuctionCall}: for each book the grid with exact flows and limits, and the resting orders as columns by bus,
 * side and price; blocks and flexible orders that join books. What comes out is an {@link AuctionResult}: lots by column, a price by bus,
 * the blocks accepted. The exchange checks the result (columns, balance, limits), lets columns fill by age, and makes it a series of
 * events; a result that is not feasible is a fault of whoever made it and throws {@link IllegalStateException}. A journal keeps the
 * results, so that a replay need not solve anything again.
 */
@FunctionalInterface
public interface NetworkAuction {

    /** Does nothing: orders meet pair by pair only. */
    NetworkAuction NONE = AuctionResult::nothing;

    /** Clears books together; one result for each, in their order. */
    AuctionResult clear(AuctionCall call);
}
