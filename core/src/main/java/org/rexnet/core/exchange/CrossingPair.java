package org.rexnet.core.exchange;

/** Prices and ages of two resting orders, the best of their buses, and by how much they overlap; mutable. */
final class CrossingPair {

    private static final int NONE = -1;

    private int overlap = NONE;
    private long ask;
    private long bid;
    private int seller;
    private int buyer;

    void set(int newOverlap, long newAsk, long newBid, int newSeller, int newBuyer) {
        overlap = newOverlap;
        ask = newAsk;
        bid = newBid;
        seller = newSeller;
        buyer = newBuyer;
    }

    void copy(CrossingPair other) {
        set(other.overlap, other.ask, other.bid, other.seller, other.buyer);
    }

    void forget() {
        overlap = NONE;
    }

    /** Returns whether there is any. */
    boolean isThere() {
        return overlap >= 0;
    }

    /** Returns whether another is of the same orders. */
    boolean isSame(CrossingPair other) {
        return overlap == other.overlap && ask == other.ask && bid == other.bid;
    }

    /** Returns by how many ticks bid and ask overlap; below 0 where there is none. */
    int overlap() {
        return overlap;
    }

    /** Returns the bus that sells. */
    int seller() {
        return seller;
    }

    /** Returns the bus that buys. */
    int buyer() {
        return buyer;
    }

    /** Returns whether others overlap by more, or by as much and are older: the younger of both, then the older. */
    boolean isWorseThan(int otherOverlap, long otherAsk, long otherBid) {
        if (otherOverlap != overlap) {
            return otherOverlap > overlap;
        }
        long younger = Math.max(Orders.age(otherAsk), Orders.age(otherBid));
        long ownYounger = Math.max(Orders.age(ask), Orders.age(bid));
        long older = Math.min(Orders.age(otherAsk), Orders.age(otherBid));
        return younger < ownYounger || younger == ownYounger && older < Math.min(Orders.age(ask), Orders.age(bid));
    }
}
