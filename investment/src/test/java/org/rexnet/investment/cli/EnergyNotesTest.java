package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes energy from nothing, or emits nothing because its carrier is not listed, is noted by the command. */
class EnergyNotesTest {

    @ParameterizedTest
    @ValueSource(strings = {"clear", "validate"})
    void aLinkThatGainsInReverseIsNoted(String command) {
        CommandRun run = Cases.run(command, "link-gains-energy");
        assertThat(run.code()).isZero();
        assertThat((run.out() + run.err()).replaceAll("\\s+", " "))
                .contains(
                        "Link l makes energy from nothing in reverse: with efficiency 0.9 it makes 30 MW at a of 27 MW at b.");
    }

    @Test
    void aCarrierThatIsUsedButNotListedIsNoted(@TempDir Path temporary) throws IOException {
        Path study = Cases.copy("emissions-twice", temporary);
        Files.writeString(study.resolve("carriers.csv"), "name,co2_emissions\nAC,0\nheat,0\n");
        CommandRun run = CommandRun.of("validate", study.toString());
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("carriers.csv: has no row gas, the carrier of generator boiler");
        assertThat(Cases.run("validate", "emissions-twice").out()).doesNotContain("has no row");
    }
}
