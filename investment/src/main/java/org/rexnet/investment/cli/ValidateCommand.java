package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rexnet.core.clearing.answer.CheckSections;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.clearing.warning.Warnings;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.Study;
import org.rexnet.investment.report.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a study and says what is in it, or all that is wrong with it. */
@Command(
        name = "validate",
        description = "Reads a study; summarises it, or lists all its errors.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  rexnet validate my-study", "  rexnet validate case118.m --json"})
final class ValidateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StudyArgument argument = new StudyArgument();

    @Option(names = "--json", description = "Print the answer as one JSON object.")
    private boolean json;

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Study study = argument.read();
        if (!study.settings().scenarios().isEmpty()) {
            ScenarioOption.laid(study);
        }
        Seconds seconds = new Seconds(Seconds.since(start), 0, Seconds.ofProcess());
        List<String> notes = new ArrayList<>(study.notes());
        notes.addAll(Warnings.ofCircuits(study));
        List<Section> checks = CheckSections.of(study);
        if (json) {
            List<Section> sections = new ArrayList<>(ReadSections.of("valid", study, notes, seconds));
            sections.add(Section.facts("", "", Warnings.withFigures(study))
                    .add(Column.of("warnings", "", "", Format.WORDS, Value.Texts::new))
                    .build());
            sections.addAll(checks);
            JsonText.print(terminal.out(), sections);
            return ExitCode.DONE;
        }
        List<Note> lines = new ArrayList<>();
        notes.forEach(note -> lines.add(new Note("Note: ", note, false)));
        Warnings.withFigures(study).forEach(warning -> lines.add(new Note("Warning: ", warning, false)));
        List<Section> page = new ArrayList<>(List.of(StudySections.head(study, lines.toArray(Note[]::new))));
        page.addAll(checks);
        terminal.page().print(page);
        terminal.out().println("Valid.");
        return ExitCode.DONE;
    }
}
