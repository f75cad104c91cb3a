package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.rexnet.network.Branch;
import org.rexnet.network.Link;

/**
 * How the market may use and extend a link; power p drawn at its first bus, efficiency x p fed into each further one.
 *
 * @param link link of the network
 * @param efficiencies MW fed into each further bus per MW drawn; negative where it draws there too
 * @param carrier name of the technology; empty where it is not named
 * @param lengthKm in km, for global constraints
 * @param expansion how the capacity may be extended
 * @param minPu smallest power per unit of capacity; negative where it runs both ways
 * @param maxPu largest power per unit of capacity
 * @param marginalCost money per MWh drawn
 * @param quadraticCost money per MW^2 and hour drawn, at least 0
 * @param rampLimits limits of change
 * @param commitment rules of a unit that is on or off
 * @param setPointMw power that is prescribed, in the snapshots in which it is given
 * @param delays when what is drawn arrives, one for each further bus
 */
public record LinkOperation(
        Link link,
        List<Profile> efficiencies,
        String carrier,
        double lengthKm,
        Optional<Expansion> expansion,
        Profile minPu,
        Profile maxPu,
        Profile marginalCost,
        Profile quadraticCost,
        RampLimits rampLimits,
        Optional<Commitment> commitment,
        Optional<Profile> setPointMw,
        List<LinkDelay> delays)
        implements Component {

    public LinkOperation {
        efficiencies = List.copyOf(efficiencies);
        delays = List.copyOf(delays);
        if (delays.size() != link.to().size()) {
            throw new IllegalArgumentException("Link %s: needs %d delays, one for each further bus, but has %d."
                    .formatted(link.id(), link.to().size(), delays.size()));
        }
        if (efficiencies.size() != link.to().size()) {
            throw new IllegalArgumentException("Link %s: needs %d efficiencies, one for each further bus, but has %d."
                    .formatted(link.id(), link.to().size(), efficiencies.size()));
        }
        Attributes.check("Link", link.id())
                .noNaN("minPu", minPu)
                .noNaN("maxPu", maxPu)
                .ordered("minPu", minPu, "maxPu", maxPu)
                .finite("marginalCost", marginalCost)
                .atLeastZero("quadraticCost", quadraticCost)
                .done();
    }

    /** Returns a builder with every other attribute at its default. */
    public static Builder builder(Link link, List<Profile> efficiencies) {
        return new Builder(link, efficiencies);
    }

    /** Returns a builder that starts from these attributes. */
    public Builder toBuilder() {
        return builderOf(link, efficiencies);
    }

    /** Returns a builder that starts from these attributes, but for another link or other efficiencies. */
    private Builder builderOf(Link otherLink, List<Profile> otherEfficiencies) {
        Builder copy = new Builder(otherLink, otherEfficiencies);
        copy.carrier = carrier;
        copy.lengthKm = lengthKm;
        copy.expansion = expansion;
        copy.minPu = minPu;
        copy.maxPu = maxPu;
        copy.marginalCost = marginalCost;
        copy.quadraticCost = quadraticCost;
        copy.rampLimits = rampLimits;
        copy.commitment = commitment;
        copy.setPointMw = setPointMw;
        copy.delays = delays;
        return copy;
    }

    /** Returns a builder for a link with the same efficiency into each further bus. */
    public static Builder builder(Link link, double efficiency) {
        return new Builder(link, Collections.nCopies(link.to().size(), Profile.of(efficiency)));
    }

    /** Returns whether anything arrives later than it is drawn. */
    public boolean isDelayed() {
        return delays.stream().anyMatch(delay -> delay.units() > 0);
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.LINK;
    }

    @Override
    public String id() {
        return link.id();
    }

    @Override
    public Optional<Branch> networkBranch() {
        return Optional.of(link);
    }

    @Override
    public List<String> buses() {
        List<String> buses = new ArrayList<>();
        buses.add(link.from());
        buses.addAll(link.to());
        return buses;
    }

    @Override
    public double capacity() {
        return link.capacityMw();
    }

    @Override
    public LinkOperation withCapacity(double newCapacity) {
        return builderOf(link.withCapacity(newCapacity), efficiencies).build();
    }

    @Override
    public LinkOperation withExpansion(Optional<Expansion> newExpansion) {
        return toBuilder().expansion(newExpansion).build();
    }

    @Override
    public LinkOperation sized(double size) {
        return withCapacity(size).toBuilder()
                .expansion(Optional.empty())
                .commitment(Optional.empty())
                .build();
    }

    @Override
    public boolean storesEnergy() {
        return isDelayed();
    }

    @Override
    public boolean passesState() {
        return isTiedToBefore() || isDelayed();
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
        if (isDelayed() || !rampLimits.areNone() || setPointMw.isPresent()) {
            return Optional.empty();
        }
        double perMwh = -price.applyAsDouble(link.from()) - marginalCost.at(t);
        for (int port = 0; port < efficiencies.size(); port++) {
            perMwh +=
                    efficiencies.get(port).at(t) * price.applyAsDouble(link.to().get(port));
        }
        return Optional.of(new Margin(perMwh, quadraticCost.at(t), minPu.at(t), maxPu.at(t)));
    }

    @Override
    public double dearestPerMwh() {
        return Math.abs(marginalCost.max());
    }

    @Override
    public List<Reach> reach(double hours) {
        double mw = link.capacityMw();
        List<Reach> all = new ArrayList<>();
        all.add(new Reach(link.from(), t -> mw == 0 ? 0 : -mw * minPu.at(t), t -> mw == 0 ? 0 : mw * maxPu.at(t)));
        for (int port = 0; port < link.to().size() && mw > 0; port++) {
            int to = port;
            all.add(new Reach(
                    link.to().get(port),
                    t -> Math.max(fedMw(to, t, maxPu.at(t)), fedMw(to, t, minPu.at(t))),
                    t -> -Math.min(fedMw(to, t, maxPu.at(t)), fedMw(to, t, minPu.at(t)))));
        }
        return all;
    }

    /** Returns one way: what it draws at its first bus. */
    @Override
    public Optional<Conversion> conversion() {
        double mw = link.capacityMw();
        List<Conversion.Port> ports = new ArrayList<>();
        ports.add(Conversion.Port.of(link.from(), -1));
        for (int port = 0; port < link.to().size(); port++) {
            ports.add(new Conversion.Port(link.to().get(port), efficiencies.get(port)::at));
        }
        Conversion.Way way = new Conversion.Way(ports, t -> mw * minPu.at(t), t -> mw * maxPu.at(t), marginalCost::at);
        return mw == 0
                ? Optional.empty()
                : Optional.of(new Conversion(List.of(way), List.of(), rampLimits.alwaysMw(mw)));
    }

    private double fedMw(int port, int t, double share) {
        return efficiencies.get(port).at(t) * link.capacityMw() * share;
    }

    @Override
    public Map<String, Profile> drivers() {
        Map<String, Profile> drivers = new LinkedHashMap<>();
        drivers.put(key().toString(), maxPu);
        for (int port = 0; port < efficiencies.size(); port++) {
            drivers.put("efficiency %d of %s".formatted(port + 1, key()), efficiencies.get(port));
        }
        return drivers;
    }

    @Override
    public LinkOperation withExogenous(Profile given) {
        return toBuilder()
                .maxPu(maxPu.with(given, (pu, up) -> pu * up))
                .minPu(minPu.with(given, (pu, up) -> pu * up))
                .build();
    }

    @Override
    public double largestShare(int t, boolean backwards) {
        return backwards ? -minPu.at(t) : maxPu.at(t);
    }

    @Override
    public LinkOperation withLargestShare(UnaryOperator<Profile> change) {
        return toBuilder().maxPu(change.apply(maxPu)).build();
    }

    @Override
    public LinkOperation withProfiles(UnaryOperator<Profile> change) {
        return builderOf(link, efficiencies.stream().map(change).toList())
                .minPu(change.apply(minPu))
                .maxPu(change.apply(maxPu))
                .marginalCost(change.apply(marginalCost))
                .quadraticCost(change.apply(quadraticCost))
                .rampLimits(rampLimits.withProfiles(change))
                .commitment(commitment.map(rules -> rules.withProfiles(change)))
                .setPointMw(setPointMw.map(change))
                .build();
    }

    @Override
    public LinkOperation with(Scenario.Attribute attribute, UnaryOperator<Profile> change) {
        if (attribute.equals(Scenario.Attribute.LINK_COST)) {
            return toBuilder().marginalCost(change.apply(marginalCost)).build();
        }
        return this;
    }

    @Override
    public List<Profile> runningCosts() {
        return List.of(marginalCost, quadraticCost);
    }

    @Override
    public LinkOperation withRunningCosts(UnaryOperator<Profile> change) {
        return toBuilder()
                .marginalCost(change.apply(marginalCost))
                .quadraticCost(change.apply(quadraticCost))
                .build();
    }

    @Override
    public LinkOperation withSwitchingCosts(UnaryOperator<Profile> change) {
        return toBuilder()
                .commitment(commitment.map(rules -> rules.withSwitchingCosts(change)))
                .build();
    }

    /** Collects the attributes; mutable, for one thread. */
    public static final class Builder extends SwitchableBuilder<Builder> {

        private final Link link;
        private final List<Profile> efficiencies;
        private double lengthKm = 0;
        private List<LinkDelay> delays;

        private Builder(Link link, List<Profile> efficiencies) {
            this.link = link;
            this.efficiencies = efficiencies;
            delays = Collections.nCopies(link.to().size(), LinkDelay.NONE);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets the length in km, for global constraints; 0 by default. */
        public Builder lengthKm(double lengthKm) {
            this.lengthKm = lengthKm;
            return this;
        }

        /** Sets when what is drawn arrives, one for each further bus; at once by default. */
        public Builder delays(List<LinkDelay> delays) {
            this.delays = delays;
            return this;
        }

        /** Returns the component; throws {@link IllegalArgumentException} where an attribute is out of its range. */
        public LinkOperation build() {
            return new LinkOperation(
                    link,
                    efficiencies,
                    carrier,
                    lengthKm,
                    expansion,
                    minPu,
                    maxPu,
                    marginalCost,
                    quadraticCost,
                    rampLimits,
                    commitment,
                    setPointMw,
                    delays);
        }
    }
}
