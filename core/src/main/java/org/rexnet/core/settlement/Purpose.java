package org.rexnet.core.settlement;

/** What a posting is for. */
public enum Purpose {
    /** Contracts bought and sold continuously. */
    TRADE,
    /** Contracts bought and sold in network auctions. */
    AUCTION,
    /** Surplus of network auctions. */
    AUCTION_SURPLUS,
    /** Capacity fees. */
    FEE,
    /** Energy that the balancing dispatch called. */
    BALANCING,
    /** Imbalances. */
    IMBALANCE,
    /** Congestion rent of what was balanced. */
    CONGESTION,
    /** Energy lost in the network. */
    LOSS,
    /** Surplus credited to those who use the network. */
    REBATE,
    /** What rounding leaves. */
    ROUNDING
}
