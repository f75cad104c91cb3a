package org.rexnet.core.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One step of supply or of demand that answers the price.
 *
 * @param id unique among the bids
 * @param bus name of the bus
 * @param side whether it buys or sells
 * @param quantityMw MW, at least 0
 * @param price limit in money per MWh
 */
public record Bid(String id, String bus, Side side, Profile quantityMw, Profile price) implements Component {

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

    @Override
    public ComponentKind kind() {
        return ComponentKind.BID;
    }

    @Override
    public List<String> buses() {
        return List.of(bus);
    }

    @Override
    public List<String> fedBuses() {
        return side == Side.SELL ? buses() : List.of();
    }

    @Override
    public Map<String, Profile> drivers() {
        return Map.of(key().toString(), quantityMw);
    }

    @Override
    public double dearestPerMwh() {
        return Math.abs(price.max());
    }

    @Override
    public List<Reach> reach(double hours) {
        boolean sells = side == Side.SELL;
        return List.of(new Reach(bus, t -> sells ? quantityMw.at(t) : 0, t -> sells ? 0 : quantityMw.at(t)));
    }

    @Override
    public List<PricedPower> pricedPower() {
        return List.of(new PricedPower(Optional.of(bus), side, quantityMw::at, Optional.of(price::at)));
    }

    @Override
    public Bid withProfiles(UnaryOperator<Profile> change) {
        return new Bid(id, bus, side, change.apply(quantityMw), change.apply(price));
    }

    /** Returns a bid that is the same in every snapshot. */
    public static Bid of(String id, String bus, Side side, double quantityMw, double price) {
        return new Bid(id, bus, side, Profile.of(quantityMw), Profile.of(price));
    }
}
