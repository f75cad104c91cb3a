package org.rexnet.core.study;

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
    HIGH
}
