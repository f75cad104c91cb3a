package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The case of a delayed link whose delay is not cyclic: what arrives first was never sent. PyPSA 1.4.0 finds 800 with the load of the first
 * snapshot, too, as its balance there reads 0 x flow = 10, which does not reach the solver; with that row there is no dispatch.
 */
class DelayedCaseTest {

    @Test
    void whatArrivesFirstWasNeverSentUnlessTheDelayIsCyclic(@TempDir Path folder) throws IOException {
        Path study = Cases.copy("link-delay", folder);
        Files.writeString(study.resolve("links.csv"), "name,bus0,bus1,p_nom,delay,cyclic_delay\nl,a,b,30,1,False\n");
        CommandRun first = CommandRun.of("clear", study.toString());
        Files.writeString(study.resolve("loads-p_set.csv"), "snapshot,lb\n0,0\n1,20\n2,30\n3,0\n");

        assertThat(first.code()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(first.out() + first.err()).contains("short at bus b", "10.00 MW in 0");
        assertThat(CommandRun.of("clear", study.toString(), "--json").json()).containsEntry("objective", 800.0);
    }
}
