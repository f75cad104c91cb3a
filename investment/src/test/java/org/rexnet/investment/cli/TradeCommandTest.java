package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.exchange.Journal;
import org.rexnet.core.exchange.JournaledExchange;
import org.rexnet.core.exchange.NetworkAuction;
import org.rexnet.core.trading.KnownAnswers;
import org.rexnet.core.trading.StudyMarket;

/** {@code rexnet trade}, from the command line to what is printed, written and refused. */
class TradeCommandTest {

    private static final String HEADER = "order,participant,place,period,side,mw,price,type,command,time\n";

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private CommandRun trade(String study, String rows, String... more) throws IOException {
        String orders = file("orders.csv", rows);
        return CommandRun.of(Stream.concat(Stream.of("trade", study, "--orders", orders), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void aDayOfTheTownFitsOnePage() throws IOException {
        Path out = folder.resolve("day");
        CommandRun run = CommandRun.of("trade", "harbour", "--compare-clearing", "--out", out.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("24 delivery periods of 1 hour, 2030-02-20 00:00 to 2030-02-20 23:00.")
                .contains("split by line harbour-headland")
                .contains("one area")
                .containsPattern("line harbour-headland +\\d+ +99\\.\\d %")
                .containsPattern("(?s)buyers paid [45],\\d{3}\\.\\d\\d EUR\\s+more than sellers got.*In others sellers"
                        + " got\\s+5\\d\\d\\.\\d\\d EUR\\s+more, for what a lowered branch no longer carries, and"
                        + " rounding\\.")
                .contains("All participants together: 0.00 EUR")
                .containsPattern("The ledger adds up to 0 in\\s+whole units of 1/6,000,000,000 EUR")
                .containsPattern("share +9\\d\\.\\d %");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(run.out()).doesNotContain("…");
        assertThat(run.out().lines().count()).isLessThan(140);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Traded were ")
                .containsPattern(
                        "Most in demand was line harbour-headland: reserved up to its limit in \\d+ periods when"
                                + " gates closed, with prices \\d+\\.\\d\\d EUR/MWh apart at its ends on average\\.");
    }

    @Test
    void tablesAreWrittenAndAddUp() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of("trade", "K25", "--out", out.toString());

        assertThat(run.code()).isZero();
        List<String> statements = Files.readAllLines(out.resolve("result-statements.csv"));
        assertThat(statements.get(0))
                .startsWith("participant,sold_mwh,bought_mwh")
                .endsWith("total");
        double sum = statements.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                .sum();
        assertThat(sum).isCloseTo(0, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(out.resolve("result-trades.csv")).exists();
        assertThat(out.resolve("result-books.csv")).exists();
    }

    @Test
    void booksMoveWhileTheyAreWatched() {
        CommandRun run = CommandRun.of("trade", "K2", "--watch");

        assertThat(run.err().lines().toList())
                .containsExactly(
                        "1999-12-31 23:30:00  a sell 20  |  electricity 0: one area",
                        "1999-12-31 23:30:00  d buy 20  |  electricity 0: 3 areas split by line 13  |  15.000 MW at"
                                + " 10.00");
    }

    @Test
    void everyBadRowIsNamedAndNothingIsTraded() throws IOException {
        CommandRun run = trade("K2", HEADER + """
            x,nobody,1,0,sell,20,10,,,
            x,a,9,0,sell,20,10,,,
            x,a,1,8,sell,20,10,,,
            x,a,1,0,give,20,10,,,
            x,a,1,0,sell,20.5,10,,,
            x,a,1,0,sell,-1,10,,,
            x,a,1,0,sell,20,10.5,,,
            x,a,1,0,sell,20,10,limt,,
            x,a,1,0..2,sell,20,10,,,
            ,a,1,0,sell,20,10,,,
            x,a,1,0,sell,20,10,market,,
            x,a,1,0,sell,99999999999999999999,10,,,
            x,a,1,0,sell,20,10,,sumbit,yesterday
            x,a,1,0,sell,20,10,,,,extra
            """);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().skip(1).map(String::strip).toList())
                .containsExactly(
                        "orders.csv:2, participant = nobody: is no participant of the study; known are a, d, e, g, h",
                        "orders.csv:3, place = 9: is no bus or charging station; maybe 1; known are 1, 2, 3",
                        "orders.csv:4, period = 8: must be a delivery period, 0 to 7",
                        "orders.csv:5, side = give: must be sell or buy",
                        "orders.csv:6, mw = 20.5: must be whole lots of 1 MW, at least one",
                        "orders.csv:7, mw = -1: must be whole lots of 1 MW, at least one",
                        "orders.csv:8, price = 10.5: must be whole ticks of 1 per MWh",
                        "orders.csv:9, type = limt: must be limit or market or ioc or fok or aon or iceberg or block"
                                + " or flexible or conversion; maybe limit",
                        "orders.csv:10, period = 0..2: must be one period: only block and flexible orders have several",
                        "orders.csv:11, order: must name an order",
                        "orders.csv:12, price = 10: a market order has none",
                        "orders.csv:13, mw = 99999999999999999999: is too much; at most 4503599627370496 MW",
                        "orders.csv:14, time = yesterday: must be a point in time such as 2030-01-31 07:30 or"
                                + " 2030-01-31T07:30:00+01:00",
                        "orders.csv:14, command = sumbit: must be submit or cancel or replace or mass-cancel or halt"
                                + " or resume or auction or caps or branch or advance or close; maybe submit",
                        "orders.csv:15, extra: is a cell too many; the header has 10");
    }

    /** The gates of periods 0 to 2 closed before the first row's time. */
    @Test
    void ordersThatComeTooLateAreRefused() throws IOException {
        CommandRun run = trade("K2", HEADER + """
            x,a,1,0,sell,20,10,,,2000-01-01 02:30
            y,a,1,3,sell,20,10,,,
            z,d,3,3,buy,5,50,,,
            """);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("2 +x sell 20 +the period is not open +0\\n")
                .containsPattern("electricity +3 +5.00")
                .contains("Trades\n");
    }

    @Test
    void aFileThatBeginsAfterAllGatesClosedIsRefused() throws IOException {
        CommandRun run = trade("K2", HEADER + "x,a,1,0,sell,20,10,,,2000-01-01 07:00\n");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains("orders.csv:2, time = 2000-01-01 07:00:00: must be before the last gate closes, at 2000-01-01"
                        + " 07:00:00");
    }

    @Test
    void tablesWithoutRowsAreNotPrinted() throws IOException {
        CommandRun run = trade("K2", HEADER + "x,a,1,0,sell,20,10,,,\n");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("What was traded", "1 order was taken")
                .doesNotContain("Period by period", "What the network carried", "Trades\n");
    }

    @Test
    void aHeaderThatIsNotKnownIsNamed() throws IOException {
        CommandRun run = trade("K2", "order,participant,bus\n");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("orders.csv:1, bus: is not a known column; known are time, command, order");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,a,1,0,sell,20,4000,,, | the limit lies outside the price band | 4,000.00 per MWh",
                "x,a,1,7,sell,20,10,,, | the period is not open | 7",
                "x,a,1,6,sell,20,10,ioc,, | immediate orders are refused while orders are collected | 6",
                "x,a,1,0,sell,1001,10,,, | more than the participant can sell | 995.00 MW left",
                "x,a,1,0,sell,20,10,,,1999-12-31 22:00 | time runs backwards | 1999-12-31 22:00",
                "q,a,1,0,sell,20,10,,, | the name is taken or not above 0 | ''",
                "z,,,,,,,,cancel, | there is no such order | ''",
                "x,a,1,0,sell,20,10,fok,, | not all of it can be executed | 0.00 MW possible",
                "x,a,1,0,sell,600000000,10,,, | lots must be whole, above 0 and at most 2^29 | ''",
            })
    void whatBreaksARuleWhenItsTimeComesIsRefusedAndTheRestGoesOn(String row, String rule, String value)
            throws IOException {
        CommandRun run = trade(
                "K2",
                HEADER + "q,a,1,0,sell,5,10,,,1999-12-31 23:00\n" + row + "\nd,d,3,0,buy,5,50,,,1999-12-31 23:40\n",
                "--json");

        assertThat(run.code()).isZero();
        Map<String, Object> json = run.json();
        assertThat((List<?>) json.get("refusals")).singleElement().satisfies(refusal -> {
            assertThat(((Map<?, ?>) refusal).get("line")).isEqualTo(3);
            assertThat(((Map<?, ?>) refusal).get("rule")).isEqualTo(rule);
            if (!value.isEmpty()) {
                assertThat(((Map<?, ?>) refusal).get("value")).isEqualTo(value);
            }
        });
        assertThat((List<?>) json.get("trades"))
                .singleElement()
                .satisfies(
                        trade -> assertThat(((Map<?, ?>) trade).get("bought")).isEqualTo("d"));
    }

    /** What comes at the very instant of a closure comes too late. */
    @Test
    void anOrderForAClosedPeriodIsRefused() throws IOException {
        CommandRun run = trade("K2", HEADER + """
            q,a,1,0,sell,5,10,,,1999-12-31 23:59
            x,d,3,0,buy,5,50,,,2000-01-01 00:00
            r,a,1,1,sell,5,10,,,
            y,d,3,1,buy,5,50,,,
            """, "--json");

        assertThat((List<?>) run.json().get("refusals")).singleElement().satisfies(refusal -> {
            assertThat(((Map<?, ?>) refusal).get("line")).isEqualTo(3);
            assertThat(((Map<?, ?>) refusal).get("rule")).isEqualTo("the period is not open");
        });
        assertThat((List<?>) run.json().get("trades"))
                .singleElement()
                .satisfies(
                        trade -> assertThat(((Map<?, ?>) trade).get("bought")).isEqualTo("y"));
    }

    @Test
    void aFloodOfCancelsChangesNothing() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER).append("q,a,1,0,sell,5,10,,,\n");
        for (int k = 0; k < 5_000; k++) {
            rows.append('z').append(k % 1000).append(",,,,,,,,cancel,\n");
        }
        CommandRun run = trade("K2", rows.append("d,d,3,0,buy,5,50,,,\n").toString(), "--json");

        assertThat(run.code()).isZero();
        assertThat((List<?>) run.json().get("refusals")).hasSize(5_000);
        assertThat((List<?>) run.json().get("trades")).hasSize(1);
    }

