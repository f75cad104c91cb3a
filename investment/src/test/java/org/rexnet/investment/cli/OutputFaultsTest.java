package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.investment.report.Ink;

/** An answer that was found is neither lost nor called written where it is not; a folder is tried before anything is solved. */
class OutputFaultsTest {

    private static final String STUDY = "link-gains-energy";

    @TempDir
    private Path folder;

    private static void assertRefusedBeforeSolving(CommandRun run) {
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.json()).containsEntry("status", "invalid");
        assertThat(run.err()).contains("cannot be written");
    }

    @Test
    void aFolderBelowAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        CommandRun run = Cases.run(
                "clear", STUDY, "--json", "--out", file.resolve("below").toString());

        assertRefusedBeforeSolving(run);
        assertThat(run.err()).contains(file.toString(), "it is a file");
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        CommandRun run = Cases.run(
                "clear",
                STUDY,
                "--json",
                "--out",
                folder.resolve("n".repeat(300)).toString());

        assertRefusedBeforeSolving(run);
    }

    @Test
    void theRootIsRefused() {
        CommandRun run = Cases.run(
                "clear", STUDY, "--json", "--force", "--out", folder.getRoot().toString());

        assertRefusedBeforeSolving(run);
    }

    @Test
    void aPlaceWhereNoFoldersAreMadeIsRefused() {
        assumeTrue(Files.isDirectory(Path.of("/proc")), "There is no /proc here.");

        assertRefusedBeforeSolving(Cases.run("clear", STUDY, "--json", "--out", "/proc/results"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"results", "new/one/within/another"})
    void theTrialLeavesNothingBehind(String name) throws IOException {
        ResultFolder.at(folder.resolve(name), false);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /** As long as names may be: what is made beside the folder has a short name of its own. */
    @Test
    void aLongNameIsWritten() {
        Path place = folder.resolve("n".repeat(250));

        CommandRun run = Cases.run("clear", STUDY, "--json", "--out", place.toString());

        assertThat(run.code()).isZero();
        assertThat(place.resolve("buses.csv")).isRegularFile();
    }

    @Test
    void resultsThatCannotBeWrittenAfterTheSolveAreKeptElsewhere() throws IOException {
        Path place = folder.resolve("results");
        ResultFolder wanted = ResultFolder.at(place, false);
        Files.createFile(place);
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), Ink.PLAIN, Ink.PLAIN);
        OutputArguments output = new OutputArguments();
        Study study = Study.builder("kept").hours(1).buses("a").build();

        output.write(terminal, Optional.of(wanted), target -> target.write(study, Results.NONE));

        assertThat(err.toString()).contains(place + " cannot be written");
        String written = err.toString()
                .lines()
                .filter(line -> line.startsWith("Written: "))
                .findFirst()
                .orElseThrow();
        Path kept = Path.of(written.substring("Written: ".length()));
        assertThat(kept.resolve("buses.csv")).isRegularFile();
        assertThat(output.code(ExitCode.DONE)).isEqualTo(ExitCode.INTERNAL);
        assertThat(output.isWritten()).isFalse();
    }

    /** A disk that is full, or a pipe that nobody reads any more. */
    private static final class Closed extends Writer {
        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({"--json", "--quiet"})
    void anAnswerThatNobodyCanReadIsNoSuccess(String option) {
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(new Closed()), new PrintWriter(err), Ink.PLAIN, Ink.PLAIN);

        int code = Rexnet.execute(terminal, "clear", Cases.path(STUDY).toString(), option);

        assertThat(code).isEqualTo(ExitCode.INTERNAL);
        assertThat(err.toString()).contains("standard output");
    }
}
