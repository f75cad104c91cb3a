package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study to start from can be checked, cleared and planned as it stands, with each sector. */
class NewCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | 2 buses", "heat | 4 buses", "charging | 1 charging station", "heat,charging | 18 EV sessions"
            })
    void whatIsWrittenIsAStudyOfItsSectorsThatPlansWithoutANote(String with, String said) {
        String study = folder.resolve("deep/study").toString();

        CommandRun written = with.isEmpty() ? CommandRun.of("new", study) : CommandRun.of("new", study, "--with", with);
        CommandRun valid = CommandRun.of("validate", study);
        CommandRun plan = CommandRun.of("invest", study);

        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).contains("rexnet invest " + study);
        assertThat(valid.out()).contains(said).contains("Valid.").doesNotContain("Note:");
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("wind coast", "Recommended capacities");
    }

    @Test
    void nothingThatIsThereIsReplaced() throws IOException {
        Path study = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(study.resolve("buses.csv"), "name\nmine\n");

        CommandRun run = CommandRun.of("new", study.toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("is not empty");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).isEqualTo(List.of("mine"));
        }
        assertThat(study.resolve("buses.csv")).hasContent("name\nmine\n");
    }

    @Test
    void anUnknownSectorIsAnsweredWithThoseThereAre() {
        CommandRun run = CommandRun.of("new", folder.resolve("s").toString(), "--with", "gas");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("gas").contains("heat").contains("charging");
    }

    @Test
    void theTablesAreExplainedOneByOne() throws IOException {
        Path study = folder.resolve("all");

        CommandRun.of("new", study.toString(), "--with", "charging,heat");

        String prose = Files.readString(study.resolve("README.txt"));
        try (Stream<Path> files = Files.list(study)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.txt")))
                    .allSatisfy(name -> assertThat(prose).contains(name));
        }
    }
}
