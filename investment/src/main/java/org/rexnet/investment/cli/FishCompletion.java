package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rexnet.core.study.builtin.BuiltInStudies;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Tells the shell fish what may follow on a command line, in the format of its command {@code complete} (fish 3): one line for each
 * subcommand, option and choice, with the condition under which it is offered.
 */
final class FishCompletion {

    private static final String NO_COMMAND_YET = "__fish_use_subcommand";

    private final String name;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String name) {
        this.name = name;
    }

    /** Returns the script for a command and all below it. */
    static String of(CommandLine commandLine) {
        FishCompletion completion = new FishCompletion(commandLine.getCommandName());
        completion.lines.add("# What may follow " + completion.name + ", for fish.");
        completion.add(List.of(), commandLine.getCommandSpec());
        return String.join("\n", completion.lines) + "\n";
    }

    private void add(List<String> path, CommandSpec command) {
        Map<String, CommandLine> below = command.subcommands();
        String here = condition(path, below.keySet());
        if (command.positionalParameters().isEmpty()) {
            offer(here, "-f", "");
        }
        below.forEach((word, subcommand) -> offer(
                here,
                "-f -a " + quoted(word),
                firstSentence(subcommand.getCommandSpec().usageMessage().description())));
        command.options().forEach(option -> add(here, option));
        command.positionalParameters().forEach(parameter -> add(here, parameter));
        below.forEach((word, subcommand) ->
                add(Stream.concat(path.stream(), Stream.of(word)).toList(), subcommand.getCommandSpec()));
    }

    /** Returns the condition that the words so far name this command, and none of those below it. */
    private static String condition(List<String> path, Iterable<String> below) {
        if (path.isEmpty()) {
            return NO_COMMAND_YET;
        }
        String reached =
                path.stream().map(word -> "__fish_seen_subcommand_from " + word).collect(Collectors.joining("; and "));
        String names = String.join(" ", below);
        return names.isEmpty() ? reached : reached + "; and not __fish_seen_subcommand_from " + names;
    }

    private void add(String here, OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(word -> (word.startsWith("--") ? "-l " : "-s ") + word.replaceFirst("^-+", ""))
                .collect(Collectors.joining(" "));
        String value = option.arity().max() == 0 ? "" : " -r " + value(option);
        offer(here, names + value, firstSentence(option.description()));
    }

    private void add(String here, PositionalParamSpec parameter) {
        if (parameter.completionCandidates() != null) {
            offer(here, value(parameter), "");
        } else if (parameter.index().min() == 0 && parameter.paramLabel().contains("STUDY")) {
            offer(here, "-a " + quoted(String.join(" ", BuiltInStudies.names())), "built-in study");
        }
    }

    private static String value(ArgSpec argument) {
        Iterable<String> choices = argument.completionCandidates();
        if (choices != null) {
            return "-f -a " + quoted(String.join(" ", choices));
        }
        return argument.type() == Path.class ? "-F" : "-f";
    }

    private void offer(String condition, String what, String description) {
        String explained = description.isEmpty() ? "" : " -d " + quoted(description);
        lines.add("complete -c " + name + " -n " + quoted(condition) + " " + what + explained);
    }

    private static String firstSentence(String[] description) {
        String text = String.join(" ", description).replaceAll("\\s+", " ");
        int end = text.indexOf(". ");
        return (end < 0 ? text : text.substring(0, end)).replaceFirst("\\.$", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
