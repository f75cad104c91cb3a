package org.rexnet.investment.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Options of {@code invest} that are commands of their own. */
final class MovedOption {

    private static final Map<String, String> COMMANDS = Map.of(
            "--prices", "rexnet signals STUDY --prices FILE",
            "--path", "rexnet path STUDY FILE",
            "--from-nothing", "rexnet grow STUDY",
            "--orders", "rexnet grow STUDY --orders N",
            "--years", "rexnet grow STUDY --years N",
            "--seed", "rexnet grow STUDY --seed N",
            "--least-gain", "rexnet grow STUDY --least-gain MONEY");

    private MovedOption() {}

    /** Returns which command has the option, where it is one of these. */
    static Optional<String> message(CommandLine.ParameterException exception) {
        if (!(exception instanceof CommandLine.UnmatchedArgumentException unmatched)
                || !exception.getCommandLine().getCommandName().equals("invest")) {
            return Optional.empty();
        }
        return unmatched.getUnmatched().stream()
                .map(argument -> argument.split("=", 2)[0])
                .filter(COMMANDS::containsKey)
                .findFirst()
                .map(option -> "invest says which capacity to add; %s belongs to a command of its own: %s"
                        .formatted(option, COMMANDS.get(option)));
    }
}
