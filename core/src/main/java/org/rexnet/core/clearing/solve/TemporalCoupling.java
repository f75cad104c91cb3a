package org.rexnet.core.clearing.solve;

import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/** Which snapshots of a study must be cleared together. */
public enum TemporalCoupling {
    /** Each snapshot by itself. */
    NONE,
    /** The snapshots of a block: storage, ramps, commitment. */
    BLOCKS,
    /** All of them: capacities to be found, limits over the horizon. */
    HORIZON;

    /** Finds what ties the snapshots of a study together, where it is cleared with these options. */
    public static TemporalCoupling of(Study study, ClearingOptions options) {
        boolean horizon = options.decomposition() == ClearingOptions.Decomposition.JOINT
                || !options.extraRows().isEmpty()
                || (options.expansion() && study.hasCandidates())
                || !study.globalConstraints().isEmpty()
                || study.horizon().isLinked()
                || study.generators().stream().anyMatch(TemporalCoupling::hasEnergyLimit);
        if (horizon) {
            return HORIZON;
        }
        return study.components().stream().anyMatch(Component::passesState) ? BLOCKS : NONE;
    }

    /** Returns whether more than energy in storage, vehicles and flexible loads passes snapshots, so that a block cannot be cut. */
    static boolean preventsCuts(Study study) {
        return study.components().stream()
                .anyMatch(component -> component.passesState() && !component.passesEnergyAlone());
    }

    private static boolean hasEnergyLimit(Generator generator) {
        return !Double.isInfinite(generator.minEnergyMwh()) || !Double.isInfinite(generator.maxEnergyMwh());
    }

    /** Returns whether the coefficients of the model are the same in every snapshot, so that its window can move. */
    public static boolean isMovable(Study study, ClearingOptions options) {
        return (options.lossTangents() == 0
                        || study.lines().stream().allMatch(line -> line.maxPu().isConstant()))
                && study.links().stream().noneMatch(LinkOperation::isDelayed)
                && study.links().stream()
                        .map(LinkOperation::efficiencies)
                        .allMatch(efficiencies -> efficiencies.stream().allMatch(Profile::isConstant));
    }
}
