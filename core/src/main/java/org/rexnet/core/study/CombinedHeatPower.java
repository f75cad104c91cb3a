package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rexnet.network.Network;

/**
 * Plant that turns fuel into electric power p and heat q: fuel = (p + c_v q) / efficiency.
 *
 * <p>Back-pressure: p = c_b q. Extraction: c_b q at most p, and p + c_v q at most the capacity.
 *
 * @param id unique among these plants
 * @param type how power and heat belong together
 * @param powerBus where power is fed in
 * @param heatBus where heat is fed in
 * @param fuelBus where fuel is drawn; empty where it is bought at {@code fuelCost}
 * @param fuelCost money per MWh of fuel, on top of its price at the fuel bus where there is one
 * @param carrier name of the technology; empty where it is not named
 * @param capacityMw largest power, of an extraction plant in pure condensing
 * @param expansion how the capacity may be extended
 * @param maxHeatMw largest heat, may be infinite
 * @param efficiency power per fuel, of an extraction plant in pure condensing; above 0
 * @param powerToHeat c_b, power per heat at the back-pressure line; above 0 for back-pressure, at least 0 for extraction
 * @param powerLossPerHeat c_v, power lost per heat taken; 0 for back-pressure
 * @param minPowerMw least power, at least 0
 * @param marginalCost money per MWh of power, beside fuel
 * @param co2PerMwhFuel tonnes of CO2 per MWh of fuel, beside what the fuel's carrier emits where it is generated
 */
