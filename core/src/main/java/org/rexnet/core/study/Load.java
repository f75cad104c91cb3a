package org.rexnet.core.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What withdraws a given power at a bus.
 *
 * @param id unique among the loads
 * @param bus name of the bus
 * @param carrier kind of demand; empty where it is not named
 * @param sign -1 where power is withdrawn, 1 where it is injected
 * @param powerMw MW
 */
public record Load(String id, String bus, String carrier, double sign, Profile powerMw) implements Component {

    public Load {
        Attributes.check("Load", id).finite("powerMw", powerMw).done();
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.LOAD;
    }

    @Override
    public List<String> buses() {
        return List.of(bus);
    }

    /** Returns its bus where it injects in some snapshot. */
    @Override
    public List<String> fedBuses() {
        return Math.max(sign * powerMw.min(), sign * powerMw.max()) > 0 ? buses() : List.of();
    }

    @Override
    public Optional<Exogenous> exogenous() {
        return Optional.of(new Exogenous(Exogenous.Cause.NEED, powerMw));
    }

    @Override
    public Load withExogenous(Profile given) {
        return toBuilder().powerMw(given).build();
    }

    @Override
    public Map<String, Profile> drivers() {
        return Map.of(key().toString(), powerMw);
    }

    @Override
    public List<Reach> reach(double hours) {
        return List.of(new Reach(bus, t -> sign * powerMw.at(t), t -> -sign * powerMw.at(t)));
    }

    @Override
    public Load withProfiles(UnaryOperator<Profile> change) {
        return toBuilder().powerMw(change.apply(powerMw)).build();
    }

    @Override
    public Load with(Scenario.Attribute attribute, UnaryOperator<Profile> change) {
        if (attribute.equals(Scenario.Attribute.LOAD)) {
            return toBuilder().powerMw(change.apply(powerMw)).build();
        }
        return this;
    }

    @Override
    public List<PricedPower> pricedPower() {
        return List.of(new PricedPower(
                Optional.of(bus), Bid.Side.BUY, t -> Math.max(0, -sign * powerMw.at(t)), Optional.empty()));
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
        copy.powerMw = powerMw;
        return copy;
    }

    /** Collects the attributes; mutable, for one thread. */
    public static final class Builder {

        private final String id;
        private final String bus;
        private String carrier = "";
        private double sign = -1;
        private Profile powerMw = Profile.ZERO;

        private Builder(String id, String bus) {
            this.id = id;
            this.bus = bus;
        }

        /** Sets the kind of demand; empty where it is not named, by default. */
        public Builder carrier(String carrier) {
            this.carrier = carrier;
            return this;
        }

        /** Sets the sign of power: -1 where it is withdrawn, by default, and 1 where it is injected. */
        public Builder sign(double sign) {
            this.sign = sign;
            return this;
        }

        /** Sets the power by snapshot in MW; 0 by default. */
        public Builder powerMw(Profile powerMw) {
            this.powerMw = powerMw;
            return this;
        }

        /** Sets the power in every snapshot in MW. */
        public Builder powerMw(double powerMw) {
            return powerMw(Profile.of(powerMw));
        }

        /** Returns the component; throws {@link IllegalArgumentException} where an attribute is out of its range. */
        public Load build() {
            return new Load(id, bus, carrier, sign, powerMw);
        }
    }
}
