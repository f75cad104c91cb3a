package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.imports.Genx;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a study of a GenX case. */
@Command(
        name = "genx",
        description = {
            "Makes a study of a GenX case: zones, lines, resources, fuels, demand with its weights, caps on CO2.",
            "SOURCE has the folders system, resources, policies and settings, or TDR_results, which go before system."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example:", "  rexnet import genx example_systems/1_three_zones three-zones"})
final class ImportGenxCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The folder of the case.")
    private Path source = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write.")
    private Path folder = Path.of("");

    @Option(
            names = "--commitment",
            description = "Thermal units of Model 1 start and stop, one by one of their Cap_Size.")
    private boolean commitment;

    @Option(names = "--force", description = "Replace the files of DIR even where rexnet did not write them.")
    private boolean force;

    @Option(names = "--json", description = "Print the answer as one JSON object; everything else goes to stderr.")
    private boolean json;

    ImportGenxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResultFolder place = ResultFolder.at(folder, force);
        long start = System.nanoTime();
        Study study = Genx.read(source, commitment);
        double read = Seconds.since(start);
        List<String> remarks = new ArrayList<>(study.notes());
        remarks.addAll(place.write(study, Results.NONE));
        ReadSections.written(terminal, json, study, folder, remarks, new Seconds(read, 0, Seconds.ofProcess()));
        return ExitCode.DONE;
    }
}
