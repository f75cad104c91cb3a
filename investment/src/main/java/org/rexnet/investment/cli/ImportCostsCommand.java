package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.imports.TechnologyCosts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes costs of technologies in the columns of the study format. */
@Command(
        name = "costs",
        description = {
            "Writes costs of technologies in the columns of a study: one row per technology, to be copied into its"
                    + " tables.",
            "FILE is a table of PyPSA's technology-data: technology, parameter, value, unit."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet import costs costs_2030.csv costs.csv",
            "  rexnet import costs costs_2030.csv chp.csv --technology 'central gas CHP'"
        })
final class ImportCostsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The table of costs.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "TABLE", description = "The table to write; it must not exist.")
    private Path table = Path.of("");

    @Option(names = "--technology", paramLabel = "NAME", description = "Only this one; may be given several times.")
    private List<String> technologies = List.of();

    ImportCostsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TechnologyCosts all = TechnologyCosts.read(file);
        TechnologyCosts costs = technologies.isEmpty() ? all : BadInputException.ofInput(() -> all.only(technologies));
        NewTable.write(table, costs.rows());
        terminal.out()
                .println("Written: %s, %s"
                        .formatted(table, Figures.count(costs.technologies().size(), "technology", "technologies")));
        return ExitCode.DONE;
    }
}
