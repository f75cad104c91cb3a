package org.rexnet.investment.signal;

import org.rexnet.core.clearing.result.Clearing;

/**
 * Prices of a clearing, which knows the shadow prices of its branches and limits, too.
 *
 * @param clearing of the study that is valued
 */
public record ClearedPrices(Clearing clearing) implements PriceSource {

    @Override
    public String origin() {
        return "the market's clearing";
    }

    @Override
    public double[][] prices() {
        return clearing.prices();
    }
}
