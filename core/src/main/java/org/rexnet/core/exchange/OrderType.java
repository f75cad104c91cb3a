package org.rexnet.core.exchange;

/** How an order trades. */
public enum OrderType {
    /** Trades up to its limit, rests with what is left. */
    LIMIT,
    /** Trades at any price within the band; what is left is cancelled. */
    MARKET,
    /** Trades up to its limit; what is left is cancelled. */
    IMMEDIATE_OR_CANCEL,
    /** Trades in full at once or is rejected. */
    FILL_OR_KILL,
    /** Trades in full at once, or waits unseen until it can. */
    ALL_OR_NONE,
    /** Shows a peak at rest, and the next one at the end of the queue when it is used up. */
    ICEBERG,
    /** Trades the same lots in each of its periods, all or none, at an average price. */
    BLOCK,
    /** Trades an amount of energy over its periods, at most so many lots in each. */
    FLEXIBLE,
    /** Buys in one book and sells in others, in network auctions only; comes by {@link Command.Convert}. */
    CONVERSION;

    private static final OrderType[] TYPES = values();

    static OrderType of(int ordinal) {
        return TYPES[ordinal];
    }

    /** Returns whether the first word of a {@link Command.Submit} names a type that comes so. */
    static boolean comesAlone(long word) {
        return (word >>> 8 & 0xFF) < CONVERSION.ordinal();
    }

    /** Returns whether nothing of such an order is ever left after its command. */
    boolean isImmediate() {
        return this == MARKET || this == IMMEDIATE_OR_CANCEL || this == FILL_OR_KILL;
    }

    /** Returns whether such an order spans several periods. */
    boolean spansPeriods() {
        return this == BLOCK || this == FLEXIBLE;
    }
}
