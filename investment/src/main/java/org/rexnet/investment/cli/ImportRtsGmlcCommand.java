package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.imports.RtsGmlc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a study of the RTS-GMLC test system. */
@Command(
        name = "rts-gmlc",
        description = {
            "Makes a study of the RTS-GMLC test system, or of one in its format.",
            "SOURCE has bus.csv, branch.csv, gen.csv and timeseries_pointers.csv, whose day-ahead series are followed."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet import rts-gmlc RTS-GMLC/RTS_Data/SourceData rts --weeks 4",
            "  rexnet import rts-gmlc rts-gmlc rts-uncertain --forecasts rts-gmlc"
        })
final class ImportRtsGmlcCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The folder of its tables.")
    private Path source = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write.")
    private Path folder = Path.of("");

    @Option(
            names = "--weeks",
            paramLabel = "N",
            description = "So many whole weeks, spread evenly, stand for the year; all of it otherwise.")
    private int weeks;

    @Option(names = "--storage", description = "Take storage along; 3 h, 85 %% both ways.")
    private boolean storage;

    @Option(
            names = "--forecasts",
            paramLabel = "DATA",
            description = "Take its wind as it was and as it was expected a day ahead, and how often units fail, from a"
                    + " folder with DAY_AHEAD_wind.csv, REAL_TIME_wind.csv and gen.csv.")
    private Optional<Path> forecasts = Optional.empty();

    @Option(names = "--force", description = "Replace the files of DIR even where rexnet did not write them.")
    private boolean force;

    @Option(names = "--json", description = "Print the answer as one JSON object; everything else goes to stderr.")
    private boolean json;

    ImportRtsGmlcCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (weeks < 0) {
            throw new BadInputException("--weeks must be at least 1.");
        }
        ResultFolder place = ResultFolder.at(folder, force);
        long start = System.nanoTime();
        Study known = RtsGmlc.read(source, weeks, storage);
        Study study = forecasts
                .map(data -> ImportForecastsCommand.withForecasts(known, data))
                .orElse(known);
        double read = Seconds.since(start);
        List<String> remarks = new java.util.ArrayList<>(known.notes());
        remarks.addAll(place.write(study, Results.NONE));
        ReadSections.written(terminal, json, study, folder, remarks, new Seconds(read, 0, Seconds.ofProcess()));
        return ExitCode.DONE;
    }
}
