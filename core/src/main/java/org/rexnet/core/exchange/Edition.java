package org.rexnet.core.exchange;

/** Edition of the rule book. A journal keeps the edition that it was begun with, so that its replay gives the same state. */
enum Edition {
    /**
     * Halting a halted period, or resuming a trading one, is rejected as not open; a branch's least quantity follows from the larger
     * of its two limits.
     */
    FIRST,
    /** Both are told by rules of their own; a branch has a least quantity in each direction, by its limit there. */
    SECOND;

    static final Edition LATEST = SECOND;
}
