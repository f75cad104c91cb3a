package org.rexnet.core.clearing;

import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.SectorComponent;
import org.rexnet.core.study.Study;

/** Which snapshots of a study must be cleared together. */
enum Coupling {
    /** Each snapshot by itself. */
    NONE,
    /** The snapshots of a block: storage, ramps, commitment. */
    BLOCKS,
    /** All of them: capacities to be found, limits over the horizon. */
    HORIZON;

    static Coupling of(Study study, ClearingOptions options) {
        boolean horizon = options.decomposition() == ClearingOptions.Decomposition.JOINT
                || (options.expansion() && study.hasCandidates())
                || !study.globalConstraints().isEmpty()
                || study.generators().stream().anyMatch(Coupling::hasEnergyLimit);
        if (horizon) {
            return HORIZON;
        }
        return hasLevels(study) || couplesOtherwise(study) ? BLOCKS : NONE;
    }

    private static boolean hasLevels(Study study) {
        return !study.storageUnits().isEmpty() || !study.stores().isEmpty();
    }

    /** Returns whether anything but the level of storage passes from one snapshot to the next, so that a block cannot be cut. */
    static boolean couplesOtherwise(Study study) {
        return study.sectorComponents().stream().anyMatch(SectorComponent::passesState)
                || study.generators().stream()
                        .anyMatch(
                                g -> !g.rampLimits().areNone() || g.commitment().isPresent())
                || study.links().stream()
                        .anyMatch(
                                l -> !l.rampLimits().areNone() || l.commitment().isPresent());
    }

    private static boolean hasEnergyLimit(Generator generator) {
        return !Double.isInfinite(generator.minEnergyMwh()) || !Double.isInfinite(generator.maxEnergyMwh());
    }

    /** Returns whether the coefficients of the model are the same in every snapshot, so that its window can move. */
    static boolean isMovable(Study study) {
        return study.links().stream()
                .map(LinkOperation::efficiencies)
                .allMatch(efficiencies -> efficiencies.stream().allMatch(Profile::isConstant));
    }
}
