package org.rexnet.network;

import java.util.Map;

/**
 * What flows or is burnt: electricity, heat, gas, or one that a study names.
 *
 * @param name unique within a network
 * @param attributes numbers per MWh of primary energy, by name; {@code co2_emissions} in tonnes of CO2 per MWh
 */
public record Carrier(String name, Map<String, Double> attributes) {

    /** Attribute that holds the emissions in tonnes of CO2 per MWh of primary energy. */
    public static final String CO2_EMISSIONS = "co2_emissions";

    public Carrier {
        attributes = Map.copyOf(attributes);
        attributes.forEach((attribute, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "Carrier %s: %s must be a number but is %s.".formatted(name, attribute, value));
            }
        });
    }

    /** Returns a carrier without emissions. */
    public static Carrier of(String name) {
        return new Carrier(name, Map.of());
    }

    /** Returns a carrier that emits the given tonnes of CO2 per MWh of primary energy. */
    public static Carrier of(String name, double co2PerMwh) {
        return new Carrier(name, Map.of(CO2_EMISSIONS, co2PerMwh));
    }

    /** Returns the value of one attribute, 0 where it is not given. */
    public double attribute(String attribute) {
        return attributes.getOrDefault(attribute, 0.0);
    }
}
