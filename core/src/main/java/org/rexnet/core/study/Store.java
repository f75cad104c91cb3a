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
    public static final class Builder {

        private final String id;
        private final String bus;
        private String carrier = "";
        private double sign = 1;
        private double capacityMwh = 0;
        private Optional<Expansion> expansion = Optional.empty();
        private Profile minPu = Profile.ZERO;
        private Profile maxPu = Profile.ONE;
        private Profile standingLoss = Profile.ZERO;
        private double initialMwh = 0;
        private boolean cyclic = false;
        private Optional<Profile> levelSetMwh = Optional.empty();
        private Optional<Profile> setPointMw = Optional.empty();
        private Profile marginalCost = Profile.ZERO;
        private Profile quadraticCost = Profile.ZERO;
        private Profile storageCost = Profile.ZERO;

        private Builder(String id, String bus) {
            this.id = id;
            this.bus = bus;
        }

        public Builder carrier(String carrier) {
            this.carrier = carrier;
            return this;
        }

        public Builder sign(double sign) {
            this.sign = sign;
            return this;
        }

        public Builder capacityMwh(double capacityMwh) {
            this.capacityMwh = capacityMwh;
            return this;
        }

        public Builder expansion(Optional<Expansion> expansion) {
            this.expansion = expansion;
            return this;
        }

        public Builder expansion(Expansion expansion) {
            return expansion(Optional.of(expansion));
        }

        public Builder minPu(Profile minPu) {
            this.minPu = minPu;
            return this;
        }

        public Builder minPu(double minPu) {
            return minPu(Profile.of(minPu));
        }

        public Builder maxPu(Profile maxPu) {
            this.maxPu = maxPu;
            return this;
        }

        public Builder maxPu(double maxPu) {
            return maxPu(Profile.of(maxPu));
        }

        public Builder standingLoss(Profile standingLoss) {
            this.standingLoss = standingLoss;
            return this;
        }

        public Builder standingLoss(double standingLoss) {
            return standingLoss(Profile.of(standingLoss));
        }

        public Builder initialMwh(double initialMwh) {
            this.initialMwh = initialMwh;
            return this;
        }

        public Builder cyclic(boolean cyclic) {
            this.cyclic = cyclic;
            return this;
        }

        public Builder levelSetMwh(Optional<Profile> levelSetMwh) {
            this.levelSetMwh = levelSetMwh;
            return this;
        }

        public Builder levelSetMwh(Profile levelSetMwh) {
            return levelSetMwh(Optional.of(levelSetMwh));
        }

        public Builder setPointMw(Optional<Profile> setPointMw) {
            this.setPointMw = setPointMw;
            return this;
        }

        public Builder setPointMw(Profile setPointMw) {
            return setPointMw(Optional.of(setPointMw));
        }

        public Builder marginalCost(Profile marginalCost) {
            this.marginalCost = marginalCost;
            return this;
        }

        public Builder marginalCost(double marginalCost) {
            return marginalCost(Profile.of(marginalCost));
        }

        public Builder quadraticCost(Profile quadraticCost) {
            this.quadraticCost = quadraticCost;
            return this;
        }

        public Builder quadraticCost(double quadraticCost) {
            return quadraticCost(Profile.of(quadraticCost));
        }

        public Builder storageCost(Profile storageCost) {
            this.storageCost = storageCost;
            return this;
        }

        public Builder storageCost(double storageCost) {
            return storageCost(Profile.of(storageCost));
        }

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
