package org.rexnet.core.simulation.plant;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/** Finds what a study says that no market design follows, so that it is refused by name and not left out. */
public final class OutOfReach {

    private final List<String> found = new ArrayList<>();

    private OutOfReach() {}

    /** Returns one sentence for each; empty where all can be simulated. */
    public static List<String> of(Study study) {
        OutOfReach search = new OutOfReach();
        study.generators().forEach(search::generator);
        study.storageUnits().forEach(search::storageUnit);
        study.stores().forEach(search::store);
        study.links().forEach(search::link);
        study.pipes().forEach(search::pipe);
        study.conditions(Participant.class).forEach(search::participant);
        return search.found;
    }

    private void note(Component component, boolean isSaid, String what) {
        if (isSaid && (!component.kind().hasCapacity() || component.capacity() > 0)) {
            String name = component.key().toString();
            found.add("%s: no market design follows %s."
                    .formatted(Character.toUpperCase(name.charAt(0)) + name.substring(1), what));
        }
    }

    private void generator(Generator one) {
        note(one, one.setPointMw().isPresent(), "a prescribed output");
        note(one, one.minEnergyMwh() > 0 || Double.isFinite(one.maxEnergyMwh()), "limits of energy over the horizon");
    }

    private void storageUnit(StorageUnit one) {
        boolean prescribed = one.levelSetMwh().isPresent()
                || one.setPointMw().isPresent()
                || one.dispatchSetMw().isPresent()
                || one.storeSetMw().isPresent();
        note(one, prescribed, "prescribed levels or powers");
        note(one, !one.quadraticCost().isAlways(0), "a quadratic cost of storage");
        note(one, !one.storageCost().isAlways(0), "a cost of content");
        note(one, !isAlike(one.efficiencyStore()) || !isAlike(one.efficiencyDispatch()), "efficiencies that change");
    }

    private void store(Store one) {
        note(one, one.levelSetMwh().isPresent() || one.setPointMw().isPresent(), "prescribed levels or powers");
        note(one, !one.quadraticCost().isAlways(0), "a quadratic cost of storage");
        note(one, !one.storageCost().isAlways(0), "a cost of content");
    }

    private void link(LinkOperation one) {
        note(one, one.setPointMw().isPresent(), "a prescribed power");
        note(one, !one.quadraticCost().isAlways(0), "a quadratic cost of a link");
        note(one, one.isDelayed(), "a delay");
    }

    private void pipe(PipeOperation one) {
        note(one, one.delaySnapshots() > 0, "a delay");
        note(one, one.lossPerMw() > 0, "a loss per MW carried");
    }

    /** Whoever has a strategy that nobody knows is refused in all designs, also in those that ask for none. */
    private void participant(Participant one) {
        String name = one.conduct().strategy();
        if (Strategies.find(name).isEmpty()) {
            found.add(Strategies.unknown(one.id(), name));
        }
    }

    private static boolean isAlike(Profile profile) {
        return profile.isConstant() || profile.isAlways(profile.at(0));
    }
}
