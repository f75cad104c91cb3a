package org.rexnet.core.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.rexnet.network.Carrier;
import org.rexnet.network.Network;

/**
 * What injects energy at a bus, by fuel, wind or sun.
 *
 * <p>Output p lies between {@code minPu} and {@code maxPu} times the capacity and injects {@code sign} x p. It costs, per hour,
 * {@code marginalCost} p + {@code quadraticCost} p^2 + {@code piecewiseCost}(p) + {@code fixedCostPerHour}.
 *
 * @param id unique among the generators
 * @param bus name of the bus
 * @param carrier name of the primary energy; empty where there is none
 * @param sign 1 where output is injected, -1 where it is withdrawn
 * @param capacityMw what exists, in MW, at least 0
 * @param expansion how the capacity may be extended
 * @param minPu smallest output per unit of capacity
 * @param maxPu largest output per unit of capacity
 * @param marginalCost money per MWh
 * @param quadraticCost money per MW^2 and hour, at least 0
 * @param piecewiseCost cost by breakpoints, in addition
 * @param fixedCostPerHour money per hour, whatever the output
 * @param efficiency output per primary energy, above 0; for emissions
 * @param rampLimits limits of change
 * @param commitment rules of a unit that is on or off
 * @param setPointMw output that is prescribed, in the snapshots in which it is given
 * @param minEnergyMwh least energy over the horizon in MWh
 * @param maxEnergyMwh most energy over the horizon in MWh
 */
