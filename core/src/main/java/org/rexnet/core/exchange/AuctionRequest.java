package org.rexnet.core.exchange;

import java.util.List;

/**
 * A call for a network auction, and the orders behind its columns.
 *
 * @param call what the auction sees
 * @param slots by book and column, oldest first
 */
record AuctionRequest(AuctionCall call, List<List<int[]>> slots) {}
