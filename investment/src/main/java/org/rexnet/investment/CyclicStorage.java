package org.rexnet.investment;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Study;

/** Makes what cannot be passed on between periods return to its state within each of them, and names it. */
final class CyclicStorage {

    private static final int MOST_NAMES = 8;

    private CyclicStorage() {}

    /** Returns a study of periods in which storage that cannot be linked is cyclic, with a note on everything of that kind. */
    static Study of(Study study) {
        boolean linked = study.horizon().isLinked();
        List<String> names = new ArrayList<>();
        Study cyclic = study.map(component -> {
            if (!component.storesEnergy() || (linked && component.mayBeLinked())) {
                return component;
            }
            names.add(component.key().toString());
            return component.asCyclic();
        });
        return names.isEmpty() ? cyclic : cyclic.withNote(note(names));
    }

    private static String note(List<String> names) {
        return "These are not passed on between the chosen periods and return to their state within each: %s%s."
                .formatted(
                        String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES))),
                        names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "");
    }
}
