package org.rexnet.core.clearing.result;

import org.rexnet.core.study.ComponentKind;

/**
 * What one component pays, receives, spends and earns over the horizon, in the study's currency.
 *
 * @param kind table of the component; buses stand for lost load and surplus there
 * @param name name of the component
 * @param receipts price x net injection over all snapshots with their weights; below 0 what it pays
 * @param cost what its operation costs; below 0 the value that it has from energy
 */
public record Account(ComponentKind kind, String name, double receipts, double cost) {

    /** Returns receipts less cost: congestion rent for a line, surplus for a participant. */
    public double surplus() {
        return receipts - cost;
    }
}
