package org.rexnet.core.exchange;

/** Edition of the rule book; what a journal was begun with stays its own, so that it comes back to what it was. */
enum Edition {
    /**
     * Who halts what is halted, or resumes what trades, hears that the period is not open; a branch's least quantity follows from the larger
     * of its two limits.
     */
    FIRST,
    /** Both are told by rules of their own; a branch has a least quantity in each direction, by its limit there. */
    SECOND;

    static final Edition LATEST = SECOND;
}
