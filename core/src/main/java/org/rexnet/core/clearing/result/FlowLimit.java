package org.rexnet.core.clearing.result;

/**
 * Limit of the flow through one line, transformer or radial pipe in one snapshot.
 *
 * @param line position of the line or transformer among the passive branches; radial pipes follow
 * @param outage position of the branch that is out, or {@link #NO_OUTAGE}
 * @param snapshot position in the window
 * @param kind which limit
 */
public record FlowLimit(int line, int outage, int snapshot, Kind kind) {

    /** All branches are in service. */
    public static final int NO_OUTAGE = -1;

    /** Which limit of a flow. */
    public enum Kind {
        /** Both limits that no variable moves. */
        FIXED,
        /** Capacity that is a variable, flow counted positive. */
        CAPACITY_FORWARD,
        /** Capacity that is a variable, flow counted negative. */
        CAPACITY_BACKWARD,
        /** No limit: a flow that is a variable because losses follow it. */
        DEFINITION
    }

    /** Returns the same limit in another snapshot. */
    public FlowLimit at(int k) {
        return new FlowLimit(line, outage, k, kind);
    }
}
