package org.rexnet.investment.cli;

import java.util.Optional;
import org.rexnet.core.study.FolderForm;
import org.rexnet.core.study.SeriesFormat;
import picocli.CommandLine.Option;

/** In which form a folder is written. */
final class FormArguments {

    /** Who else is to read a folder. */
    enum Reader {
        PYPSA
    }

    @Option(
            names = "--for",
            paramLabel = "pypsa",
            description = "Also tell PyPSA, as rows of its own tables, what RexNet's tables say.")
    private Optional<Reader> reader = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "csv|parquet",
            description = "How series are written; parquet suits long horizons, and is not PyPSA's.")
    private SeriesFormat format = SeriesFormat.CSV;

    @Option(names = "--force", description = "Replace the files of DIR even where rexnet did not write them.")
    private boolean force;

    FolderForm form() {
        if (reader.isPresent() && format == SeriesFormat.PARQUET) {
            throw new BadInputException("--for pypsa needs --format csv: PyPSA reads no Parquet.");
        }
        return new FolderForm(force, reader.isPresent(), format);
    }
}
