package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.StudyException;
import org.rexnet.investment.decomposition.EngineException;
import org.rexnet.investment.report.JsonText;
import org.rexnet.investment.report.TextPage;
import org.rexnet.investment.report.Wrapped;
import org.rexnet.network.flow.SingularFlowException;
import picocli.CommandLine;

/**
 * Turns what went wrong into messages and exit codes.
 *
 * @param terminal where messages go
 */
record Failures(Terminal terminal)
        implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {

    private static final String JSON = "--json";

    @Override
    public int handleParseException(CommandLine.ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        Optional<String> moved = MovedOption.message(exception);
        String message = moved.orElse(String.valueOf(exception.getMessage()));
        PrintWriter err = terminal.err();
        err.println(terminal.errInk().alarm(message));
        if (moved.isEmpty() && !CommandLine.UnmatchedArgumentException.printSuggestions(exception, err)) {
            explain(exception, command, err);
        }
        err.println("See '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        if (Arrays.asList(args).contains(JSON)) {
            invalid(message, List.of());
        }
        return ExitCode.BAD_INPUT;
    }

    /** Prints the options that are missing with what they are, and how the command is written. */
    private static void explain(CommandLine.ParameterException exception, CommandLine command, PrintWriter err) {
        if (exception instanceof CommandLine.MissingParameterException missing) {
            for (CommandLine.Model.ArgSpec one : missing.getMissing()) {
                String name =
                        one instanceof CommandLine.Model.OptionSpec option ? option.longestName() : one.paramLabel();
                String text = "%s: %s".formatted(name, String.join(" ", one.description()));
                Wrapped.print(err, "  ", text, TextPage.WIDTH);
            }
        }
        CommandLine.Help help = command.getHelp();
        err.println();
        err.print(help.synopsisHeading());
        err.print(help.synopsis(help.synopsisHeadingLength()));
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, CommandLine.ParseResult parseResult) {
        boolean debug = command.getCommandSpec().root().userObject() instanceof Rexnet rexnet && rexnet.debug();
        boolean json = parseResult.originalArgs().contains(JSON);
        switch (exception) {
            case StudyException e -> badStudy(e.faults(), json);
            case BadInputException e -> {
                terminal.err().println(terminal.errInk().alarm(String.valueOf(e.getMessage())));
                e.faults().forEach(fault -> terminal.err().println("  " + fault));
                if (json) {
                    invalid(String.valueOf(e.getMessage()), e.faults());
                }
            }
            case RefusedStudyException e -> refused(e, json);
            case SingularFlowException e -> refused(e, json);
            case LibraryAbsentException e -> {
                return ExitCode.LIBRARY_ABSENT;
            }
            case EngineException e -> {
                terminal.err().println(terminal.errInk().alarm(String.valueOf(e.getMessage())));
                if (json) {
                    failed(String.valueOf(e.getMessage()));
                }
                return ExitCode.NO_ANSWER;
            }
            default -> {
                new InternalFault(terminal).report(exception, debug);
                if (json) {
                    failed(exception.toString());
                }
                return ExitCode.INTERNAL;
            }
        }
        return ExitCode.BAD_INPUT;
    }

    private void refused(IllegalArgumentException exception, boolean json) {
        String message = String.valueOf(exception.getMessage());
        terminal.err().println(terminal.errInk().alarm(message));
        if (json) {
            invalid(message, List.of());
        }
    }

    private void badStudy(List<Fault> faults, boolean json) {
        PrintWriter err = terminal.err();
        String message = "The study has " + Figures.count(faults.size(), "error", "errors") + ".";
        err.println(terminal.errInk().alarm(message));
        faults.forEach(fault -> err.println("  " + fault));
        if (json) {
            invalid(message, faults);
        }
    }

    private void invalid(String message, List<Fault> faults) {
        JsonText.print(
                terminal.out(),
                List.of(
                        facts("invalid", message),
                        Section.table("faults", "", faults)
                                .add(Column.words("file", Fault::file))
                                .add(Column.number("line", "", Format.NUMBER, Fault::line))
                                .add(Column.words("column", Fault::column))
                                .add(Column.words("value", Fault::value))
                                .add(Column.words("message", Fault::message))
                                .build()));
    }

    private void failed(String message) {
        JsonText.print(terminal.out(), List.of(facts("error", message)));
    }

    private static Section facts(String status, String message) {
        return Section.facts("", "", message)
                .add(Column.words("status", text -> status))
                .add(Column.words("message", text -> text))
                .build();
    }
}
