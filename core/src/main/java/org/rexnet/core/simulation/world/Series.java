package org.rexnet.core.simulation.world;

import org.rexnet.core.simulation.random.Digest;

/**
 * One number that the world decides, by period: as it turns out and as it is expected at each earlier period. To be read only.
 */
interface Series {

    /** Returns what happens in a period. */
    double realized(int period);

    /** Returns what is expected of a period at the start of another, the same or an earlier one. */
    double expected(int issued, int period);

    /** Returns whether what is expected of that period or a later one changes at its start, against the start of the period before. */
    boolean changes(int issued);

    /** Returns whether what is expected never changes. */
    default boolean isSure() {
        return false;
    }

    /** Returns whether what is expected is looked up, and not computed. */
    default boolean isLookedUp() {
        return false;
    }

    /** Adds all of it to a hash. */
    void addTo(Digest digest);
}
