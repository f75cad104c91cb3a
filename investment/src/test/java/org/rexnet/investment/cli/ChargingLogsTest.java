package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;

/** Logs of charging sessions in the shapes in which they are published. */
class ChargingLogsTest {

    @TempDir
    private Path temporary;

    private CommandRun run(String file, String text, String... more) throws IOException {
        Path log = Files.writeString(temporary.resolve(file), text);
        List<String> args = new ArrayList<>(List.of(
                "import", "sessions", log.toString(), temporary.resolve("study").toString(), "--rate", "7"));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray(String[]::new));
    }

    private Study study() {
        return StudyReader.read(temporary.resolve("study"));
    }

    private List<String> sessions() {
        return study().components(EvSession.class).stream()
                .map(session -> "%s %s %s %.4f %.4f"
                        .formatted(
                                session.station(),
                                session.arrival(),
                                session.departure(),
                                session.energyMwh(),
                                session.rateMw()))
                .toList();
    }

    @Test
    void theJsonOfAcnDataIsRead() throws IOException {
        CommandRun run = run("acn.json", """
            {"_meta": {"site": "caltech"}, "_items": [
              {"_id": "5bc9", "connectionTime": "Wed, 25 Apr 2018 11:08:04 GMT", "kWhDelivered": 7.2,
               "disconnectTime": "Wed, 25 Apr 2018 13:20:10 GMT", "doneChargingTime": null, "sessionID": "a",
               "stationID": "2-39-79-378", "userInputs": [{"kWhRequested": 8, "minutesAvailable": 1}]},
              {"_id": "5bca", "connectionTime": "Wed, 25 Apr 2018 13:45:10 GMT", "kWhDelivered": 3.6,
               "disconnectTime": "Thu, 26 Apr 2018 00:56:16 GMT", "sessionID": "b", "stationID": "2-39-95-444"}]}
            """);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(sessions())
                .containsExactly(
                        "2-39-79-378 2018-04-25T11:08:04Z 2018-04-25T13:20:10Z 0.0072 0.0070",
                        "2-39-95-444 2018-04-25T13:45:10Z 2018-04-26T00:56:16Z 0.0036 0.0070");
        assertThat(study().components(ChargingStation.class)).hasSize(2);
    }

    @Test
    void theColumnsOfElaadAreReadWithSemicolonsAndDecimalCommas() throws IOException {
        CommandRun run = run("elaad.csv", """
            TransactionId;ChargePoint;Connector;UTCTransactionStart;UTCTransactionStop;StartCard;TotalEnergy;MaxPower
            1;CP-1;1;01-02-2019 00:05;01-02-2019 04:05;x;5,8;3,7
            2;CP-2;1;14-02-2019 08:00:30;14-02-2019 09:00:30;y;2;11
            """);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("cells are separated by \";\"", "dates begin with the day", "numbers have a decimal comma");
        assertThat(sessions())
                .containsExactly(
                        "CP-1 2019-02-01T00:05:00Z 2019-02-01T04:05:00Z 0.0058 0.0037",
                        "CP-2 2019-02-14T08:00:30Z 2019-02-14T09:00:30Z 0.0020 0.0110");
    }

    @Test
    void anyColumnsAreReadWhereTheUserNamesThem() throws IOException {
        String log = "Von\tBis\tMenge\tSaeule\n4/3/2019 1:05 PM\t4/3/2019 2:05 PM\t3\tHof\n";

        assertThat(run("own.csv", log).err())
                .contains("no column holds the start; say which by --columns start=NAME; the columns are Von, Bis");
        String columns = "start=Von,end=Bis,energy=Menge,station=Saeule";
        assertThat(run("own.csv", log, "--columns", columns).err())
                .contains("the order of day and month cannot be told from its dates; say it by --dates");
        assertThat(run("own.csv", log, "--columns", columns, "--dates", "day-first")
                        .code())
                .isZero();
        assertThat(sessions()).containsExactly("Hof 2019-03-04T13:05:00Z 2019-03-04T14:05:00Z 0.0030 0.0070");
        assertThat(run("own.csv", log, "--columns", "start=Vom,end=Bis,energy=Menge")
                        .err())
                .contains("own.csv:1, Vom: this column, said to hold the start, is missing; maybe Von");
        assertThat(run("own.csv", log, "--columns", "begin=Von").err()).contains("the first must be one of start, end");
    }

    @Test
    void rowsThatCannotBeReadAreSkippedAndListedUnlessThatIsRefused() throws IOException {
        String log = """
            Start,End,Energy
            2019-05-01 08:00,2019-05-01 10:00,5
            yesterday,2019-05-01 10:00,5
            2019-05-01 08:00,2019-05-01 07:00,5
            2019-05-01 08:00,2019-05-01 10:00,much
            2019-05-01 08:00,2019-05-01 10:00,5
            2019-05-02 08:00,2019-05-02 09:00,20
            """;
        CommandRun run = run("log.csv", log);

        assertThat(run.code()).isZero();
        assertThat(sessions()).hasSize(2);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("3 rows are left out")
                .contains("log.csv:3, Start = yesterday: must be a point in time")
                .contains("log.csv:4, End = 2019-05-01 07:00: must be after the start")
                .contains("log.csv:5, Energy = much: must be a number of at least 0")
                .contains("1 session repeated an earlier one and was left out (line 6)")
                .contains(
                        "1 session asked for more energy than the rate gives during the stay, which is kept (line 7)");
        CommandRun strict = run("log.csv", log, "--strict", "--force");
        assertThat(strict.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(strict.err()).contains("log.csv:3, Start = yesterday");
    }

    @Test
    void bothSidesOfAClockChangeAreRight() throws IOException {
        CommandRun run = run("log.csv", """
            Start,End,Energy
            2019-03-31 01:30,2019-03-31 03:30,1
            2019-10-27 01:30,2019-10-27 02:30,1
            2019-10-27 02:40,2019-10-27 02:20,1
            2019-10-27 02:30,2019-10-27 03:30,1
            2019-03-31 02:30,2019-03-31 04:30,1
            """, "--zone", "Europe/Berlin");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(sessions())
                .containsExactly(
                        "station 2019-03-31T00:30:00Z 2019-03-31T01:30:00Z 0.0010 0.0070",
                        "station 2019-10-26T23:30:00Z 2019-10-27T00:30:00Z 0.0010 0.0070",
                        "station 2019-10-27T00:40:00Z 2019-10-27T01:20:00Z 0.0010 0.0070",
                        "station 2019-10-27T00:30:00Z 2019-10-27T02:30:00Z 0.0010 0.0070");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("log.csv:6, Start = 2019-03-31 02:30: does not exist in Europe/Berlin");
    }

    /** One wrong digit of a year would make a horizon of centuries, in quarters of an hour. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2030-01-01 08:00,9999-01-01 10:00,5 | log.csv:3, end = 9999-01-01 10:00: must be within a year of the start
        0001-01-01 08:00,2030-01-01 10:00,5 | log.csv:3, end = 2030-01-01 10:00: must be within a year of the start
        2190-01-01 08:00,2190-01-01 10:00,5 | log.csv: goes from 2030-01-01T08:00:00Z to 2190-01-01T08:00:00Z, and may cover 20 years
        2030-01-01 08:00,2030-01-01 10:00,1e30 | log.csv:3, energy = 1e30: must be a number of at most 1e12
        """)
    void yearsAndEnergiesThatCannotBeAreNamed(String row, String fault) throws IOException {
        Path log = Files.writeString(
                temporary.resolve("log.csv"), "start,end,energy\n2030-01-01 08:00,2030-01-01 10:00,5\n" + row + "\n");

        CommandRun run = CommandRun.of(
                "import",
                "sessions",
                log.toString(),
                temporary.resolve("study").toString(),
                "--rate",
                "11",
                "--strict",
                "--columns",
                "start=start,end=end,energy=energy");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [                        | log.json:1: is not JSON that can be read: Unexpected end-of-input
        {"_items":[]}            | log.json: has no sessions
        """)
    void jsonThatIsCutOrEmptyIsNamed(String text, String fault) throws IOException {
        Path log = Files.writeString(temporary.resolve("log.json"), text);

        CommandRun run = CommandRun.of(
                "import", "sessions", log.toString(), temporary.resolve("study").toString(), "--rate", "11");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains(fault).doesNotContain("REDACTED", "StreamRead");
    }
}
