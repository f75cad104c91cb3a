package org.rexnet.core.clearing.result;

import java.util.List;

/**
 * Cost of one more MWh of demand at a bus in a snapshot, or saving of one less, and the components that answer: the right-hand or the
 * left-hand derivative of least cost. Demand is what must be served; units stay on or off as they are.
 *
 * @param price of that MWh; infinite where it cannot be had, negative infinity where demand cannot fall
 * @param setters whose contributions add up to the price, largest first; none where it is infinite or nothing determines them
 * @param chain the same from place to place
 */
public record MarginalMwh(double price, List<PriceSetter> setters, PriceChain chain) {

    public MarginalMwh {
        setters = List.copyOf(setters);
    }

    /** Returns whether demand can change so. */
    public boolean isPossible() {
        return !Double.isInfinite(price);
    }
}
