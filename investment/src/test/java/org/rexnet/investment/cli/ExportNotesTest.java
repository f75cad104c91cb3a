package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PyPSA will understand otherwise is said, with every reason. */
class ExportNotesTest {

    @TempDir
    private Path folder;

    @Test
    void aPipeThatLosesAndServesBothWaysIsNotedForBoth() {
        CommandRun run =
                Cases.run("export", "pipe-two-ways", folder.resolve("out").toString(), "--for", "pypsa");

        assertThat(run.code()).isZero();
        assertThat((run.out() + run.err()).replaceAll("\\s+", " "))
                .contains("its standing loss grows with its capacity")
                .contains("both directions share one capacity");
    }
}
