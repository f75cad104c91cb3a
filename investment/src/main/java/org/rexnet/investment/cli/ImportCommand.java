package org.rexnet.investment.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Turns other people's files into studies; its subcommands do the work. */
@Command(
        name = "import",
        description = "Converts third-party data into studies.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT")
final class ImportCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to import.");
    }
}
