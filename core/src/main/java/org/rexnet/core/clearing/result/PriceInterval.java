package org.rexnet.core.clearing.result;

/**
 * Prices that are valid at a bus in a snapshot, each that of some optimal dual solution: from the value of the last MWh of demand to the
 * cost of the next one. In a plan capacities are free to follow; units stay on or off as they are.
 *
 * @param low value of the last MWh of demand, in money per MWh; negative infinity where demand cannot fall
 * @param high cost of one more MWh of demand; infinity where it cannot be served
 */
public record PriceInterval(double low, double high) {

    /** Returns whether there is only one valid price, to within a tolerance in money per MWh. */
    public boolean isUnique(double tolerance) {
        return high - low <= tolerance;
    }
}
