package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.optimization.highs.LpFile;

/** The model that the command writes is the problem that it solved. */
class ModelFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "lp-file-constants, sensitivities, 287",
        "lp-file-constants, angles, 287",
        "lp-file-names, sensitivities, 160",
        "lp-file-names, angles, 160",
        "certificate-fails, sensitivities, 148325.014750"
    })
    void theFileCostsWhatTheCommandSays(String name, String formulation, double cost) {
        Path file = folder.resolve("model.lp");
        double said = Cases.objective("clear", name, "--formulation", formulation, "--write-lp", file.toString());

        assertThat(said).isCloseTo(cost, within(1e-6 * cost));
        assertThat(LpFile.optimum(file).orElseThrow()).isCloseTo(cost, within(1e-6 * cost));
    }

    @Test
    void windowsAreNotOneProblem() {
        CommandRun run = Cases.run(
                "clear",
                "lp-file-names",
                "--rolling",
                "1h",
                "--write-lp",
                folder.resolve("model.lp").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--write-lp writes one problem");
    }
}
