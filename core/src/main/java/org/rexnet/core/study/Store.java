package org.rexnet.core.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Storage with a capacity for energy alone.
 *
 * <p>Level: e_t = (1 - loss)^d e_t-1 - d p, d the duration in hours; p > 0 injects.
 *
 * @param id unique among the stores
 * @param bus name of the bus
 * @param carrier name of what is stored; empty where it is not named
 * @param sign 1 where dispatch is injected
 * @param capacityMwh what exists, in MWh, at least 0
 * @param expansion how the capacity may be extended, in MWh
 * @param minPu smallest level per unit of capacity
 * @param maxPu largest level per unit of capacity
 * @param standingLoss share of the level lost per hour
 * @param initialMwh level before the first snapshot of each block
 * @param cyclic whether the level before the first snapshot of a block is that after its last
 * @param levelSetMwh level that is prescribed, in the snapshots in which it is given
 * @param setPointMw injection that is prescribed, in the snapshots in which it is given
 * @param marginalCost money per MWh injected, credited when drawn
 * @param quadraticCost money per MW^2 and hour, at least 0
 * @param storageCost money per MWh of level and hour
 */
public record Store(
        String id,
        String bus,
        String carrier,
        double sign,
        double capacityMwh,
        Optional<Expansion> expansion,
        Profile minPu,
        Profile maxPu,
        Profile standingLoss,
        double initialMwh,
        boolean cyclic,
        Optional<Profile> levelSetMwh,
        Optional<Profile> setPointMw,
        Profile marginalCost,
        Profile quadraticCost,
        Profile storageCost)
        implements Component {

    public Store {
        Attributes.check("Store", id)
                .atLeastZero("capacityMwh", capacityMwh)
                .noNaN("minPu", minPu)
                .noNaN("maxPu", maxPu)
                .ordered("minPu", minPu, "maxPu", maxPu)
                .between("standingLoss", standingLoss, 0, 1)
                .finite("marginalCost", marginalCost)
                .atLeastZero("quadraticCost", quadraticCost)
                .finite("storageCost", storageCost)
                .done();
    }

    /** Returns whether no level is prescribed, and something is kept. */
    @Override
    public boolean mayBeLinked() {
        return levelSetMwh.isEmpty() && standingLoss.max() < 1;
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.STORE;
    }

    @Override
    public List<String> buses() {
        return List.of(bus);
    }

    @Override
    public List<String> fedBuses() {
        return List.of(bus);
    }

    @Override
    public double capacity() {
        return capacityMwh;
    }

    @Override
    public Store withCapacity(double newCapacity) {
        return toBuilder().capacityMwh(newCapacity).build();
    }

    @Override
    public Store withExpansion(Optional<Expansion> newExpansion) {
        return toBuilder().expansion(newExpansion).build();
    }

    @Override
    public Store sized(double size) {
        return toBuilder().capacityMwh(size).expansion(Optional.empty()).build();
    }

    @Override
    public Optional<ProportionalStorage> proportionalStorage() {
        boolean isProportional = (cyclic || initialMwh == 0)
                && quadraticCost.isAlways(0)
                && levelSetMwh.isEmpty()
                && setPointMw.isEmpty();
        return isProportional
                ? Optional.of(new ProportionalStorage("p", "p", "e", sign, marginalCost, storageCost))
                : Optional.empty();
    }

    @Override
    public boolean storesEnergy() {
        return true;
    }

    @Override
    public Store asStarted() {
        return toBuilder()
                .cyclic(false)
                .initialMwh(cyclic ? capacityMwh / 2 : initialMwh)
                .build();
    }

    @Override
    public Store asCyclic() {
        return toBuilder().cyclic(true).build();
    }

    @Override
    public boolean passesState() {
        return true;
    }

    @Override
    public boolean passesEnergyAlone() {
        return true;
    }

    @Override
    public Map<String, Profile> drivers() {
        return Map.of();
    }

    /** A store may be filled or emptied within the hours given. */
    @Override
    public List<Reach> reach(double hours) {
        double mw = capacityMwh / hours;
        return List.of(new Reach(bus, t -> mw, t -> mw));
    }

    @Override
    public Store withLargestShare(UnaryOperator<Profile> change) {
        return toBuilder().maxPu(change.apply(maxPu)).build();
    }

    @Override
    public Store withProfiles(UnaryOperator<Profile> change) {
        return toBuilder()
                .minPu(change.apply(minPu))
                .maxPu(change.apply(maxPu))
                .standingLoss(change.apply(standingLoss))
                .levelSetMwh(levelSetMwh.map(change))
                .setPointMw(setPointMw.map(change))
                .marginalCost(change.apply(marginalCost))
                .quadraticCost(change.apply(quadraticCost))
                .storageCost(change.apply(storageCost))
                .build();
    }

    @Override
    public List<Profile> runningCosts() {
        return List.of(marginalCost, quadraticCost);
    }

    @Override
    public Store withRunningCosts(UnaryOperator<Profile> change) {
        return toBuilder()
                .marginalCost(change.apply(marginalCost))
                .quadraticCost(change.apply(quadraticCost))
                .build();
    }

    @Override
    public Optional<Content> content() {
        return Optional.of(new Content(bus, asStarted().initialMwh(), capacityMwh));
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
        copy.capacityMwh = capacityMwh;
        copy.expansion = expansion;
        copy.minPu = minPu;
        copy.maxPu = maxPu;
        copy.standingLoss = standingLoss;
        copy.initialMwh = initialMwh;
        copy.cyclic = cyclic;
        copy.levelSetMwh = levelSetMwh;
        copy.setPointMw = setPointMw;
        copy.marginalCost = marginalCost;
        copy.quadraticCost = quadraticCost;
        copy.storageCost = storageCost;
        return copy;
    }

    /** Collects the attributes; mutable, for one thread. */
    public static final class Builder extends StoringBuilder<Builder> {

        private final String id;
        private final String bus;
        private double capacityMwh = 0;

        private Builder(String id, String bus) {
            this.id = id;
            this.bus = bus;
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets the capacity that exists in MWh, at least 0; 0 by default. */
        public Builder capacityMwh(double capacityMwh) {
            this.capacityMwh = capacityMwh;
            return this;
        }

        /** Returns the component; throws {@link IllegalArgumentException} where an attribute is out of its range. */
        public Store build() {
            return new Store(
                    id,
                    bus,
                    carrier,
                    sign,
                    capacityMwh,
                    expansion,
                    minPu,
                    maxPu,
                    standingLoss,
                    initialMwh,
                    cyclic,
                    levelSetMwh,
                    setPointMw,
                    marginalCost,
                    quadraticCost,
                    storageCost);
        }
    }
}
