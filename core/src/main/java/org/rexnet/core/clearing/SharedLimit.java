package org.rexnet.core.clearing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limit over the whole horizon or over several parameters: lower <= sum of the parts' shares + sum of factor x parameter <= upper.
 *
 * @param name kind and name, such as {@code global constraint co2}
 * @param lower may be infinite
 * @param upper may be infinite
 * @param factors by the name of the parameter, in a fixed order; empty where the limit is over what parts use
 * @param physical whether it is part of what a capacity is, as the room for a storage level; otherwise the study states it
 */
public record SharedLimit(String name, double lower, double upper, Map<String, Double> factors, boolean physical) {

    public SharedLimit {
        factors = new LinkedHashMap<>(factors);
    }

    /** Returns a limit that the study states. */
    static SharedLimit of(String name, double lower, double upper, Map<String, Double> factors) {
        return new SharedLimit(name, lower, upper, factors, false);
    }
}
