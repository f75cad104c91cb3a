package org.rexnet.core.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.rexnet.network.Branch;
import org.rexnet.network.PassiveBranch;

/**
 * How the market may use and extend a line or transformer; without one a branch carries up to its capacity.
 *
 * @param branch line or transformer of the network
 * @param carrier kind of line, for global constraints; empty where it is not named
 * @param lengthKm in km, for global constraints
 * @param maxPu largest flow in either direction per unit of capacity, at least 0
 * @param expansion how the capacity may be extended; the reactance stays
 * @param circuits whether the capacity is that of whole parallel circuits, of the expansion's module and the branch's reactance each, of
 *     which Kirchhoff's law binds those that are built
 */
public record LineOperation(
        PassiveBranch branch,
        String carrier,
        double lengthKm,
        Profile maxPu,
        Optional<Expansion> expansion,
        boolean circuits)
        implements Component {

    public LineOperation {
        if (circuits
                && expansion
                        .map(e -> e.module() == 0 || Double.isInfinite(e.max()))
                        .orElse(true)) {
            throw new IllegalArgumentException(
                    "Branch %s: circuits need a module and a largest capacity.".formatted(branch.id()));
        }
        Attributes.check("Branch", branch.id()).atLeastZero("maxPu", maxPu).done();
    }

    /** Prices alone do not say what a line adds to flows elsewhere; between its buses a link of the same size would earn this. */
    @Override
    public Optional<Margin> margin(int t, ToDoubleFunction<String> price) {
        double spread = Math.abs(price.applyAsDouble(branch.toBus()) - price.applyAsDouble(branch.from()));
        return Optional.of(new Margin(spread, 0, 0, maxPu.at(t)));
    }

    /** Returns a line or a transformer. */
    @Override
    public ComponentKind kind() {
        return ComponentKind.of(branch);
    }

    @Override
    public String id() {
        return branch.id();
    }

    @Override
    public Optional<Branch> networkBranch() {
        return Optional.of(branch);
    }

    @Override
    public List<String> buses() {
        return List.of(branch.from(), branch.toBus());
    }

    /** Returns that of all lines and transformers. */
    @Override
    public Optional<String> technology() {
        return Optional.of("lines");
    }

    @Override
    public double capacity() {
        return branch.capacityMw();
    }

    /** Returns the same with another capacity: of whole circuits, those that make it up are parallel, and no more are built. */
    @Override
    public LineOperation withCapacity(double newCapacity) {
        double module = expansion.map(Expansion::module).orElse(0.0);
        double parallel = circuits && module > 0 ? Math.max(1, Math.rint(newCapacity / module)) : 1;
        PassiveBranch sized = branch.withCapacity(newCapacity);
        return new LineOperation(
                parallel == 1
                        ? sized
                        : sized.withImpedance(sized.resistance() / parallel, sized.reactance() / parallel),
                carrier,
                lengthKm,
                maxPu,
                expansion,
                false);
    }

    /** Returns the same with another impedance, per unit on 1 MVA. */
    public LineOperation withImpedance(double resistance, double reactance) {
        return new LineOperation(
                branch.withImpedance(resistance, reactance), carrier, lengthKm, maxPu, expansion, circuits);
    }

    @Override
    public LineOperation withExpansion(Optional<Expansion> newExpansion) {
        return toBuilder().expansion(newExpansion).build();
    }

    @Override
    public Map<String, Profile> drivers() {
        return Map.of();
    }

    @Override
    public double largestShare(int t, boolean backwards) {
        return maxPu.at(t);
    }

    @Override
    public LineOperation withLargestShare(UnaryOperator<Profile> change) {
        return toBuilder().maxPu(change.apply(maxPu)).build();
    }

    @Override
    public LineOperation withImpedance(double factor) {
        return withImpedance(branch.resistance() * factor, branch.reactance() * factor);
    }

    @Override
    public LineOperation withProfiles(UnaryOperator<Profile> change) {
        return toBuilder().maxPu(change.apply(maxPu)).build();
    }

    /** Returns a builder with every other attribute at its default. */
    public static Builder builder(PassiveBranch branch) {
        return new Builder(branch);
    }

    /** Returns a builder that starts from these attributes. */
    public Builder toBuilder() {
        Builder copy = new Builder(branch);
        copy.carrier = carrier;
        copy.lengthKm = lengthKm;
        copy.maxPu = maxPu;
        copy.expansion = expansion;
        copy.circuits = circuits;
        return copy;
    }

    /** Collects the attributes; mutable, for one thread. */
    public static final class Builder {

        private final PassiveBranch branch;
        private String carrier = "";
        private double lengthKm = 0;
        private Profile maxPu = Profile.ONE;
        private Optional<Expansion> expansion = Optional.empty();
        private boolean circuits;

        private Builder(PassiveBranch branch) {
            this.branch = branch;
        }

        /** Sets the kind of line, for global constraints; empty where it is not named, by default. */
        public Builder carrier(String carrier) {
            this.carrier = carrier;
            return this;
        }

        /** Sets the length in km, for global constraints; 0 by default. */
        public Builder lengthKm(double lengthKm) {
            this.lengthKm = lengthKm;
            return this;
        }

        /** Sets the largest flow in either direction per unit of capacity by snapshot, at least 0; 1 by default. */
        public Builder maxPu(Profile maxPu) {
            this.maxPu = maxPu;
            return this;
        }

        /** Sets the largest flow in either direction per unit of capacity in every snapshot. */
        public Builder maxPu(double maxPu) {
            return maxPu(Profile.of(maxPu));
        }

        /** Sets how the capacity may be extended, at the same reactance; by default it may not. */
        public Builder expansion(Optional<Expansion> expansion) {
            this.expansion = expansion;
            return this;
        }

        /** Sets how the capacity may be extended, at the same reactance. */
        public Builder expansion(Expansion expansion) {
            return expansion(Optional.of(expansion));
        }

        /** Makes the capacity that of whole circuits, each of the expansion's module. */
        public Builder circuits(boolean circuits) {
            this.circuits = circuits;
            return this;
        }

        /** Returns the component; throws {@link IllegalArgumentException} where an attribute is out of its range. */
        public LineOperation build() {
            return new LineOperation(branch, carrier, lengthKm, maxPu, expansion, circuits);
        }
    }
}
