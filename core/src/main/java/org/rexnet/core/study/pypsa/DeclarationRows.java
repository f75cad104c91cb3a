package org.rexnet.core.study.pypsa;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rexnet.core.study.Declaration;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of the table of declarations: what drivers said on arrival. */
final class DeclarationRows {

    private DeclarationRows() {}

    static Declaration declaration(Row row) {
        String text = row.text("departure");
        Optional<Instant> departure = Instants.find(text);
        if (departure.isEmpty()) {
            row.fault("departure", text, "must be " + Instants.ALLOWED);
        }
        return new Declaration(row.name(), departure.orElse(Instant.EPOCH), row.number("energy"));
    }

    static void write(Declaration declaration, Sheets sheets) {
        sheets.sheet("declarations")
                .row(declaration.id())
                .put("departure", Instants.format(declaration.departure()))
                .put("energy", declaration.energyMwh());
    }

    /** Adds a fault for every row that is about no session, or says that it leaves before it comes. */
    static void check(Study study, ComponentTable table) {
        Map<String, EvSession> sessions = new TreeMap<>();
        study.components(EvSession.class).forEach(session -> sessions.put(session.id(), session));
        for (Row row : table.rows()) {
            EvSession session = sessions.get(row.name());
            if (session == null) {
                row.fault("name", row.name(), "is no EV session" + Suggestion.maybe(row.name(), sessions.keySet()));
            } else if (Instants.find(row.text("departure"))
                    .filter(departure -> !departure.isAfter(session.arrival()))
                    .isPresent()) {
                row.fault(
                        "departure",
                        row.text("departure"),
                        "must be after the arrival, which is " + Instants.format(session.arrival()));
            }
        }
    }
}
