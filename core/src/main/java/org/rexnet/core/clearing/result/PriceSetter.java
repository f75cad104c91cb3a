package org.rexnet.core.clearing.result;

import org.rexnet.core.study.ComponentKey;

/**
 * Part of what sets a price: a component whose quantity changes with the next MWh of demand, or with the last one.
 *
 * <p>Over the setters of a {@link MarginalMwh}, the sum of amount x marginal cost is its price.
 *
 * @param component whose quantity changes; the first of those who share it
 * @param quantity that changes
 * @param words for the quantity, such as {@code spill of storage unit lake}
 * @param snapshot in which it changes; empty where it is that of all of them
 * @param amount by how much per MWh of demand, in MW for an hour (MWh for levels, MW for capacities)
 * @param marginalCost of that quantity, in money per unit, weighted for the snapshot that is priced
 */
public record PriceSetter(
        ComponentKey component, Quantity quantity, String words, String snapshot, double amount, double marginalCost) {

    /** Returns the same quantity with another part of a price. */
    public PriceSetter moving(double newAmount, double newMarginalCost) {
        return new PriceSetter(component, quantity, words, snapshot, newAmount, newMarginalCost);
    }

    /** Returns quantity and snapshot in words. */
    public String name() {
        return snapshot.isEmpty() ? words : words + " " + snapshot;
    }

    /** Returns its part of the price in money per MWh. */
    public double contribution() {
        return amount * marginalCost;
    }
}
