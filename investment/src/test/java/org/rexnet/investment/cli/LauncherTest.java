package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.investment.Shared;

/** The launcher as a process, in a bare surrounding, over the classes under test as if they had been built. */
@EnabledOnOs(OS.LINUX)
@ResourceLock(value = Shared.JAVA_PROCESSES, mode = ResourceAccessMode.READ)
final class LauncherTest {

    private static final int PATIENCE = 120;

    /** Seconds of computing after which a command has accepted its options and is at work. */
    private static final double AT_WORK = 4;

    @TempDir
    private Path root;

    private LaunchFolder folder;

    @BeforeEach
    void build() throws IOException {
        folder = LaunchFolder.in(root);
    }

    private LaunchFolder.Ended shell(String line) throws IOException, InterruptedException {
        return folder.shell(line);
    }

    @Test
    void worksWithoutAHomeAndWithNamesBeyondAscii() throws IOException, InterruptedException {
        // Made by the shell, byte by byte: a JVM without a locale could not name it.
        LaunchFolder.Ended ended = shell("study=" + root
                + "/$(printf 'D\\303\\266rfer'); mkdir $study; printf 'name\\nb\\n' > $study/buses.csv;"
                + " sh $rexnet validate $study");

        assertThat(ended.text()).contains("Valid.");
        assertThat(ended.code()).isZero();
    }

    @Test
    void anAnswerThatCannotBeWrittenIsNoSuccess() throws IOException, InterruptedException {
        LaunchFolder.Ended full = shell("sh $rexnet studies > /dev/full");
        assertThat(full.text()).contains("could not be written to standard output");
        assertThat(full.code()).isEqualTo(ExitCode.INTERNAL);

        LaunchFolder.Ended closed = shell("sh $rexnet studies >&-");
        assertThat(closed.text()).contains("could not be written to standard output");
        assertThat(closed.code()).isEqualTo(ExitCode.INTERNAL);

        assertThat(shell("sh $rexnet studies | head -n 1").text()).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 112})
    void pagesFollowTheWidthOfTheTerminal(int width) throws IOException, InterruptedException {
        assumeTrue(shell("script --version").code() == 0, "There is no command here that makes a terminal.");

        LaunchFolder.Ended ended =
                shell("export COLUMNS=%d TERM=dumb; script -qec \"sh $rexnet studies\" /dev/null".formatted(width));

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.text().lines().mapToInt(String::length).max().orElse(0))
                .isBetween(width - 12, width);
    }

    /** A number for each cell that the header promises would be 1.8 GB: much more than the process may have. */
    @Test
    void aWideHeaderOverShortRowsIsReadInLittleMemory() throws IOException, InterruptedException {
        int wide = 15_000;
        Path study = Files.createDirectory(root.resolve("wide"));
        Files.writeString(study.resolve("buses.csv"), "name\na\n");
        Files.writeString(study.resolve("loads.csv"), "name,bus\ntown,a\n");
        Files.writeString(study.resolve("generators.csv"), "name,bus,p_nom,marginal_cost\ngas,a,100,50\n");
        StringBuilder snapshots = new StringBuilder("snapshot\n");
        StringBuilder rows = new StringBuilder();
        StringBuilder header = new StringBuilder("snapshot,town");
        for (int t = 0; t < wide; t++) {
            snapshots.append(t).append('\n');
            rows.append(t).append(",5\n");
            header.append(",n").append(t);
        }
        Files.writeString(study.resolve("snapshots.csv"), snapshots);
        Files.writeString(study.resolve("loads-p_set.csv"), header + "\n" + rows);

        LaunchFolder.Ended ended = shell("REXNET_JAVA_OPTIONS=-Xmx256m sh $rexnet validate " + study);

        assertThat(ended.text()).contains("Valid.");
        assertThat(ended.code()).isZero();
    }

    @Test
    void optionsThatJavaRefusesAreBadInput() throws IOException, InterruptedException {
        LaunchFolder.Ended ended = shell("REXNET_JAVA_OPTIONS=-XX:+NoSuchThing sh $rexnet studies");

        assertThat(ended.text())
                .contains("Java refuses REXNET_JAVA_OPTIONS (-XX:+NoSuchThing): Unrecognized VM option");
        assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
    }

    /** With a Maven that only notes that it was asked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        clear three-bus-market --engine 'local[1];x' | 2 | false
        clear other.xml                              | 2 | false
        clear two.xiidm --nope                       | 2 | false
        clear two.xiidm                              | 3 | true
        """)
    void mavenIsAskedForLibrariesOnlyOnceTheCommandAcceptsItsOptions(String options, int code, boolean asked)
            throws IOException, InterruptedException {
        Path maven = folder.writeCommand("mvn", "echo asked >>\"$(dirname \"$0\")\"/asked\nexit 1");
        Files.writeString(root.resolve("other.xml"), "<?xml version=\"1.0\"?><network/>");
        Files.writeString(root.resolve("two.xiidm"), IidmFilesTest.TWO_BUSES);

        LaunchFolder.Ended ended = shell("cd %s; PATH=$PWD/bin:$PATH; sh $rexnet %s".formatted(root, options));

        assertThat(ended.code()).as(ended.text()).isEqualTo(code);
        assertThat(Files.exists(maven.resolveSibling("asked"))).as(ended.text()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15", "INT, 2"})
    void aSignalEndsLongWorkWithItsNumberAndNothingHalfWritten(String signal, int number)
            throws IOException, InterruptedException {
        // Who starts a build in the background may have its processes ignore Ctrl-C.
        assumeTrue(!isIgnored(number), signal + " is ignored here.");
        Path places = Files.createDirectory(root.resolve("places"));
        Process process = new ProcessBuilder(
                        "sh",
                        root.resolve("rexnet").toString(),
                        "invest",
                        "harbour",
                        "--quiet",
                        "--out",
                        places.resolve("plan").toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile())
                .start();
        while (process.isAlive() && cpuSeconds(process) < AT_WORK) {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();

        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(root.resolve("output")))
                .isEqualTo(128 + number);
        assertThat(places).isEmptyDirectory();
    }

    private static double cpuSeconds(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private static boolean isIgnored(int signal) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(8).strip(), 16))
                    .anyMatch(mask -> (mask >> (signal - 1) & 1) == 1);
        }
    }

    /** A volume of a container, say: it can neither be moved nor made anew, and nothing need be writable beside it. */
    @Test
    void resultsAreWrittenIntoAMountPointAndAReadOnlyOneIsRefused() throws IOException, InterruptedException {
        Path mount = Files.createDirectory(root.resolve("volume"));
        assumeTrue(
                shell("unshare -rm mount -t tmpfs none " + mount).code() == 0, "No file systems can be mounted here.");

        LaunchFolder.Ended ended = shell("exec unshare -rm sh -c '"
                + "mount -t tmpfs none %1$s; clear() { sh $rexnet clear three-bus-market --quiet --out %1$s; echo code $?; };"
                        .formatted(mount)
                + "clear; clear; ls -A %1$s | tr \"\\n\" \" \"; mount -o remount,ro %1$s; clear; ls %1$s/buses.csv'"
                        .formatted(mount));

        assertThat(ended.text())
                .containsPattern("(?s)code 0.*code 0.*\\.rexnet .*buses\\.csv.*code 2.*buses\\.csv")
                .contains(mount + " cannot be written: ", "Read-only file system")
                .doesNotContain(".rexnet-");
        assertThat(ended.code()).isZero();
    }
}
