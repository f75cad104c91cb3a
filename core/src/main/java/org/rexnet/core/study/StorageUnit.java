package org.rexnet.core.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Storage with one capacity for power and a fixed ratio of energy to power.
 *
 * <p>Level: e_t = (1 - loss)^d e_t-1 + d (efficiencyStore x store - dispatch / efficiencyDispatch + inflow - spill), d the duration in
 * hours.
 *
 * @param id unique among the storage units
 * @param bus name of the bus
 * @param carrier name of what is stored; empty where it is not named
 * @param sign 1 where dispatch is injected
 * @param capacityMw what exists, in MW, at least 0
 * @param expansion how the capacity may be extended
 * @param maxHours energy capacity in hours at full power
 * @param minPu smallest net output per unit of capacity; negative where it stores
 * @param maxPu largest net output per unit of capacity
 * @param efficiencyStore level gained per MWh stored
 * @param efficiencyDispatch MWh dispatched per level lost, above 0
 * @param standingLoss share of the level lost per hour
 * @param inflowMw MW into the storage; may be spilled
 * @param initialMwh level before the first snapshot of each block
 * @param cyclic whether the level before the first snapshot of a block is that after its last
 * @param levelSetMwh level that is prescribed, in the snapshots in which it is given
 * @param setPointMw net output that is prescribed, in the snapshots in which it is given
 * @param dispatchSetMw dispatch that is prescribed, in the snapshots in which it is given
 * @param storeSetMw storing that is prescribed, in the snapshots in which it is given
 * @param marginalCost money per MWh dispatched
 * @param quadraticCost money per MW^2 and hour dispatched, at least 0
 * @param storageCost money per MWh of level and hour
 * @param spillCost money per MWh spilled
 */
