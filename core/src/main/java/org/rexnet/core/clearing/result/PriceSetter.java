package org.rexnet.core.clearing.result;

/**
 * Part of what sets a price: a component whose quantity changes with the next MWh of demand, or with the last one.
 *
 * <p>Over the setters of a {@link MarginalMwh}, the sum of amount x marginal cost is its price.
 *
 * @param component quantity that changes, with its snapshot
 * @param amount by how much per MWh of demand, in MW for an hour (MWh for levels, MW for capacities)
 * @param marginalCost of that quantity, in money per unit, weighted for the snapshot that is priced
 */
public record PriceSetter(String component, double amount, double marginalCost) {

    /** Returns its part of the price in money per MWh. */
    public double contribution() {
        return amount * marginalCost;
    }
}
