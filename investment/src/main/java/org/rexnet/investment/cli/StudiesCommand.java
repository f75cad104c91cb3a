package org.rexnet.investment.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;
import org.rexnet.investment.report.JsonText;
import org.rexnet.investment.report.Wrapped;
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
            JsonText.print(
                    terminal.out(),
                    List.of(Section.table("studies", "", BuiltInStudies.all())
                            .add(Column.words("name", BuiltInStudy::name))
                            .add(Column.words("description", BuiltInStudy::description))
                            .build()));
            return ExitCode.DONE;
        }
        int width =
                BuiltInStudies.names().stream().mapToInt(String::length).max().orElse(0);
        for (BuiltInStudy builtIn : BuiltInStudies.all()) {
            String padding = " ".repeat(width - builtIn.name().length());
            Wrapped.print(
                    terminal.out(), "  " + builtIn.name() + padding + "  ", builtIn.description(), terminal.width());
        }
        return ExitCode.DONE;
    }
}
