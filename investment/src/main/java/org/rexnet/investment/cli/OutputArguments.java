package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.rexnet.core.clearing.ClearingOutcome;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import picocli.CommandLine.Option;

/** What a command gives back, and where. */
final class OutputArguments {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write study and results as a folder of tables that PyPSA reads, too.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--force", description = "Replace the files of DIR even where rexnet did not write them.")
    private boolean force;

    @Option(names = "--json", description = "Print the answer as one JSON object; everything else goes to stderr.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress, no notes.")
    private boolean quiet;

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    /** Returns the folder to write, where one was asked for; throws {@link BadInputException} where it must not be written. */
    Optional<ResultFolder> folder() {
        return folder.map(path -> ResultFolder.at(path, force));
    }

    /** Writes study and results where a folder was asked for. */
    void write(Terminal terminal, Optional<ResultFolder> wanted, Study study, Results results) {
        wanted.ifPresent(place -> {
            for (String remark : place.write(study, results)) {
                if (!quiet) {
                    Wrapped.print(terminal.err(), "Note: ", remark);
                }
            }
            if (!quiet) {
                terminal.err().println("Written: " + place.path());
            }
        });
    }

    /** Prints the readers' notes to standard error. */
    void notes(Terminal terminal, Study study) {
        if (!quiet) {
            StudyLines.printNotes(terminal.err(), study);
        }
    }

    /** Prints why there is no dispatch or plan. */
    void notCleared(Terminal terminal, ClearingOutcome outcome, Study study, boolean planning, Seconds seconds) {
        notes(terminal, study);
        if (json) {
            new JsonAnswer(terminal.out()).notCleared(outcome, study, seconds);
        } else {
            StudyLines.print(terminal.out(), terminal.outInk(), study);
            new NoAnswer(terminal, study).print(outcome, planning);
        }
    }
}
