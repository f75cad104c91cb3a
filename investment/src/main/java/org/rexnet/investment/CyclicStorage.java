package org.rexnet.investment;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Study;

/** Makes storage that cannot be passed on between periods return to its state within each of them; names it, and what starts free there. */
final class CyclicStorage {

    private static final int MOST_NAMES = 8;

    private CyclicStorage() {}

    /** Returns a study of periods in which storage that cannot be linked is cyclic, with notes on all that is not passed on. */
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
        List<String> free = study.components().stream()
                .filter(Component::isTiedToBefore)
                .map(component -> component.key().toString())
                .toList();
        Study noted = names.isEmpty()
                ? cyclic
                : cyclic.withNote(note(
                        "These are not passed on between the chosen periods and return to their state within each",
                        names));
        return free.isEmpty()
                ? noted
                : noted.withNote(note(
                        "Ramps and commitment of these start free of what was before in each chosen period", free));
    }

    private static String note(String what, List<String> names) {
        return "%s: %s%s."
                .formatted(
                        what,
                        String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES))),
                        names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "");
    }
}
