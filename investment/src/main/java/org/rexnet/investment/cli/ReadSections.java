package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.Study;
import org.rexnet.investment.report.JsonText;

/** Answers that say no more than that a study was read. */
final class ReadSections {

    private ReadSections() {}

    /** Returns the fields of such an answer. */
    static List<Section> of(String status, Study study, List<String> notes, Seconds seconds) {
        return List.of(
                StudySections.facts(status, study),
                seconds.section(""),
                Section.facts("", "", notes)
                        .add(Column.of("notes", "", "", Format.WORDS, Value.Texts::new))
                        .build());
    }

    /** Prints that a study was written into a folder. */
    static void written(
            Terminal terminal, boolean json, Study study, Path folder, List<String> notes, Seconds seconds) {
        if (json) {
            List<Section> sections = new ArrayList<>(of("written", study, notes, seconds));
            sections.add(Section.facts("", "", folder)
                    .add(Column.words("folder", Path::toString))
                    .build());
            JsonText.print(terminal.out(), sections);
            return;
        }
        Note[] lines =
                notes.stream().map(note -> new Note("Note: ", note, false)).toArray(Note[]::new);
        terminal.page().print(List.of(StudySections.head(study, lines)));
        terminal.out().println("Written: " + folder);
    }
}
