package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a command gives back, and where. */
final class OutputArguments {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write study and results as a folder of tables that PyPSA reads, too.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--force", description = "Write DIR even where something else than results stands there.")
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
}
