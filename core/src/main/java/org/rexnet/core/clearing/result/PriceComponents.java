package org.rexnet.core.clearing.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parts of a locational price, in money per MWh: price = energy + sum of congestion + loss.
 *
 * @param energy mean price of all buses that branches of the carrier join, weighted by load (equally where there is none)
 * @param congestion by branch whose limit binds: line, transformer, pipe, link between buses of one carrier; "line after outage of other"
 *     for a limit after an outage, "use of link" for what a link's use costs
 * @param loss what pipes and links lose on the way; 0 where flows lose nothing
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
