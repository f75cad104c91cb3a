package org.rexnet.core.study;

import java.util.Locale;

/**
 * Which prices are published where several are valid; always those of one optimal dual solution, so that payments, receipts and rents
 * agree.
 */
public enum PriceRule {
    /** Whichever the solver finds; the order of rows may change them. */
    ANY,
    /** Those nearest to the middle of each price's interval, by squares weighted by hours x (1 + load in MW). */
    MIDPOINT,
    /** Those at which loads pay least; of these, the nearest to the middles. */
    LOW,
    /** Those at which loads pay most; of these, the nearest to the middles. */
    HIGH;

    /**
     * Refuses all but {@link #ANY} where the prices are those with which a search ends.
     *
     * @param who publishes them
     * @param instead what to do for other prices
     * @throws IllegalArgumentException if this is another rule
     */
    public void requireAny(String who, String instead) {
        if (this != ANY) {
            throw new IllegalArgumentException(
                    "study.yaml: prices is %s, but %s publishes the prices that its search ends with. Set prices: any, or %s."
                            .formatted(name().toLowerCase(Locale.ROOT), who, instead));
        }
    }
}
