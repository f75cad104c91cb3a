package org.rexnet.investment.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a small study to start from. */
@Command(
        name = "new",
        description = "Writes a small study to start from: two towns, a line, wind, sun, gas and a battery, in tables"
                + " with a text that explains them.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  rexnet new my-study", "  rexnet new my-study --with heat,charging"})
final class NewCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "The folder to write; it must be empty, or not there yet.")
    private Path folder = Path.of("");

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "SECTOR",
            description = "What the study has besides power: heat, charging, or both with a comma.")
    private Set<StarterStudy.Sector> sectors = EnumSet.noneOf(StarterStudy.Sector.class);

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireFree();
        try {
            StarterStudy.write(folder, sectors);
        } catch (IOException e) {
            throw new BadInputException("%s cannot be written: %s.".formatted(folder, Reason.of(e)), e);
        }
        terminal.out().println("Written: " + folder);
        terminal.out().println("README.txt in it says what each table is. Next:");
        terminal.out().println("  rexnet invest " + folder);
        return ExitCode.DONE;
    }

    private void requireFree() {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("%s is a file; a study needs a folder.".formatted(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new BadInputException("%s is not empty: choose another folder.".formatted(folder));
            }
        } catch (IOException e) {
            throw new BadInputException("Cannot look into %s: %s.".formatted(folder, Reason.of(e)), e);
        }
    }
}