public record StorageUnit(
        String id,
        String bus,
        String carrier,
        double sign,
        double capacityMw,
        Optional<Expansion> expansion,
        double maxHours,
        Profile minPu,
        Profile maxPu,
        Profile efficiencyStore,
        Profile efficiencyDispatch,
        Profile standingLoss,
        Profile inflowMw,
        double initialMwh,
        boolean cyclic,
        Optional<Profile> levelSetMwh,
        Optional<Profile> setPointMw,
        Optional<Profile> dispatchSetMw,
        Optional<Profile> storeSetMw,
        Profile marginalCost,
        Profile quadraticCost,
        Profile storageCost,
        Profile spillCost)
        implements Component {

    public StorageUnit {
        Attributes.check("Storage unit", id)
                .atLeastZero("capacityMw", capacityMw)
                .atLeastZero("maxHours", maxHours)
                .noNaN("minPu", minPu)
                .noNaN("maxPu", maxPu)
                .ordered("minPu", minPu, "maxPu", maxPu)
                .atLeastZero("efficiencyStore", efficiencyStore)
                .aboveZero("efficiencyDispatch", efficiencyDispatch)
                .between("standingLoss", standingLoss, 0, 1)
                .finite("inflowMw", inflowMw)
                .finite("marginalCost", marginalCost)
                .atLeastZero("quadraticCost", quadraticCost)
                .finite("storageCost", storageCost)
                .finite("spillCost", spillCost)
                .done();
    }

    /** Returns whether no level is prescribed, and something is kept. */
    @Override
    public boolean mayBeLinked() {
        return levelSetMwh.isEmpty() && standingLoss.max() < 1;
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.STORAGE_UNIT;
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
        return capacityMw;
    }

    @Override
    public StorageUnit withCapacity(double newCapacity) {
        return toBuilder().capacityMw(newCapacity).build();
    }

    @Override
    public StorageUnit withExpansion(Optional<Expansion> newExpansion) {
        return toBuilder().expansion(newExpansion).build();
    }

    @Override
    public StorageUnit sized(double size) {
        return toBuilder().capacityMw(size).expansion(Optional.empty()).build();
    }

    @Override
    public Optional<ProportionalStorage> proportionalStorage() {
        boolean isProportional = (cyclic || initialMwh == 0)
                && inflowMw.isAlways(0)
                && quadraticCost.isAlways(0)
                && levelSetMwh.isEmpty()
                && setPointMw.isEmpty()
                && dispatchSetMw.isEmpty()
                && storeSetMw.isEmpty();
        return isProportional
                ? Optional.of(
                        new ProportionalStorage("p", "p_dispatch", "state_of_charge", sign, marginalCost, storageCost))
                : Optional.empty();
    }

    @Override
    public boolean storesEnergy() {
        return true;
    }

    @Override
    public StorageUnit withExogenous(Profile given) {
        return toBuilder()
                .maxPu(maxPu.with(given, (pu, up) -> pu * up))
                .minPu(minPu.with(given, (pu, up) -> pu * up))
                .build();
    }

    @Override
    public StorageUnit asStarted() {
        return toBuilder()
                .cyclic(false)
                .initialMwh(cyclic ? capacityMw * maxHours / 2 : initialMwh)
                .build();
    }

    @Override
    public StorageUnit asCyclic() {
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
        return Map.of("inflow of " + key(), inflowMw);
    }

    @Override
    public List<Reach> reach(double hours) {
        return List.of(new Reach(bus, t -> capacityMw * maxPu.at(t), t -> -capacityMw * minPu.at(t)));
    }

    @Override
    public StorageUnit withLargestShare(UnaryOperator<Profile> change) {
        return toBuilder().maxPu(change.apply(maxPu)).build();
    }

    @Override
    public StorageUnit withProfiles(UnaryOperator<Profile> change) {
        return toBuilder()
                .minPu(change.apply(minPu))
                .maxPu(change.apply(maxPu))
                .efficiencyStore(change.apply(efficiencyStore))
                .efficiencyDispatch(change.apply(efficiencyDispatch))
                .standingLoss(change.apply(standingLoss))
                .inflowMw(change.apply(inflowMw))
                .levelSetMwh(levelSetMwh.map(change))
                .setPointMw(setPointMw.map(change))
                .dispatchSetMw(dispatchSetMw.map(change))
                .storeSetMw(storeSetMw.map(change))
                .marginalCost(change.apply(marginalCost))
                .quadraticCost(change.apply(quadraticCost))
                .storageCost(change.apply(storageCost))
                .spillCost(change.apply(spillCost))
                .build();
    }

    @Override
    public StorageUnit with(Scenario.Attribute attribute, UnaryOperator<Profile> change) {
        if (attribute.equals(Scenario.Attribute.INFLOW)) {
            return toBuilder().inflowMw(change.apply(inflowMw)).build();
        }
        return this;
    }

    @Override
    public List<Profile> runningCosts() {
        return List.of(marginalCost, quadraticCost);
    }

    @Override
    public StorageUnit withRunningCosts(UnaryOperator<Profile> change) {
        return toBuilder()
                .marginalCost(change.apply(marginalCost))
                .quadraticCost(change.apply(quadraticCost))
                .build();
    }

    @Override
    public Optional<Content> content() {
        return Optional.of(new Content(bus, asStarted().initialMwh(), capacityMw * maxHours));
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
        copy.maxHours = maxHours;
        copy.minPu = minPu;
        copy.maxPu = maxPu;
        copy.efficiencyStore = efficiencyStore;
        copy.efficiencyDispatch = efficiencyDispatch;
        copy.standingLoss = standingLoss;
        copy.inflowMw = inflowMw;
        copy.initialMwh = initialMwh;
        copy.cyclic = cyclic;
        copy.levelSetMwh = levelSetMwh;
        copy.setPointMw = setPointMw;
        copy.dispatchSetMw = dispatchSetMw;
        copy.storeSetMw = storeSetMw;
        copy.marginalCost = marginalCost;
        copy.quadraticCost = quadraticCost;
        copy.storageCost = storageCost;
        copy.spillCost = spillCost;
        return copy;
    }

    /** Collects the attributes; mutable, for one thread. */
    public static final class Builder extends StoringBuilder<Builder> {

        private final String id;
        private final String bus;
        private double capacityMw = 0;
        private double maxHours = 1;
        private Profile efficiencyStore = Profile.ONE;
        private Profile efficiencyDispatch = Profile.ONE;
        private Profile inflowMw = Profile.ZERO;
        private Optional<Profile> dispatchSetMw = Optional.empty();
        private Optional<Profile> storeSetMw = Optional.empty();
        private Profile spillCost = Profile.ZERO;

        private Builder(String id, String bus) {
            this.id = id;
            this.bus = bus;
            minPu = Profile.of(-1);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets the capacity that exists in MW, at least 0; 0 by default. */
        public Builder capacityMw(double capacityMw) {
            this.capacityMw = capacityMw;
            return this;
        }

        /** Sets the energy capacity in hours at full power, at least 0; 1 by default. */
        public Builder maxHours(double maxHours) {
            this.maxHours = maxHours;
            return this;
        }

        /** Sets the level gained per MWh stored by snapshot, at least 0; 1 by default. */
        public Builder efficiencyStore(Profile efficiencyStore) {
            this.efficiencyStore = efficiencyStore;
            return this;
        }

        /** Sets the level gained per MWh stored in every snapshot. */
        public Builder efficiencyStore(double efficiencyStore) {
            return efficiencyStore(Profile.of(efficiencyStore));
        }

        /** Sets the MWh dispatched per level lost by snapshot, above 0; 1 by default. */
        public Builder efficiencyDispatch(Profile efficiencyDispatch) {
            this.efficiencyDispatch = efficiencyDispatch;
            return this;
        }

        /** Sets the MWh dispatched per level lost in every snapshot. */
        public Builder efficiencyDispatch(double efficiencyDispatch) {
            return efficiencyDispatch(Profile.of(efficiencyDispatch));
        }

        /** Sets what flows in by snapshot in MW, of which any part may be spilled; 0 by default. */
        public Builder inflowMw(Profile inflowMw) {
            this.inflowMw = inflowMw;
            return this;
        }

        /** Sets what flows in in every snapshot in MW, of which any part may be spilled. */
        public Builder inflowMw(double inflowMw) {
            return inflowMw(Profile.of(inflowMw));
        }

        /** Sets the dispatch that is prescribed, in MW, not a number in snapshots in which it is free; by default it is free in all. */
        public Builder dispatchSetMw(Optional<Profile> dispatchSetMw) {
            this.dispatchSetMw = dispatchSetMw;
            return this;
        }

        /** Sets the dispatch that is prescribed, in MW; not a number in snapshots in which it is free. */
        public Builder dispatchSetMw(Profile dispatchSetMw) {
            return dispatchSetMw(Optional.of(dispatchSetMw));
        }

        /** Sets the storing that is prescribed, in MW, not a number in snapshots in which it is free; by default it is free in all. */
        public Builder storeSetMw(Optional<Profile> storeSetMw) {
            this.storeSetMw = storeSetMw;
            return this;
        }

        /** Sets the storing that is prescribed, in MW; not a number in snapshots in which it is free. */
        public Builder storeSetMw(Profile storeSetMw) {
            return storeSetMw(Optional.of(storeSetMw));
        }

        /** Sets the cost of spilling by snapshot, in money per MWh; 0 by default. */
        public Builder spillCost(Profile spillCost) {
            this.spillCost = spillCost;
            return this;
        }

        /** Sets the cost of spilling in every snapshot, in money per MWh. */
        public Builder spillCost(double spillCost) {
            return spillCost(Profile.of(spillCost));
        }

        /** Returns the component; throws {@link IllegalArgumentException} where an attribute is out of its range. */
        public StorageUnit build() {
            return new StorageUnit(
                    id,
                    bus,
                    carrier,
                    sign,
                    capacityMw,
                    expansion,
                    maxHours,
                    minPu,
                    maxPu,
                    efficiencyStore,
                    efficiencyDispatch,
                    standingLoss,
                    inflowMw,
                    initialMwh,
                    cyclic,
                    levelSetMwh,
                    setPointMw,
                    dispatchSetMw,
                    storeSetMw,
                    marginalCost,
                    quadraticCost,
                    storageCost,
                    spillCost);
        }
    }
}
