package org.rexnet.investment.cli;

import java.util.concurrent.Callable;
import org.rexnet.core.study.BuiltInStudies;
import org.rexnet.core.study.BuiltInStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the studies that come with RexNet. */
@Command(
        name = "studies",
        description = "Lists the built-in studies.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  rexnet studies", "  rexnet export harbour my-harbour"})
final class StudiesCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--json", description = "Print the answer as one JSON object.")
    private boolean json;

    StudiesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json) {
            new JsonAnswer(terminal.out()).studies(BuiltInStudies.all());
            return ExitCode.DONE;
        }
        int width =
                BuiltInStudies.names().stream().mapToInt(String::length).max().orElse(0);
        for (BuiltInStudy builtIn : BuiltInStudies.all()) {
            String padding = " ".repeat(width - builtIn.name().length());
            Wrapped.print(terminal.out(), "  " + builtIn.name() + padding + "  ", builtIn.description());
        }
        return ExitCode.DONE;
    }
}
