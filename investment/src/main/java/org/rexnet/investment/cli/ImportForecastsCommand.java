package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.imports.RtsForecasts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds to a study of the RTS-GMLC system what its data know of forecasts. */
@Command(
        name = "rts-gmlc-forecasts",
        description = {
            "Writes a study of the RTS-GMLC system with its wind as it was and as it was expected a day ahead, and"
                    + " with how often its units fail.",
            "DATA is a folder with DAY_AHEAD_wind.csv, REAL_TIME_wind.csv and gen.csv."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet import rts-gmlc-forecasts rts rts-gmlc rts-uncertain",
            "  rexnet simulate rts-uncertain --design spot,nodal"
        })
final class ImportForecastsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StudyArgument argument = new StudyArgument();

    @Parameters(index = "1", paramLabel = "DATA", description = "The folder of series.")
    private Path data = Path.of("");

    @Parameters(index = "2", paramLabel = "DIR", description = "The folder to write.")
    private Path folder = Path.of("");

    @Option(names = "--force", description = "Replace the files of DIR even where rexnet did not write them.")
    private boolean force;

    @Option(names = "--json", description = "Print the answer as one JSON object; everything else goes to stderr.")
    private boolean json;

    ImportForecastsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResultFolder place = ResultFolder.at(folder, force);
        long start = System.nanoTime();
        Study study = study();
        double read = Seconds.since(start);
        List<String> remarks = place.write(study, Results.NONE);
        ReadSections.written(terminal, json, study, folder, remarks, new Seconds(read, 0, Seconds.ofProcess()));
        return ExitCode.DONE;
    }

    private Study study() {
        return withForecasts(argument.read(), data);
    }

    /** Returns a study with what a folder knows of forecasts. */
    static Study withForecasts(Study known, Path data) {
        try {
            return RtsForecasts.read(data).addTo(known);
        } catch (StudyException e) {
            throw new BadInputException("The forecasts in %s do not fit.".formatted(data), e);
        }
    }
}
