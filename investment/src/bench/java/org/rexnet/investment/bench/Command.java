package org.rexnet.investment.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command {@code rexnet}: the launcher of a project, or the class that it starts where there is none. */
final class Command {

    private static final double STOPPED = 1.5;

    /** Exit code of a command that ended at a limit. */
    private static final int NO_ANSWER = 1;

    private final Path home;

    Command(Path home) {
        this.home = home;
    }

    /** Runs the command to its end; its answer is JSON. */
    ChildProcess.Result run(String... arguments) {
        return ChildProcess.run(command(arguments));
    }

    /** Runs the command for so many seconds at most; empty where it had to be stopped. */
    Optional<ChildProcess.Result> run(double mostSeconds, String... arguments) {
        return ChildProcess.run(command(arguments), mostSeconds);
    }

    /**
     * Runs the command, which ends by itself after about so many seconds with what it has found; empty where it had to be stopped after
     * half as many again.
     */
    Optional<ChildProcess.Result> runLimited(double seconds, String... arguments) {
        List<String> command = command(arguments);
        command.addAll(List.of("--time-limit", "%.0fs".formatted(seconds)));
        return ChildProcess.run(command, STOPPED * seconds, NO_ANSWER);
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        Path launcher = home.resolve("rexnet");
        if (Files.isExecutable(launcher)) {
            command.add(launcher.toString());
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
            command.add(System.getProperty("java.class.path"));
            command.add("org.rexnet.investment.cli.Rexnet");
        }
        command.addAll(List.of(arguments));
        command.add("--json");
        return command;
    }
}
