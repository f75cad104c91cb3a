package org.rexnet.core.clearing.result;

import org.rexnet.core.study.ComponentKey;

/**
 * What one component pays, receives, spends and earns over the horizon, in the study's currency.
 *
 * @param component a bus stands for lost load and surplus there
 * @param receipts price x net injection over all snapshots with their weights; below 0 what it pays
 * @param cost what its operation costs; below 0 the value that it has from energy
 */
public record Surplus(ComponentKey component, double receipts, double cost) {

    /** Returns receipts less cost: congestion rent for a line, surplus for a participant. */
    public double amount() {
        return receipts - cost;
    }
}
