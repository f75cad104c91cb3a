package org.rexnet.core.study;

import org.rexnet.network.Carrier;

/**
 * Limit over many components, as PyPSA's global constraints.
 *
 * @param id unique among the global constraints
 * @param type what is summed
 * @param attribute carrier attribute that weighs the sum, such as {@code co2_emissions}, or the carriers it is about
 * @param bus bus that it is about; empty for all
 * @param sense how the sum compares with the constant
 * @param constant right-hand side, in the unit of the sum
 */
public record GlobalConstraint(String id, Type type, String attribute, String bus, Sense sense, double constant) {

    /** What a global constraint sums. */
    public enum Type {
        /** Primary energy of generators, and of storage by its change of level, each times the carrier's attribute. */
        PRIMARY_ENERGY("primary_energy"),
        /** Energy from the components of the carriers that {@code attribute} names. */
        OPERATIONAL_LIMIT("operational_limit"),
        /** Length times capacity of the extendable lines and links of the carriers that {@code attribute} names. */
        TRANSMISSION_VOLUME_EXPANSION_LIMIT("transmission_volume_expansion_limit"),
        /** Cost of the capacity of the extendable lines and links of the carriers that {@code attribute} names. */
        TRANSMISSION_EXPANSION_COST_LIMIT("transmission_expansion_cost_limit"),
        /** Capacity of the extendable components of the carrier that {@code attribute} names. */
        TECH_CAPACITY_EXPANSION_LIMIT("tech_capacity_expansion_limit");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** Returns the name in PyPSA's table. */
        public String text() {
            return text;
        }

        /** Returns whether it sums what happens over the horizon, and not capacities. */
        public boolean isOverTime() {
            return this == PRIMARY_ENERGY || this == OPERATIONAL_LIMIT;
        }
    }

    /** How a sum compares with a constant. */
    public enum Sense {
        AT_MOST("<="),
        EQUAL("=="),
        AT_LEAST(">=");

        private final String text;

        Sense(String text) {
            this.text = text;
        }

        /** Returns the sign in PyPSA's table. */
        public String text() {
            return text;
        }
    }

    public GlobalConstraint {
        if (!Double.isFinite(constant)) {
            throw new IllegalArgumentException(
                    "Global constraint %s: the constant must be a number but is %s.".formatted(id, constant));
        }
    }

    /** Returns the unit of the sum, for people; {@code currency} is the study's. */
    public String unit(String currency) {
        return switch (type) {
            case PRIMARY_ENERGY -> attribute.equals(Carrier.CO2_EMISSIONS) ? "t CO2" : "unit";
            case OPERATIONAL_LIMIT -> "MWh";
            case TRANSMISSION_VOLUME_EXPANSION_LIMIT -> "MW km";
            case TRANSMISSION_EXPANSION_COST_LIMIT -> currency;
            case TECH_CAPACITY_EXPANSION_LIMIT -> "MW (MWh of stores)";
        };
    }

    /** Returns a limit on the emissions of CO2, in tonnes over the horizon's weighted hours. */
    public static GlobalConstraint co2Limit(String id, double tonnes) {
        return new GlobalConstraint(id, Type.PRIMARY_ENERGY, Carrier.CO2_EMISSIONS, "", Sense.AT_MOST, tonnes);
    }
}
