package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.investment.RepresentativePeriods;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a study as a folder. */
@Command(
        name = "export",
        description = "Writes a study as a folder of tables; for PyPSA, too, by --for pypsa.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet export harbour my-harbour",
            "  rexnet export harbour for-pypsa --for pypsa",
            "  rexnet export case118.m case118",
            "  rexnet export harbour-year weeks --representative 8w"
        })
final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StudyArgument argument = new StudyArgument();

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write.")
    private Path folder = Path.of("");

    @Mixin
    private SnapshotsOption snapshots = new SnapshotsOption();

    @Mixin
    private RepresentativePeriodOption representative = new RepresentativePeriodOption();

    @Mixin
    private FormArguments form = new FormArguments();

    @Option(names = "--json", description = "Print the answer as one JSON object; everything else goes to stderr.")
    private boolean json;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ResultFolder place = ResultFolder.at(folder, form.form());
        long start = System.nanoTime();
        Study whole = argument.read();
        Study cut = snapshots.cut(whole);
        Study study =
                representative.choose(cut).map(RepresentativePeriods::study).orElse(cut);
        double read = Seconds.since(start);
        List<String> remarks = place.write(study, Results.NONE);
        ReadSections.written(terminal, json, study, folder, remarks, new Seconds(read, 0, Seconds.ofProcess()));
        return ExitCode.DONE;
    }
}
