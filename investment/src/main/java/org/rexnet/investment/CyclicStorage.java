package org.rexnet.investment;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/** Makes what cannot be passed on between periods return to its state within each of them, and names it. */
final class CyclicStorage {

    private static final int MOST_NAMES = 8;

    private CyclicStorage() {}

    /** Returns a study of periods in which storage that cannot be linked is cyclic, with a note on everything of that kind. */
    static Study of(Study study) {
        boolean linked = study.horizon().isLinked();
        List<String> names = new ArrayList<>();
        List<StorageUnit> units = new ArrayList<>();
        for (StorageUnit unit : study.storageUnits()) {
            boolean stays = linked && unit.mayBeLinked();
            units.add(stays ? unit : unit.toBuilder().cyclic(true).build());
            add(names, !stays, "storage unit " + unit.id());
        }
        List<Store> stores = new ArrayList<>();
        for (Store store : study.stores()) {
            boolean stays = linked && store.mayBeLinked();
            stores.add(stays ? store : store.toBuilder().cyclic(true).build());
            add(names, !stays, "store " + store.id());
        }
        study.components(Building.class).forEach(building -> add(names, true, "building " + building.id()));
        study.components(PipeOperation.class)
                .forEach(pipe -> add(names, pipe.delaySnapshots() > 0, "pipe " + pipe.id()));
        return new Study(
                study.name(),
                study.settings(),
                study.network(),
                study.horizon(),
                study.generators(),
                study.loads(),
                units,
                stores,
                study.lines(),
                study.links(),
                study.bids(),
                study.globalConstraints(),
                study.sectorComponents(),
                study.keptColumns(),
                notes(study, names));
    }

    private static List<String> notes(Study study, List<String> names) {
        List<String> notes = new ArrayList<>(study.notes());
        if (!names.isEmpty()) {
            notes.add("These are not passed on between the chosen periods and return to their state within each: %s%s."
                    .formatted(
                            String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES))),
                            names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : ""));
        }
        return notes;
    }

    private static void add(List<String> names, boolean cyclic, String name) {
        if (cyclic) {
            names.add(name);
        }
    }
}
