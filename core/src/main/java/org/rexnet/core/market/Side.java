package org.rexnet.core.market;

/** Side of an order or a trade: who sells injects, who buys withdraws. */
public enum Side {
    SELL,
    BUY;

    /** Returns the other side. */
    public Side opposite() {
        return this == SELL ? BUY : SELL;
    }

    /** Returns the sign of the injection at the bus: +1 for selling, -1 for buying. */
    public int sign() {
        return this == SELL ? 1 : -1;
    }
}
