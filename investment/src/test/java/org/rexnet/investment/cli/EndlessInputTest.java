package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no files, or have no end that fits, end a command with a message; those that promise much and hold little are read. */
@Timeout(120)
final class EndlessInputTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeStudy() throws IOException {
        Files.writeString(folder.resolve("buses.csv"), "name\na\n");
        Files.writeString(folder.resolve("generators.csv"), "name,bus,p_nom,marginal_cost\ngas,a,100,50\n");
        Files.writeString(folder.resolve("loads.csv"), "name,bus,p_set\ntown,a,40\n");
    }

    private static String refused(Path study) {
        CommandRun run = CommandRun.of("clear", study.toString(), "--quiet");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.BAD_INPUT);
        return run.err();
    }

    private void makePipe(Path path) throws IOException, InterruptedException {
        try {
            assumeTrue(new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0);
        } catch (IOException e) {
            assumeTrue(false, "This system has no mkfifo.");
        }
    }

    /** Nobody writes into the pipes, so that reading them would not end. */
    @Test
    void pipesAreRefusedAsCasesAndAsTables() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.m");
        makePipe(pipe);
        assertThat(refused(pipe)).contains("pipe.m", "pipe or device");

        for (String name : new String[] {"loads-p_set.csv", "study.yaml"}) {
            Path table = folder.resolve(name);
            makePipe(table);
            assertThat(refused(folder)).contains(name, "pipe or device");
            Files.delete(table);
        }
    }

    @Test
    void devicesAreRefusedThroughLinksToo() throws IOException {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "There is no /dev/zero here.");
        assertThat(refused(Files.createSymbolicLink(folder.resolve("zero.m"), zero)))
                .contains("zero.m", "pipe or device");

        Files.delete(folder.resolve("loads.csv"));
        Files.createSymbolicLink(folder.resolve("loads.csv"), zero);
        assertThat(refused(folder)).contains("loads.csv");
    }

    @Test
    void settingsWithACommentOfTenMegabytesAreRefusedUnread() throws IOException {
        Files.writeString(folder.resolve("study.yaml"), "# " + "x".repeat(10_000_000) + "\ntitle: x\n");

        assertThat(refused(folder)).contains("study.yaml: cannot be read: it has 10000012 bytes, and may have 1 MiB");
    }

    /** With a number for each cell that the header promises it would be 3.2 GB. */
    @Test
    void aWideHeaderOverShortRowsIsRead() throws IOException {
        int wide = 20_000;
        Files.writeString(
                folder.resolve("snapshots.csv"),
                IntStream.range(0, wide).mapToObj(t -> "t" + t).collect(Collectors.joining("\n", "snapshot\n", "\n")));
        try (BufferedWriter series = Files.newBufferedWriter(folder.resolve("loads-p_set.csv"))) {
            series.write("snapshot,town");
            for (int i = 0; i < wide; i++) {
                series.write(",n" + i);
            }
            for (int t = 0; t < wide; t++) {
                series.write("\nt" + t + "," + t % 90);
            }
            series.write("\n");
        }

        CommandRun run = CommandRun.of("validate", folder.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("loads.p_set").endsWith("Valid.\n");
    }

    @Test
    void tablesOfMillionsOfRowsAreRefusedAtTheFirstTooMany() throws IOException {
        Files.writeString(folder.resolve("loads.csv"), "name\n" + "x\n".repeat(10_000_000));

        assertThat(refused(folder)).contains("loads.csv:2000002: has more than 2000000 rows");
    }

    @Test
    void casesOfMillionsOfRowsAreRefused() throws IOException {
        Path file = folder.resolve("rows.m");
        Files.writeString(
                file, "function mpc = rows\nmpc.version = '2';\nmpc.bus = [\n" + "1;\n".repeat(2_000_001) + "];\n");

        assertThat(refused(file)).contains("rows.m", "must not have more than 2000000 rows");
    }
}
