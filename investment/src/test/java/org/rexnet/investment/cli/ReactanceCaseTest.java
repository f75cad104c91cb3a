package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.investment.RandomTriangle;

/** Plans whose reactances follow capacity, written as the study that was read. */
class ReactanceCaseTest {

    private static final double FIXED = 11_600.89;
    private static final double ITERATED = 11_484.10;

    @TempDir
    private Path folder;

    @Test
    void theFolderPlannedAgainGivesTheSamePlans() {
        String out = folder.resolve("plan").toString();

        assertThat(Cases.objective("invest", "react-18")).isCloseTo(FIXED, within(0.01));
        assertThat(Cases.objective("invest", "react-18", "--reactance", "iterated", "--out", out))
                .isCloseTo(ITERATED, within(0.01));
        assertThat(objective(CommandRun.of("invest", out, "--json").json())).isCloseTo(FIXED, within(0.01));
        assertThat(objective(CommandRun.of("invest", out, "--reactance", "iterated", "--json")
                        .json()))
                .isCloseTo(ITERATED, within(0.01));
    }

    @Test
    void ofAPlanThatDoesNotSettleNoEquilibriumIsSaid() {
        String study = folder.resolve("triangle").toString();
        StudyWriter.write(RandomTriangle.of(1), Results.NONE, Path.of(study));

        CommandRun iterated = CommandRun.of("invest", study, "--reactance", "iterated", "--quiet");

        assertThat(iterated.code()).isEqualTo(1);
        assertThat(iterated.out()).contains("did not settle").doesNotContain("equilibrium");
        assertThat(CommandRun.of("invest", study, "--quiet").out()).contains("equilibrium");
    }

    private static double objective(Map<String, Object> answer) {
        return (Double) answer.getOrDefault("objective", Double.NaN);
    }
}
