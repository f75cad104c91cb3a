package org.rexnet.core.clearing.component;

import java.util.Set;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.network.Network;
import org.rexnet.network.Transformer;

/** Where something must be drawn or fed in whatever is built, so that a dispatch may not exist. */
final class ForcedInjections {

    private static final Set<ComponentKind> KNOWN = Set.of(
            ComponentKind.GENERATOR,
            ComponentKind.LOAD,
            ComponentKind.STORAGE_UNIT,
            ComponentKind.STORE,
            ComponentKind.LINE,
            ComponentKind.TRANSFORMER,
            ComponentKind.LINK,
            ComponentKind.BID);

    private final boolean[] lack;
    private final boolean[] excess;

    private ForcedInjections(int buses) {
        lack = new boolean[buses];
        excess = new boolean[buses];
    }

    /** Finds the buses; where it is not plain that a bus is free, it counts as forced. */
    static ForcedInjections of(Study study) {
        ForcedInjections forced = new ForcedInjections(study.network().buses().size());
        forced.addLoads(study);
        forced.addUnits(study);
        forced.addLinks(study);
        boolean everywhere = !study.conditions().isEmpty()
                || study.components().stream().anyMatch(component -> !KNOWN.contains(component.kind()))
                || study.network().branches(Transformer.class).stream().anyMatch(t -> t.phaseShift() != 0);
        for (int bus = 0; everywhere && bus < forced.lack.length; bus++) {
            forced.add(bus);
        }
        return forced;
    }

    private void addLoads(Study study) {
        boolean mayShed = study.settings().lostLoad().isPresent();
        for (Load load : study.loads()) {
            int bus = study.network().busIndex(load.bus());
            double least = -load.sign() * load.powerMw().min();
            double most = -load.sign() * load.powerMw().max();
            lack[bus] |= !mayShed && Math.max(least, most) > 0;
            excess[bus] |= Math.min(least, most) < 0;
        }
    }

    private void addUnits(Study study) {
        Network network = study.network();
        for (Generator one : study.generators()) {
            boolean rests = one.minPu().max() <= 0
                    && one.maxPu().min() >= 0
                    && one.setPointMw().isEmpty();
            if (!rests
                    || one.rampLimits().initialMw().isPresent()
                    || one.commitment().isPresent()) {
                add(network.busIndex(one.bus()));
            }
        }
        for (StorageUnit one : study.storageUnits()) {
            boolean isSet = one.setPointMw().isPresent()
                    || one.dispatchSetMw().isPresent()
                    || one.storeSetMw().isPresent()
                    || one.levelSetMwh().isPresent();
            if (isSet || one.minPu().max() > 0 || one.maxPu().min() < 0) {
                add(network.busIndex(one.bus()));
            }
        }
        for (Store one : study.stores()) {
            boolean rests = one.minPu().isAlways(0) && one.maxPu().isConstant();
            if (!rests || one.setPointMw().isPresent() || one.levelSetMwh().isPresent()) {
                add(network.busIndex(one.bus()));
            }
        }
    }

    private void addLinks(Study study) {
        for (LinkOperation one : study.links()) {
            boolean rests = one.minPu().max() <= 0
                    && one.maxPu().min() >= 0
                    && one.setPointMw().isEmpty();
            if (!rests
                    || one.rampLimits().initialMw().isPresent()
                    || one.commitment().isPresent()) {
                add(study.network().busIndex(one.link().from()));
                one.link().to().forEach(bus -> add(study.network().busIndex(bus)));
            }
        }
    }

    private void add(int bus) {
        lack[bus] = true;
        excess[bus] = true;
    }

    /** Returns whether a bus may need more than can be brought there. */
    boolean mayLack(int bus) {
        return lack[bus];
    }

    /** Returns whether a bus may have more than can be taken away. */
    boolean mayHaveTooMuch(int bus) {
        return excess[bus];
    }
}
