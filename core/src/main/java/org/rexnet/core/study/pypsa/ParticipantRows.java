package org.rexnet.core.study.pypsa;

import java.util.Arrays;
import java.util.List;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;

/** Rows of the table of participants: who owns what. */
final class ParticipantRows {

    private static final String COMPONENTS = "components";

    private ParticipantRows() {}

    static Participant participant(Row row) {
        List<String> components = Arrays.stream(row.text(COMPONENTS).split("\\|"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return new Participant(row.name(), components);
    }

    /** Adds a fault for every name that stands for no component of the study, or for several. */
    static void check(Study study, ComponentTable table) {
        List<Ownership.Unknown> unknown = Ownership.of(study).unknown();
        for (Row row : unknown.isEmpty() ? List.<Row>of() : table.rows()) {
            unknown.stream()
                    .filter(name -> name.participant().equals(row.name()))
                    .forEach(name -> row.fault(COMPONENTS, name.component(), name.message()));
        }
    }
}
