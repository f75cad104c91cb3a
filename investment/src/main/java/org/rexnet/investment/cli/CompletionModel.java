package org.rexnet.investment.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Commands as shells complete them: their names, options and values as they are written. Hidden ones are left out; constants are
 * written as {@link Choice} reads them; whatever may be a file is a path, an optional one, too; and values have labels of their own,
 * because scripts name what may follow by the label.
 */
final class CompletionModel {

    private CompletionModel() {}

    /** Returns the commands below a command, and itself, without anything that could be run. */
    static CommandLine of(CommandLine commandLine) {
        CommandSpec original = commandLine.getCommandSpec();
        CommandSpec copy = CommandSpec.create().name(original.name());
        copy.usageMessage().description(plain(original.usageMessage().description()));
        for (OptionSpec option : original.options()) {
            if (!option.hidden()) {
                copy.addOption(option(option));
            }
        }
        for (PositionalParamSpec parameter : original.positionalParameters()) {
            copy.addPositional(parameter(parameter));
        }
        original.subcommands().forEach((name, subcommand) -> {
            if (!subcommand.getCommandSpec().usageMessage().hidden()) {
                copy.addSubcommand(name, of(subcommand));
            }
        });
        return new CommandLine(copy);
    }

    private static OptionSpec option(OptionSpec option) {
        boolean flag = option.arity().max() == 0;
        return OptionSpec.builder(option.names())
                .arity(option.arity().toString())
                .description(plain(option.description()))
                .paramLabel(option.longestName().replaceAll("[^A-Za-z]", ""))
                .type(flag ? boolean.class : type(option))
                .completionCandidates(choices(option))
                .build();
    }

    private static PositionalParamSpec parameter(PositionalParamSpec parameter) {
        List<String> choices = choices(parameter);
        return PositionalParamSpec.builder()
                .index(parameter.index().toString())
                .arity(parameter.arity().toString())
                .paramLabel(parameter.paramLabel().replaceAll("[^A-Za-z]", ""))
                // A word on its own names a file or a study, unless there is a choice.
                .type(choices == null ? Path.class : String.class)
                .completionCandidates(choices)
                .build();
    }

    /** Descriptions are formats, and come back formatted. */
    private static String[] plain(String[] description) {
        return Arrays.stream(description).map(line -> line.replace("%", "%%")).toArray(String[]::new);
    }

    private static Class<?> type(ArgSpec argument) {
        List<Class<?>> types = new ArrayList<>(Arrays.asList(argument.auxiliaryTypes()));
        types.add(argument.type());
        return types.contains(Path.class) || types.contains(File.class) ? Path.class : String.class;
    }

    /** Returns the values that there are, null for any. */
    private static @Nullable List<String> choices(ArgSpec argument) {
        for (Class<?> type : argument.auxiliaryTypes()) {
            if (type.isEnum()) {
                return choices(type.getEnumConstants());
            }
        }
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? null
                : StreamSupport.stream(candidates.spliterator(), false).toList();
    }

    /** Returns constants as they are written: units, of which one has a small letter, keep their letters. */
    private static List<String> choices(Object[] constants) {
        List<String> names = Arrays.stream(constants)
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        return names.stream().allMatch(name -> name.equals(name.toUpperCase(Locale.ROOT)))
                ? Arrays.stream(constants)
                        .map(constant -> Choice.text((Enum<?>) constant))
                        .toList()
                : names;
    }
}
