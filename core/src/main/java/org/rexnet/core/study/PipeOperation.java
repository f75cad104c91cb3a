package org.rexnet.core.study;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rexnet.network.Branch;
import org.rexnet.network.Pipe;

/**
 * How the market may use and extend a pipe.
 *
 * <p>A pipe in service loses heat whatever flows, half of it at each end: {@link Pipe#linearLossMw} at the temperatures of that end's
 * {@link HeatSchedule}. One whose capacity may be extended loses in proportion to its capacity.
 *
 * @param pipe pipe of the network
 * @param designCapacityMw capacity of the pipe that diameter and heat transfer describe, by which the loss of a pipe that may be
 *     extended is scaled; above 0 where that pipe loses heat
 * @param expansion how the capacity may be extended
 * @param maxPu largest flow per unit of capacity, at least 0: temperatures that change with the weather change what the water carries
 * @param lossPerMw share of what is carried that is lost on the way, in addition; at least 0 and below 1
 * @param direction which way heat may flow
 * @param delaySnapshots snapshots after which heat arrives, at least 0, and 0 where it may flow either way, because a linear model would
 *     send it to and fro to store it; what enters in the last snapshots of a block arrives in its first
 * @param control what sets the flow in a mesh
 */
public record PipeOperation(
        Pipe pipe,
        double designCapacityMw,
        Optional<Expansion> expansion,
        Profile maxPu,
        double lossPerMw,
        Direction direction,
        int delaySnapshots,
        Control control)
        implements Component {

    /** Which way heat may flow. */
    public enum Direction {
        /** Either way. */
        BOTH,
        /** From the first bus to the second only. */
        FORWARD
    }

    /** What sets the flow of a pipe in a mesh, where clearing follows the flow of water. */
    public enum Control {
        /** Friction. */
        NONE,
        /** A valve: any flow within the capacity. */
        VALVE,
        /** A pump in the pipe: any flow within the capacity. */
        PUMP
    }

    public PipeOperation {
        Attributes.check("Pipe", pipe.id())
                .atLeastZero("designCapacityMw", designCapacityMw)
                .atLeastZero("maxPu", maxPu)
                .finite("maxPu", maxPu)
                .between("lossPerMw", Profile.of(lossPerMw), 0, Math.nextDown(1.0))
                .atLeastZero("delaySnapshots", delaySnapshots)
                .done();
        if (delaySnapshots > 0 && direction == Direction.BOTH) {
            throw new IllegalArgumentException("Pipe %s: a delay needs the direction forward.".formatted(pipe.id()));
        }
        boolean loses = pipe.heatTransferWPerMK() > 0 && pipe.lengthKm() > 0;
        if (expansion.isPresent() && loses && !(designCapacityMw > 0)) {
            throw new IllegalArgumentException(
                    "Pipe %s: the capacity of the pipe that loses so much heat must be above 0 but is %s."
                            .formatted(pipe.id(), designCapacityMw));
        }
    }

    /** Returns a builder with every other attribute at its default. */
    public static Builder builder(Pipe pipe) {
        return new Builder(pipe);
    }

    /** Returns a builder that starts from these attributes. */
    public Builder toBuilder() {
        Builder copy = new Builder(pipe);
        copy.designCapacityMw = designCapacityMw;
        copy.expansion = expansion;
        copy.maxPu = maxPu;
        copy.lossPerMw = lossPerMw;
        copy.direction = direction;
        copy.delaySnapshots = delaySnapshots;
        copy.control = control;
        return copy;
    }

    /**
     * Returns what the pipe loses at one of its ends in snapshot {@code t}, in MW: per MW of capacity where it may be extended.
     *
     * @param end schedule of the bus at that end
     */
    public double standingLossMw(HeatSchedule end, int t) {
        double half = end.lossMw(pipe, t) / 2;
        if (expansion.isPresent()) {
            return half == 0 ? 0 : half / designCapacityMw;
        }
        return pipe.capacityMw() > 0 ? half : 0;
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.PIPE;
    }

    @Override
    public String id() {
        return pipe.id();
    }

    @Override
    public Optional<Branch> networkBranch() {
        return Optional.of(pipe);
    }

    @Override
    public List<String> buses() {
        return List.of(pipe.from(), pipe.toBus());
    }

    @Override
    public double capacity() {
        return pipe.capacityMw();
    }

    @Override
    public PipeOperation withCapacity(double newCapacity) {
        return new PipeOperation(
                pipe.withCapacity(newCapacity),
                designCapacityMw,
                expansion,
                maxPu,
                lossPerMw,
                direction,
                delaySnapshots,
                control);
    }

    @Override
    public PipeOperation withExpansion(Optional<Expansion> newExpansion) {
        return toBuilder().expansion(newExpansion).build();
    }

    @Override
    public boolean storesEnergy() {
        return delaySnapshots > 0;
    }

    @Override
    public boolean passesState() {
        return delaySnapshots > 0;
    }

    @Override
    public double largestShare(int t, boolean backwards) {
        return maxPu.at(t);
    }

    @Override
    public PipeOperation withLargestShare(UnaryOperator<Profile> change) {
        return toBuilder().maxPu(change.apply(maxPu)).build();
    }

    @Override
    public PipeOperation withProfiles(UnaryOperator<Profile> change) {
        return toBuilder().maxPu(change.apply(maxPu)).build();
    }

    /** Collects the attributes; mutable, for one thread. */
    public static final class Builder {

        private final Pipe pipe;
        private double designCapacityMw;
        private Optional<Expansion> expansion = Optional.empty();
        private Profile maxPu = Profile.ONE;
        private double lossPerMw = 0;
        private Direction direction = Direction.BOTH;
        private int delaySnapshots = 0;
        private Control control = Control.NONE;

        private Builder(Pipe pipe) {
            this.pipe = pipe;
            designCapacityMw = pipe.capacityMw();
        }

        /**
         * Sets the capacity in MW of the pipe that diameter and heat transfer describe, by which the loss of one that may be extended is
         * scaled; by default what exists.
         */
        public Builder designCapacityMw(double designCapacityMw) {
            this.designCapacityMw = designCapacityMw;
            return this;
        }

        /** Sets how the capacity may be extended; by default it may not. */
        public Builder expansion(Optional<Expansion> expansion) {
            this.expansion = expansion;
            return this;
        }

        /** Sets how the capacity may be extended. */
        public Builder expansion(Expansion expansion) {
            return expansion(Optional.of(expansion));
        }

        /** Sets the largest flow per unit of capacity by snapshot, at least 0; 1 by default. */
        public Builder maxPu(Profile maxPu) {
            this.maxPu = maxPu;
            return this;
        }

        /** Sets the share of the flow that is lost on the way, beside the loss at any flow, at least 0 and below 1; 0 by default. */
        public Builder lossPerMw(double lossPerMw) {
            this.lossPerMw = lossPerMw;
            return this;
        }

        /** Sets which way heat may flow; both ways by default. */
        public Builder direction(Direction direction) {
            this.direction = direction;
            return this;
        }

        /** Sets the snapshots after which heat arrives, at least 0, and 0 where it may flow either way; 0 by default. */
        public Builder delaySnapshots(int delaySnapshots) {
            this.delaySnapshots = delaySnapshots;
            return this;
        }

        /** Sets what sets the flow in a mesh; nothing by default. */
        public Builder control(Control control) {
            this.control = control;
            return this;
        }

        /** Returns the component; throws {@link IllegalArgumentException} where an attribute is out of its range. */
        public PipeOperation build() {
            return new PipeOperation(
                    pipe, designCapacityMw, expansion, maxPu, lossPerMw, direction, delaySnapshots, control);
        }
    }
}
