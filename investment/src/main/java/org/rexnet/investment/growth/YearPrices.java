package org.rexnet.investment.growth;

import java.util.Map;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.investment.signal.PriceSource;

/** Prices by which participants decide in a year, in place of those of the market. */
@FunctionalInterface
public interface YearPrices {

    /**
     * Returns the prices of a year, which nobody moves in it.
     *
     * @param year from 1
     * @param capacities MW (stores: MWh) that candidates have at its beginning, by candidate
     */
    PriceSource of(int year, Map<ComponentKey, Double> capacities);

    /** Returns the same prices for all years. */
    static YearPrices always(PriceSource prices) {
        return (year, capacities) -> prices;
    }
}