    @Test
    void metersThatAreWrongAreNamed() throws IOException {
        String meters =
                file("meters.csv", "participant,place,period,mwh\nx,1,0,1\na,1,9,1\na,1,0,much\na,1,0,1\na,1,0,2\n");
        CommandRun run = CommandRun.of("trade", "K2", "--metered", meters);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains("meters.csv:2, participant = x: is no participant of the study")
                .contains("meters.csv:3, period = 9: must be a delivery period, 0 to 7")
                .contains("meters.csv:4, mwh = much: must be a number")
                .contains("meters.csv:6, period = 0: is metered twice for a at 1");
    }

    @Test
    void ordersAreAskedForWhereAStudyBringsNone() {
        CommandRun run = CommandRun.of("trade", "pjm-five-bus");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains("--orders FILE is missing: a CSV table with time, order", "built-in studies harbour, K1");
    }

    @Test
    void aJournalGoesOnWhereItEnded() throws IOException {
        String journal = folder.resolve("journal").toString();
        Map<String, Object> plain = CommandRun.of("trade", "K4", "--json").json();
        Map<String, Object> first =
                CommandRun.of("trade", "K4", "--journal", journal, "--json").json();
        Path file = folder.resolve("journal").resolve(JournaledExchange.FILE);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2 + 3));

        Map<String, Object> again =
                CommandRun.of("trade", "K4", "--journal", journal, "--json").json();

        assertThat(first.get("trades")).isEqualTo(plain.get("trades"));
        for (String section : List.of("trades", "orders", "statements", "accounts")) {
            assertThat(again.get(section)).isNotNull().isEqualTo(plain.get(section));
        }
        assertThat((Integer) again.get("recovered")).isPositive();
        assertThat(first).containsEntry("recovered", 0);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        assertThat(CommandRun.of("trade", "K4", "--journal", journal).out())
                .containsPattern("It held all \\d+ commands, which came to the same again\\.\n");
    }

    @Test
    void aJournalOfOtherOrdersOrAnotherMarketIsRefused() throws IOException {
        String journal = folder.resolve("journal").toString();
        CommandRun.of("trade", "K4", "--journal", journal);

        assertThat(CommandRun.of("trade", "K6", "--journal", journal))
                .satisfies(run -> assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT))
                .satisfies(run -> assertThat(run.err())
                        .contains("was written for other sensitivities, limits, rules or periods"));
        assertThat(CommandRun.of("trade", "K11", "--journal", journal))
                .satisfies(run -> assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT))
                .satisfies(run -> assertThat(run.err()).contains("was written by other orders"));
    }

    @Test
    void aJournalWithAFlippedBitIsRefusedAndLeftAsItIs() throws IOException {
        String journal = folder.resolve("journal").toString();
        CommandRun.of("trade", "K4", "--journal", journal);
        Path file = folder.resolve("journal").resolve(JournaledExchange.FILE);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 4;
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);

        CommandRun run = CommandRun.of("trade", "K4", "--journal", journal);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("is broken, and others follow; nothing was changed");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aJournalThatAnotherWriterHasIsRefused() throws IOException {
        Path journal = folder.resolve("journal");
        StudyMarket market = StudyMarket.of(KnownAnswers.study("K4"));
        try (JournaledExchange writer =
                JournaledExchange.open(journal, market.setup(), NetworkAuction.NONE, Journal.Sync.NEVER)) {
            CommandRun run = CommandRun.of("trade", "K4", "--journal", journal.toString());

            assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).contains("another writer has it");
            assertThat(writer.commands()).isZero();
        }
    }

    @Test
    void aConversionIsReadAndABadOneIsNamed() throws IOException {
        String header = "order,participant,place,period,mw,price,type,converts_to\n";
        CommandRun bad = trade("harbour", header + """
            c,sea heat pump,harbour,5,0.3,3,conversion,heat plant
            c,sea heat pump,harbour,5,0.3,3,conversion,gas:2
            c,sea heat pump,harbour,5,0.3,3.001,conversion,heat plant:2.5
            """, "--snapshots", "24:48");

        assertThat(bad.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(bad.err())
                .contains("orders.csv:2, converts_to = heat plant: must be one to four places of the participant")
                .contains("orders.csv:3, converts_to = gas:2: must be one to four places of the participant")
                .contains("orders.csv:4, price = 3.001: must be whole ticks of 0.01 per MWh");
    }
}
