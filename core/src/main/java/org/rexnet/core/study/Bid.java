package org.rexnet.core.study;

/**
 * One step of supply or of demand that answers the price.
 *
 * @param id unique among the bids
 * @param bus name of the bus
 * @param side whether it buys or sells
 * @param quantityMw MW, at least 0
 * @param price limit in money per MWh
 */
public record Bid(String id, String bus, Side side, Profile quantityMw, Profile price) {

    /** Whether energy is withdrawn or injected, and the sign that goes with it. */
    public enum Side {
        BUY(-1),
        SELL(1);

        private final int sign;

        Side(int sign) {
            this.sign = sign;
        }

        /** Returns 1 for injection and -1 for withdrawal. */
        public int sign() {
            return sign;
        }
    }

    public Bid {
        Attributes.check("Bid", id)
                .atLeastZero("quantityMw", quantityMw)
                .finite("price", price)
                .done();
    }

    /** Returns a bid that is the same in every snapshot. */
    public static Bid of(String id, String bus, Side side, double quantityMw, double price) {
        return new Bid(id, bus, side, Profile.of(quantityMw), Profile.of(price));
    }
}
