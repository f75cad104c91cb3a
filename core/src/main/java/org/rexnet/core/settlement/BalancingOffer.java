package org.rexnet.core.settlement;

import org.rexnet.core.market.Side;

/**
 * What can still move at delivery: more injection or less withdrawal is sold, less injection or more withdrawal is bought back. Shedding a
 * load is an offer to sell at its value, spilling output one to buy at what that costs, below 0.
 *
 * @param participant who offers
 * @param bus where
 * @param side SELL for upward, BUY for downward
 * @param millilots most, in thousandths of lots, at least 0
 * @param priceTicks cost of upward, saved cost of downward, in whole ticks per MWh
 */
public record BalancingOffer(String participant, String bus, Side side, long millilots, int priceTicks) {

    public BalancingOffer {
        if (millilots < 0) {
            throw new IllegalArgumentException(
                    "The balancing offer of %s at %s must be at least 0 but is %d thousandths of lots."
                            .formatted(participant, bus, millilots));
        }
    }
}
