package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;

/** Recorded sessions become a study that clears at once and in rolling windows. */
class ImportSessionsTest {

    private static final String HEADER = "\"Start\",\"End\",\"Day\",\"Energy\"\n";

    @TempDir
    Path temporary;

    private String log(String lines) throws IOException {
        return Files.writeString(temporary.resolve("log.csv"), HEADER + lines).toString();
    }

    @Test
    void aLogBecomesAStudyThatClearsInWindows() throws IOException {
        String log = log("2018-04-25 04:08:04,2018-04-25 06:20:10,\"Wednesday\",7.2\n"
                + "2018-04-25 06:00:00,2018-04-25 08:00:00,\"Wednesday\",3.6\n");
        String study = temporary.resolve("garage").toString();
        CommandRun imported = CommandRun.of(
                "import",
                "sessions",
                log,
                study,
                "--rate",
                "7.2",
                "--plugs",
                "1",
                "--connection",
                "100",
                "--price",
                "50");

        assertThat(imported.code()).isEqualTo(ExitCode.DONE);
        Study read = StudyReader.read(Path.of(study));
        ChargingStation station = read.components(ChargingStation.class).get(0);
        assertThat(station.plugs()).hasValue(1);
        assertThat(station.capacityMw()).isEqualTo(0.1);
        EvSession first = read.components(EvSession.class).get(0);
        assertThat(first.arrival()).isEqualTo(Instant.parse("2018-04-25T04:08:04Z"));
        assertThat(first.rateMw()).isEqualTo(0.0072);
        assertThat(first.energyMwh()).isEqualTo(0.0072);
        assertThat(read.horizon().size()).isEqualTo(32);

        CommandRun atOnce = CommandRun.of("clear", study, "--json");
        CommandRun rolled = CommandRun.of("clear", study, "--json", "--rolling", "1h", "--look-ahead", "1h");
        assertThat(objective(atOnce)).isCloseTo(50 * 0.0108, within(1e-9));
        assertThat(objective(rolled)).isCloseTo(50 * 0.0108, within(1e-9));
    }

    private static double objective(CommandRun run) {
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        return Double.parseDouble(run.out().replaceAll("(?s).*\"objective\"\\s*:\\s*([-0-9.E]+).*", "$1"));
    }

    @Test
    void timesCountInTheZoneThatIsGiven() throws IOException {
        String log = log("2018-07-01 08:00:00,2018-07-01 09:00:00,x,1\n");
        String study = temporary.resolve("garage").toString();
        CommandRun.of("import", "sessions", log, study, "--rate", "7", "--zone", "America/Los_Angeles");

        EvSession session =
                StudyReader.read(Path.of(study)).components(EvSession.class).get(0);
        assertThat(session.arrival()).isEqualTo(Instant.parse("2018-07-01T15:00:00Z"));
    }

    @Test
    void allFaultsOfALogAreNamedTogether() throws IOException {
        String log = log("2018-04-25 04:08:04,2018-04-25 04:08:04,x,1\n"
                + "yesterday,2018-04-25 06:20:10,x,-1\n"
                + "2018-03-11 02:30:00,2018-03-11 05:00:00,x,1\n");
        CommandRun run = CommandRun.of(
                "import",
                "sessions",
                log,
                temporary.resolve("garage").toString(),
                "--rate",
                "7",
                "--zone",
                "America/Los_Angeles");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains(
                        "log.csv:2, End = 2018-04-25 04:08:04: must be after the start",
                        "log.csv:3, Start = yesterday: must be a point in time",
                        "log.csv:3, Energy = -1: must be a number of at least 0",
                        "log.csv:4, Start = 2018-03-11 02:30:00: does not exist in America/Los_Angeles");
        assertThat(temporary.resolve("garage")).doesNotExist();
    }

    @Test
    void whatWindowsCannotHandOverIsBadInput() {
        CommandRun run = CommandRun.of("clear", "harbour", "--rolling", "0h");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("--rolling must be longer than 0");
    }
}
