package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.study.BadStudies;
import org.rexnet.core.study.BadStudies.BadStudy;
import org.rexnet.investment.report.Ink;

/** What users of the command get wrong, and what it tells them. */
class BadInputTest {

    @TempDir
    private static Path folder;

    @TestFactory
    List<DynamicTest> everyCommandNamesTheFaultsOfAStudyAndWritesNothing() {
        return BadStudies.in(folder).stream()
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> check(bad)))
                .toList();
    }

    private static void check(BadStudy bad) {
        Path out = folder.resolve("out");
        for (List<String> args : List.of(
                List.of("validate", bad.path().toString()),
                List.of("clear", bad.path().toString(), "--out", out.toString()),
                List.of("invest", bad.path().toString(), "--out", out.toString()),
                List.of("export", bad.path().toString(), out.toString()))) {
            CommandRun run = CommandRun.of(args.toArray(String[]::new));

            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains(bad.expected())
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
            assertThat(out).doesNotExist();
        }
        CommandRun json = CommandRun.of("clear", bad.path().toString(), "--json");
        assertThat(json.json()).containsEntry("status", "invalid").containsKey("faults");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        clear                                             | STUDY
        clear harbuor                                     | maybe harbour
        clear harbour --convention ohm                    | series-reactance, series-admittance
        clear harbour --formulation ac                    | sensitivities, angles, transport
        clear harbour --security n-2                      | n-1
        clear harbour --security n-1 --formulation angles | N-1 security needs
        clear harbour --snapshots 5                       | 0:24
        clear harbour --snapshots 600:700                 | 0:672
        clear harbour --snapshots 24:24                   | 0:672
        clear harbour --snapshots 1999..2000              | 2030-02-19
        clear harbour --threads 0                         | threads
        clear harbour --threads many                      | --threads
        clear harbour --time-limit soon                   | 90s
        clear harbour --explain nowhere                   | no such bus
        clear harbour --explain mill@1999                 | no such snapshot
        clear harbour --write-lp no/such/folder/model.lp  | no/such/folder
        clear harbour --colour                            | --colour
        invest harbour --reactance moving                 | fixed, iterated
        signals harbour --prices no-such-file.csv         | there is no such file
        invest harbour --representative 5                 | 12d or 8w
        invest harbour --representative 99w               | from 1 to 4
        invest harbour --near-optimal much                | 2% or 0.02
        invest harbour --tornado 300%                     | below 100%
        invest harbour --price-cap low                    | --price-cap
        export harbour                                    | DIR
        import declarations log.csv                       | --rate: Most power of a vehicle
        plan harbour                                      | plan
        """)
    void wrongArgumentsAreNamedTogetherWithWhatIsAllowed(String line, String expected) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(expected).doesNotContain("Exception");
    }

    @Test
    void wrongArgumentsAreAnObjectWhereJsonIsAskedFor() {
        CommandRun run = CommandRun.of("clear", "harbour", "--json", "--snapshots", "x");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.json()).containsEntry("status", "invalid");
    }

    @Test
    void aFileInTheWayOfResultsStays() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        CommandRun run = CommandRun.of("clear", "pjm-five-bus", "--out", file.toString(), "--force");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFaultOfTheProgramIsOneSentenceAndAFileWithTheTrace() throws IOException {
        CommandRun run = failing("studies");

        assertThat(run.code()).isEqualTo(ExitCode.INTERNAL);
        assertThat(run.err())
                .contains("Internal error")
                .contains("broken pipe of this test")
                .doesNotContain("\tat ");
        Matcher file = Pattern.compile("The trace is in (\\S+);").matcher(run.err());
        assertThat(file.find()).isTrue();
        assertThat(Path.of(file.group(1))).content().contains("\tat ");
        Files.delete(Path.of(file.group(1)));
    }

    @Test
    void theTraceOfAFaultIsPrintedOnRequest() {
        assertThat(failing("studies", "--debug").err()).contains("\tat ");
    }

    @Test
    void anIllegalArgumentWithinTheProgramIsNoBadInput() {
        StringWriter err = new StringWriter();
        AtomicBoolean failed = new AtomicBoolean();
        PrintWriter once = new PrintWriter(err) {
            @Override
            public void println(String text) {
                if (failed.compareAndSet(false, true)) {
                    throw new IllegalArgumentException("a sum of this test went wrong");
                }
                super.println(text);
            }
        };
        int code = Rexnet.execute(
                new Terminal(new PrintWriter(Writer.nullWriter()), once, Ink.PLAIN, Ink.PLAIN),
                "grow",
                "hamlet",
                "--orders",
                "1",
                "--debug");

        assertThat(code).isEqualTo(ExitCode.INTERNAL);
        assertThat(err.toString()).startsWith("Internal error").contains("a sum of this test went wrong");
    }

    private static CommandRun failing(String... args) {
        PrintWriter broken = new PrintWriter(Writer.nullWriter()) {
            @Override
            public void println(String text) {
                throw new IllegalStateException("broken pipe of this test");
            }
        };
        StringWriter err = new StringWriter();
        int code = Rexnet.execute(new Terminal(broken, new PrintWriter(err), Ink.PLAIN, Ink.PLAIN), args);
        return new CommandRun(code, "", err.toString());
    }

    @Test
    void validateNamesWhatAScenarioMakesImpossible() throws IOException {
        Path study = Files.createDirectory(folder.resolve("half"));
        Files.writeString(study.resolve("buses.csv"), "name\na\n");
        Files.writeString(
                study.resolve("generators.csv"), "name,bus,p_nom,p_min_pu,p_max_pu,marginal_cost\nunit,a,10,0.6,1,5\n");
        Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\nhomes,a,8\n");
        Files.writeString(study.resolve("study.yaml"), """
            scenarios:
              - name: calm
                probability: 0.5
                overrides:
                  - {attribute: generators.p_max_pu, factor: 0.5}
              - name: usual
                probability: 0.5
            """);

        CommandRun run = CommandRun.of("validate", study.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Generator unit: minPu must not exceed maxPu but they are 0.6 and 0.5");
    }
}
