package org.rexnet.core.study.pypsa;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.Row;

/** Rows of the table of participants: who owns what. */
final class ParticipantRows {

    private static final String COMPONENTS = "components";
    private static final String TRADES_AT = "trades_at";

    private ParticipantRows() {}

    static Participant participant(Row row) {
        return new Participant(
                row.name(),
                names(row.text(COMPONENTS)),
                row.flag("balancing"),
                names(row.text(TRADES_AT)),
                row.number("trade_limit"),
                new Participant.Conduct(
                        row.text("strategy"), row.flag("flexible"), row.whole("notice"), row.findNumber("arrivals")));
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Adds a fault for every name that stands for no component of the study, or for several, and for every bus that is none. */
    static void check(Study study, ComponentTable table) {
        List<Ownership.Unknown> unknown = Ownership.of(study).unknown();
        Set<String> places = Participant.places(study);
        List<Participant> participants = study.conditions(Participant.class);
        boolean known = participants.stream().allMatch(one -> places.containsAll(one.tradesAt()));
        for (Row row : unknown.isEmpty() && known ? List.<Row>of() : table.rows()) {
            participants.stream()
                    .filter(one -> one.id().equals(row.name()))
                    .flatMap(one -> one.tradesAt().stream())
                    .filter(place -> !places.contains(place))
                    .forEach(place -> row.fault(
                            TRADES_AT, place, "is no bus or charging station" + Suggestion.maybe(place, places)));
            unknown.stream()
                    .filter(name -> name.participant().equals(row.name()))
                    .forEach(name -> row.fault(COMPONENTS, name.component(), name.message()));
        }
    }
}
