package org.rexnet.investment.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code rexnet}: the launcher of a project, or the class that it starts where there is none. */
final class Command {

    private final Path home;

    Command(Path home) {
        this.home = home;
    }

    /** Runs the command to its end; its answer is JSON. */
    ChildProcess.Result run(String... arguments) {
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
        return ChildProcess.run(command);
    }
}
