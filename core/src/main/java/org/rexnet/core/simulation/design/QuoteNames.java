package org.rexnet.core.simulation.design;

/** Names of quoters' orders at the exchange: above 0, one for each quoter, period and side; those of a quoter follow each other. */
final class QuoteNames {

    private final int bits;

    /** Has names for periods from 0 to before a number. */
    QuoteNames(int periods) {
        bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, periods - 1)) + 1;
    }

    /** Returns the name of an order; {@code side} is that of {@link Floor}. */
    long of(int quoter, int side, int period) {
        return 1 + ((long) quoter << bits | (long) period << 1 | side);
    }

    /** Returns who has an order of that name. */
    int quoter(long name) {
        return (int) (name - 1 >> bits);
    }

    /** Returns in which period. */
    int period(long name) {
        return (int) (name - 1 & (1L << bits) - 1) >> 1;
    }

    /** Returns on which side. */
    int side(long name) {
        return (int) (name - 1 & 1);
    }
}
