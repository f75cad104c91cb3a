package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.rexnet.core.clearing.flow.UncountedCircuits;
import org.rexnet.core.clearing.warning.Warnings;
import org.rexnet.core.study.Study;
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
        Seconds seconds = new Seconds(Seconds.since(start), 0, Seconds.ofProcess());
        if (json) {
            new JsonAnswer(terminal.out()).valid(study, seconds);
            return ExitCode.DONE;
        }
        PrintWriter out = terminal.out();
        StudyLines.print(out, terminal.outInk(), study);
        study.notes().forEach(note -> Wrapped.print(out, "  Note: ", note));
        UncountedCircuits.notes(study).forEach(note -> Wrapped.print(out, "  Note: ", note));
        Warnings.of(study).forEach(warning -> Wrapped.print(out, "  Warning: ", warning));
        out.println("Valid.");
        return ExitCode.DONE;
    }
}
