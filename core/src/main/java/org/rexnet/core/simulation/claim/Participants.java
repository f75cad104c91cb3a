package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.rexnet.core.study.Condition;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;

/** Studies in which participants act in another way. */
final class Participants {

    private Participants() {}

    /** Returns a study with a participant in place of the one of that name, or as the last one. */
    static Study with(Study study, Participant participant) {
        List<Condition> conditions = new ArrayList<>();
        boolean replaced = false;
        for (Condition condition : study.conditions()) {
            boolean isIt = condition instanceof Participant known && known.id().equals(participant.id());
            conditions.add(isIt ? participant : condition);
            replaced |= isIt;
        }
        if (!replaced) {
            conditions.add(participant);
        }
        return with(study, conditions);
    }

    /** Returns a study whose participants are changed. */
    static Study map(Study study, UnaryOperator<Participant> change) {
        List<Condition> conditions = new ArrayList<>();
        for (Condition condition : study.conditions()) {
            conditions.add(condition instanceof Participant known ? change.apply(known) : condition);
        }
        return with(study, conditions);
    }

    private static Study with(Study study, List<Condition> conditions) {
        return new Study(
                study.name(),
                study.settings(),
                study.network(),
                study.horizon(),
                study.components(),
                study.globalConstraints(),
                conditions,
                study.keptColumns(),
                study.notes());
    }
}
