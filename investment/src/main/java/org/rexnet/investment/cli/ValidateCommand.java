package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.clearing.warning.UncountedCircuits;
import org.rexnet.core.clearing.warning.Warnings;
import org.rexnet.core.section.Note;
import org.rexnet.core.study.Study;
import org.rexnet.investment.report.JsonText;
import org.rexnet.investment.report.TextPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a study and says what is in it, or all that is wrong with it. */
@Command(
        name = "validate",
        description = "Reads a study; says what is in it, or all that is wrong with it.",
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
        notes.addAll(UncountedCircuits.notes(study));
        if (json) {
            JsonText.print(terminal.out(), ReadSections.of("valid", study, notes, seconds));
            return ExitCode.DONE;
        }
        List<Note> lines = new ArrayList<>();
        notes.forEach(note -> lines.add(new Note("Note: ", note, false)));
        Warnings.of(study).forEach(warning -> lines.add(new Note("Warning: ", warning, false)));
        new TextPage(terminal.out(), terminal.outInk())
                .print(List.of(StudySections.head(study, lines.toArray(Note[]::new))));
        terminal.out().println("Valid.");
        return ExitCode.DONE;
    }
}
