package org.rexnet.core.clearing.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/** The study as sections: the head of every page. */
public final class StudySections {

    private StudySections() {}

    /** Returns name and title, counts of everything, the horizon, and notes, for people. */
    public static Section head(Study study, Note... notes) {
        String title = study.settings().title();
        String name = title.isEmpty() || title.equals(study.name()) ? study.name() : study.name() + ": " + title;
        SectionBuilder<Study> head = Section.<Study>table("", name, List.of())
                .note(String.join(", ", counts(study)))
                .note(horizon(study.horizon()));
        for (Note note : notes) {
            head.note(note);
        }
        return head.only(Output.PAGE).build();
    }

    /** Returns the fields of an answer that are about the study; {@link ClearingSections#facts} has those of a clearing. */
    public static Section facts(String status, Study study) {
        return Section.facts("", "", study)
                .add(Column.words("status", one -> status))
                .add(Column.words("study", Study::name))
                .add(Column.words("currency", one -> one.settings().currency()))
                .add(Column.number(
                        "snapshots",
                        "snapshots",
                        Format.COUNT,
                        one -> one.horizon().size()))
                .only(Output.JSON)
                .build();
    }

    private static List<String> counts(Study study) {
        List<String> counts = new ArrayList<>();
        Arrays.stream(ComponentKind.values())
                .sorted(Comparator.comparing(kind -> kind != ComponentKind.BUS && !kind.isBranch()))
                .filter(kind -> !study.ids(kind).isEmpty())
                .forEach(kind -> counts.add(Figures.count(study.count(kind), kind.one(), kind.plural())));
        return counts;
    }

    private static String horizon(Horizon horizon) {
        String text = Figures.count(horizon.size(), "snapshot", "snapshots");
        double hours = horizon.snapshots().stream()
                .mapToDouble(Horizon.Snapshot::objectiveWeight)
                .sum();
        if (hours != horizon.size()) {
            text += " that stand for " + Figures.amount(hours) + " h";
        }
        if (horizon.size() > 1) {
            text += ", " + horizon.at(0).label() + " to "
                    + horizon.at(horizon.size() - 1).label();
        }
        int blocks = horizon.blocks().size();
        return blocks > 1 ? text + ", " + Figures.count(blocks, "block", "blocks") : text;
    }
}