public record CombinedHeatPower(
        String id,
        Type type,
        String powerBus,
        String heatBus,
        Optional<String> fuelBus,
        Profile fuelCost,
        String carrier,
        double capacityMw,
        Optional<Expansion> expansion,
        double maxHeatMw,
        double efficiency,
        double powerToHeat,
        double powerLossPerHeat,
        double minPowerMw,
        Profile marginalCost,
        double co2PerMwhFuel)
        implements Component {

    /** How power and heat belong together. */
    public enum Type {
        /** In a fixed ratio. */
        BACK_PRESSURE,
        /** Heat is taken from the turbine at the cost of some power. */
        EXTRACTION
    }

    public CombinedHeatPower {
        double largest = expansion.map(Expansion::max).orElse(capacityMw);
        double powerAtMaxHeat = type == Type.BACK_PRESSURE ? powerToHeat * maxHeatMw : Double.POSITIVE_INFINITY;
        Attributes.check("CHP", id)
                .finite("fuelCost", fuelCost)
                .finite("marginalCost", marginalCost)
                .atLeastZero("capacityMw", capacityMw)
                .atLeastZero("maxHeatMw", maxHeatMw)
                .aboveZero("efficiency", Profile.of(efficiency))
                .atLeastZero("powerToHeat", powerToHeat)
                .atLeastZero("powerLossPerHeat", powerLossPerHeat)
                .atLeastZero("minPowerMw", minPowerMw)
                .finite("co2PerMwhFuel", Profile.of(co2PerMwhFuel))
                .ordered("minPowerMw", minPowerMw, "the largest power", Math.min(largest, powerAtMaxHeat))
                .done();
        if (type == Type.BACK_PRESSURE && (!(powerToHeat > 0) || powerLossPerHeat != 0)) {
            throw new IllegalArgumentException(
                    "CHP %s: back-pressure needs a powerToHeat above 0 and no powerLossPerHeat, but they are %s and %s."
                            .formatted(id, powerToHeat, powerLossPerHeat));
        }
    }

    /** Returns a builder of a back-pressure plant: power per fuel and power per heat at its fixed ratio. */
    public static Builder backPressure(
            String id, String powerBus, String heatBus, double efficiency, double powerToHeat) {
        return new Builder(id, Type.BACK_PRESSURE, powerBus, heatBus, efficiency, powerToHeat, 0);
    }

    /** Returns a builder of an extraction plant: power per fuel in pure condensing, c_b and c_v. */
    public static Builder extraction(
            String id,
            String powerBus,
            String heatBus,
            double efficiency,
            double powerToHeat,
            double powerLossPerHeat) {
        return new Builder(id, Type.EXTRACTION, powerBus, heatBus, efficiency, powerToHeat, powerLossPerHeat);
    }

    /** Returns the fuel in MW that power and heat in MW take. */
    public double fuelMw(double powerMw, double heatMw) {
        return (powerMw + powerLossPerHeat * heatMw) / efficiency;
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.CHP;
    }

    @Override
    public List<String> buses() {
        List<String> buses = new ArrayList<>(List.of(powerBus, heatBus));
        fuelBus.ifPresent(buses::add);
        return buses;
    }

    @Override
    public List<String> fedBuses() {
        return List.of(powerBus, heatBus);
    }

    @Override
    public double capacity() {
        return capacityMw;
    }

    @Override
    public CombinedHeatPower withCapacity(double newCapacity) {
        return toBuilder().capacityMw(newCapacity).build();
    }

    @Override
    public CombinedHeatPower withExpansion(Optional<Expansion> newExpansion) {
        return toBuilder().expansion(newExpansion).build();
    }

    @Override
    public List<Profile> runningCosts() {
        return List.of(marginalCost, fuelCost);
    }

    @Override
    public CombinedHeatPower withRunningCosts(UnaryOperator<Profile> change) {
        return toBuilder()
                .marginalCost(change.apply(marginalCost))
                .fuelCost(change.apply(fuelCost))
                .build();
    }

    /** Returns the same with what its fuel emits beside the fuel's carrier paid for. */
    @Override
    public CombinedHeatPower withCo2Price(double perTonne, Network network) {
        return co2PerMwhFuel == 0
                ? this
                : toBuilder()
                        .fuelCost(fuelCost.map(cost -> cost + perTonne * co2PerMwhFuel))
                        .build();
    }

    @Override
    public double dearestPerMwh() {
        return marginalCost.max() + fuelCost.max() / efficiency;
    }

    @Override
    public List<Reach> reach(double hours) {
        double heatMw = Math.min(maxHeatMw, capacityMw / (powerToHeat + powerLossPerHeat));
        List<Reach> all = new ArrayList<>();
        all.add(new Reach(powerBus, t -> capacityMw, t -> 0));
        all.add(new Reach(heatBus, t -> heatMw, t -> 0));
        fuelBus.ifPresent(bus -> all.add(new Reach(bus, t -> 0, t -> capacityMw / efficiency)));
        return all;
    }

    /**
     * Returns heat with the power of the back-pressure line, in MW of heat; of an extraction plant power in pure condensing, too, in MW of
     * power, so that extraction lies between them.
     */
    @Override
    public Optional<Conversion> conversion() {
        if (capacityMw == 0) {
            return Optional.empty();
        }
        double mostHeat = Math.min(maxHeatMw, capacityMw / (powerToHeat + powerLossPerHeat));
        if (type == Type.BACK_PRESSURE) {
            return Optional.of(Conversion.of(way(powerToHeat, 1, minPowerMw / powerToHeat, mostHeat)));
        }
        return Optional.of(new Conversion(
                List.of(way(powerToHeat, 1, 0, mostHeat), way(1, 0, 0, capacityMw)),
                List.of(
                        new Conversion.Limit(List.of(powerToHeat + powerLossPerHeat, 1.0), capacityMw),
                        new Conversion.Limit(List.of(-powerToHeat, -1.0), -minPowerMw)),
                Double.POSITIVE_INFINITY));
    }

    /** Returns what makes so much power and heat at once, between two multiples of it. */
    private Conversion.Way way(double powerMw, double heatMw, double least, double most) {
        double fuel = fuelMw(powerMw, heatMw);
        List<Conversion.Port> ports = new ArrayList<>();
        if (powerMw > 0) {
            ports.add(Conversion.Port.of(powerBus, powerMw));
        }
        ports.add(Conversion.Port.of(heatBus, heatMw));
        fuelBus.ifPresent(bus -> ports.add(Conversion.Port.of(bus, -fuel)));
        return new Conversion.Way(
                ports, t -> least, t -> most, t -> marginalCost.at(t) * powerMw + fuelCost.at(t) * fuel);
    }

    @Override
    public CombinedHeatPower withProfiles(UnaryOperator<Profile> change) {
        return toBuilder()
                .fuelCost(change.apply(fuelCost))
                .marginalCost(change.apply(marginalCost))
                .build();
    }

    /** Returns a builder that starts from these attributes. */
    public Builder toBuilder() {
        Builder copy = new Builder(id, type, powerBus, heatBus, efficiency, powerToHeat, powerLossPerHeat);
        copy.fuelBus = fuelBus;
        copy.fuelCost = fuelCost;
        copy.carrier = carrier;
        copy.capacityMw = capacityMw;
        copy.expansion = expansion;
        copy.maxHeatMw = maxHeatMw;
        copy.minPowerMw = minPowerMw;
        copy.marginalCost = marginalCost;
        copy.co2PerMwhFuel = co2PerMwhFuel;
        return copy;
    }

    /** Collects the attributes; mutable, for one thread. */
    public static final class Builder extends TechnologyBuilder<Builder> {

        private final String id;
        private final Type type;
        private final String powerBus;
        private final String heatBus;
        private final double efficiency;
        private final double powerToHeat;
        private final double powerLossPerHeat;
        private Optional<String> fuelBus = Optional.empty();
        private Profile fuelCost = Profile.ZERO;
        private double capacityMw = 0;
        private double maxHeatMw = Double.POSITIVE_INFINITY;
        private double minPowerMw = 0;
        private double co2PerMwhFuel = 0;

        private Builder(
                String id,
                Type type,
                String powerBus,
                String heatBus,
                double efficiency,
                double powerToHeat,
                double powerLossPerHeat) {
            this.id = id;
            this.type = type;
            this.powerBus = powerBus;
            this.heatBus = heatBus;
            this.efficiency = efficiency;
            this.powerToHeat = powerToHeat;
            this.powerLossPerHeat = powerLossPerHeat;
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets the name of the bus where fuel is drawn; by default there is none, and fuel is bought at its cost. */
        public Builder fuelBus(Optional<String> fuelBus) {
            this.fuelBus = fuelBus;
            return this;
        }

        /** Sets the name of the bus where fuel is drawn. */
        public Builder fuelBus(String fuelBus) {
            return fuelBus(Optional.of(fuelBus));
        }

        /**
         * Sets the cost of fuel by snapshot, in money per MWh of fuel, on top of its price at the fuel bus where there is one; 0 by
         * default.
         */
        public Builder fuelCost(Profile fuelCost) {
            this.fuelCost = fuelCost;
            return this;
        }

        /** Sets the cost of fuel in every snapshot, in money per MWh of fuel. */
        public Builder fuelCost(double fuelCost) {
            return fuelCost(Profile.of(fuelCost));
        }

        /** Sets the largest power in MW, of an extraction plant in pure condensing, at least 0; 0 by default. */
        public Builder capacityMw(double capacityMw) {
            this.capacityMw = capacityMw;
            return this;
        }

        /** Sets the largest heat in MW, at least 0; without limit by default. */
        public Builder maxHeatMw(double maxHeatMw) {
            this.maxHeatMw = maxHeatMw;
            return this;
        }

        /** Sets the least power in MW, at least 0; 0 by default. */
        public Builder minPowerMw(double minPowerMw) {
            this.minPowerMw = minPowerMw;
            return this;
        }

        /** Sets tonnes of CO2 per MWh of fuel, beside what the fuel's carrier emits where it is generated; 0 by default. */
        public Builder co2PerMwhFuel(double co2PerMwhFuel) {
            this.co2PerMwhFuel = co2PerMwhFuel;
            return this;
        }

        /** Returns the component; throws {@link IllegalArgumentException} where an attribute is out of its range. */
        public CombinedHeatPower build() {
            return new CombinedHeatPower(
                    id,
                    type,
                    powerBus,
                    heatBus,
                    fuelBus,
                    fuelCost,
                    carrier,
                    capacityMw,
                    expansion,
                    maxHeatMw,
                    efficiency,
                    powerToHeat,
                    powerLossPerHeat,
                    minPowerMw,
                    marginalCost,
                    co2PerMwhFuel);
        }
    }
}
