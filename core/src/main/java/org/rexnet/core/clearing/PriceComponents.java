package org.rexnet.core.clearing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parts of a locational price, in money per MWh: price = energy + sum of congestion + loss.
 *
 * @param energy price of the bus's electrical island, its buses weighted by their load (equally where there is none)
 * @param congestion by line or transformer whose limit binds, "line after outage of other" for a limit after an outage
 * @param loss 0 where flows lose nothing
 */
public record PriceComponents(double energy, Map<String, Double> congestion, double loss) {

    public PriceComponents {
        congestion = Collections.unmodifiableMap(new LinkedHashMap<>(congestion));
    }

    /** Returns the sum of the congestion parts. */
    public double totalCongestion() {
        return congestion.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns the price. */
    public double price() {
        return energy + totalCongestion() + loss;
    }
}