public record Generator(
        String id,
        String bus,
        String carrier,
        double sign,
        double capacityMw,
        Optional<Expansion> expansion,
        Profile minPu,
        Profile maxPu,
        Profile marginalCost,
        Profile quadraticCost,
        Optional<PiecewiseCost> piecewiseCost,
        double fixedCostPerHour,
        Profile efficiency,
        RampLimits rampLimits,
        Optional<Commitment> commitment,
        Optional<Profile> setPointMw,
        double minEnergyMwh,
        double maxEnergyMwh)
        implements Component {

    public Generator {
        Attributes.check("Generator", id)
                .atLeastZero("capacityMw", capacityMw)
                .noNaN("minPu", minPu)
                .noNaN("maxPu", maxPu)
                .ordered("minPu", minPu, "maxPu", maxPu)
                .finite("marginalCost", marginalCost)
                .atLeastZero("quadraticCost", quadraticCost)
                .ordered("minEnergyMwh", minEnergyMwh, "maxEnergyMwh", maxEnergyMwh)
                .done();
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.GENERATOR;
    }

    @Override
    public List<String> buses() {
        return List.of(bus);
    }

    @Override
    public List<String> fedBuses() {
        return List.of(bus);
    }

    /** Returns what it can give at most; it follows the weather where that varies. */
    @Override
    public Optional<Exogenous> exogenous() {
        Exogenous.Cause cause = maxPu.isConstant() ? Exogenous.Cause.CAPABILITY : Exogenous.Cause.WEATHER;
        return sign > 0 && Double.isFinite(capacityMw)
                ? Optional.of(new Exogenous(cause, maxPu.map(share -> share * capacityMw)))
                : Optional.empty();
    }

    @Override
    public Generator withExogenous(Profile given) {
        Profile share = given.map(mw -> capacityMw > 0 ? mw / capacityMw : 0);
        return toBuilder().maxPu(share).minPu(minPu.with(share, Math::min)).build();
    }

    @Override
    public double capacity() {
        return capacityMw;
    }

    @Override
    public Generator withCapacity(double newCapacity) {
        return toBuilder().capacityMw(newCapacity).build();
    }

    @Override
    public Generator withExpansion(Optional<Expansion> newExpansion) {
        return toBuilder().expansion(newExpansion).build();
    }

    @Override
    public Generator sized(double size) {
        return toBuilder()
                .capacityMw(size)
                .expansion(Optional.empty())
                .commitment(Optional.empty())
                .build();
    }

    @Override
    public boolean passesState() {
        return isTiedToBefore();
    }

    @Override
    public boolean isTiedToBefore() {
        return !rampLimits.areNone() || commitment.isPresent();
    }

    @Override
    public boolean isCommitted() {
        return commitment.isPresent();
    }

    @Override
    public Optional<Margin> margin(int t, ToDoubleFunction<String> price) {
        boolean isFree = rampLimits.areNone()
                && piecewiseCost.isEmpty()
                && setPointMw.isEmpty()
                && Double.isInfinite(minEnergyMwh)
                && Double.isInfinite(maxEnergyMwh);
        double perMwh = sign * price.applyAsDouble(bus) - marginalCost.at(t);
        return isFree
                ? Optional.of(new Margin(perMwh, quadraticCost.at(t), minPu.at(t), maxPu.at(t)))
                : Optional.empty();
    }

    @Override
    public double dearestPerMwh() {
        return Math.abs(marginalCost.max());
    }

    @Override
    public List<Reach> reach(double hours) {
        return List.of(new Reach(bus, t -> signed(t, sign > 0), t -> -signed(t, sign < 0)));
    }

    @Override
    public List<PricedPower> pricedPower() {
        return sign > 0 && capacityMw > 0
                ? List.of(new PricedPower(
                        Optional.of(bus),
                        Bid.Side.SELL,
                        t -> capacityMw * maxPu.at(t),
                        Optional.of(marginalCost::at),
                        movement()))
                : List.of();
    }

    private Movement movement() {
        return new Movement(
                t -> Math.max(0, capacityMw * minPu.at(t)),
                t -> capacityMw * rampLimits.up().at(t),
                t -> capacityMw * rampLimits.down().at(t),
                rampLimits.initialMw());
    }

    /** Returns what it injects at most, or at least, where its share of capacity is the upper, or the lower, limit. */
    private double signed(int t, boolean upper) {
        return capacityMw == 0 ? 0 : sign * (capacityMw * (upper ? maxPu : minPu).at(t));
    }

    @Override
    public Map<String, Profile> drivers() {
        Map<String, Profile> drivers = new LinkedHashMap<>();
        drivers.put(key().toString(), maxPu);
        drivers.put("cost of " + key(), marginalCost);
        return drivers;
    }

    @Override
    public Generator withLargestShare(UnaryOperator<Profile> change) {
        return toBuilder().maxPu(change.apply(maxPu)).build();
    }

    @Override
    public Generator withProfiles(UnaryOperator<Profile> change) {
        return toBuilder()
                .minPu(change.apply(minPu))
                .maxPu(change.apply(maxPu))
                .marginalCost(change.apply(marginalCost))
                .quadraticCost(change.apply(quadraticCost))
                .efficiency(change.apply(efficiency))
                .rampLimits(rampLimits.withProfiles(change))
                .commitment(commitment.map(rules -> rules.withProfiles(change)))
                .setPointMw(setPointMw.map(change))
                .build();
    }

    @Override
    public Generator with(Scenario.Attribute attribute, UnaryOperator<Profile> change) {
        if (attribute.equals(Scenario.Attribute.AVAILABILITY)) {
            return toBuilder().maxPu(change.apply(maxPu)).build();
        }
        if (attribute.equals(Scenario.Attribute.GENERATOR_COST)) {
            return toBuilder().marginalCost(change.apply(marginalCost)).build();
        }
        return this;
    }

    @Override
    public List<Profile> runningCosts() {
        return List.of(marginalCost, quadraticCost);
    }

    @Override
    public Generator withRunningCosts(UnaryOperator<Profile> change) {
        return toBuilder()
                .marginalCost(change.apply(marginalCost))
                .quadraticCost(change.apply(quadraticCost))
                .build();
    }

    @Override
    public Generator withSwitchingCosts(UnaryOperator<Profile> change) {
        return toBuilder()
                .commitment(commitment.map(rules -> rules.withSwitchingCosts(change)))
                .build();
    }

    @Override
    public Generator withCo2Price(double perTonne, Network network) {
        double perFuel = perTonne * network.carrier(carrier).attribute(Carrier.CO2_EMISSIONS);
        return perFuel == 0
                ? this
                : toBuilder()
                        .marginalCost(marginalCost.with(efficiency, (cost, share) -> cost + perFuel / share))
                        .build();
    }

    /** Returns a builder with every other attribute at its default. */
    public static Builder builder(String id, String bus) {
        return new Builder(id, bus);
    }

    /** Returns a builder that starts from these attributes. */
    public Builder toBuilder() {
        Builder copy = new Builder(id, bus);
        copy.carrier = carrier;
        copy.sign = sign;
        copy.capacityMw = capacityMw;
        copy.expansion = expansion;
        copy.minPu = minPu;
        copy.maxPu = maxPu;
        copy.marginalCost = marginalCost;
        copy.quadraticCost = quadraticCost;
        copy.piecewiseCost = piecewiseCost;
        copy.fixedCostPerHour = fixedCostPerHour;
        copy.efficiency = efficiency;
        copy.rampLimits = rampLimits;
        copy.commitment = commitment;
        copy.setPointMw = setPointMw;
        copy.minEnergyMwh = minEnergyMwh;
        copy.maxEnergyMwh = maxEnergyMwh;
        return copy;
    }

    /** Collects the attributes; mutable, for one thread. */
    public static final class Builder extends SwitchableBuilder<Builder> {

        private final String id;
        private final String bus;
        private double sign = 1;
        private double capacityMw = 0;
        private Optional<PiecewiseCost> piecewiseCost = Optional.empty();
        private double fixedCostPerHour = 0;
        private Profile efficiency = Profile.ONE;
        private double minEnergyMwh = Double.NEGATIVE_INFINITY;
        private double maxEnergyMwh = Double.POSITIVE_INFINITY;

        private Builder(String id, String bus) {
            this.id = id;
            this.bus = bus;
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets the sign of output: 1 where it is injected, by default, and -1 where it is withdrawn. */
        public Builder sign(double sign) {
            this.sign = sign;
            return this;
        }

        /** Sets the capacity that exists in MW, at least 0; 0 by default. */
        public Builder capacityMw(double capacityMw) {
            this.capacityMw = capacityMw;
            return this;
        }

        /** Sets the cost by breakpoints, in addition to the others; none by default. */
        public Builder piecewiseCost(Optional<PiecewiseCost> piecewiseCost) {
            this.piecewiseCost = piecewiseCost;
            return this;
        }

        /** Sets the cost by breakpoints, in addition to the others. */
        public Builder piecewiseCost(PiecewiseCost piecewiseCost) {
            return piecewiseCost(Optional.of(piecewiseCost));
        }

        /** Sets the cost whatever the output, in money per hour; 0 by default. */
        public Builder fixedCostPerHour(double fixedCostPerHour) {
            this.fixedCostPerHour = fixedCostPerHour;
            return this;
        }

        /** Sets output per primary energy by snapshot, above 0, for emissions; 1 by default. */
        public Builder efficiency(Profile efficiency) {
            this.efficiency = efficiency;
            return this;
        }

        /** Sets output per primary energy in every snapshot, above 0. */
        public Builder efficiency(double efficiency) {
            return efficiency(Profile.of(efficiency));
        }

        /** Sets the least energy over the horizon in MWh; without limit by default. */
        public Builder minEnergyMwh(double minEnergyMwh) {
            this.minEnergyMwh = minEnergyMwh;
            return this;
        }

        /** Sets the most energy over the horizon in MWh, at least the least; without limit by default. */
        public Builder maxEnergyMwh(double maxEnergyMwh) {
            this.maxEnergyMwh = maxEnergyMwh;
            return this;
        }

        /** Returns the component; throws {@link IllegalArgumentException} where an attribute is out of its range. */
        public Generator build() {
            return new Generator(
                    id,
                    bus,
                    carrier,
                    sign,
                    capacityMw,
                    expansion,
                    minPu,
                    maxPu,
                    marginalCost,
                    quadraticCost,
                    piecewiseCost,
                    fixedCostPerHour,
                    efficiency,
                    rampLimits,
                    commitment,
                    setPointMw,
                    minEnergyMwh,
                    maxEnergyMwh);
        }
    }
}
