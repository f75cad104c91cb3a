package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
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

    private static final Path HOME = Path.of(System.getProperty("java.home"));
    private static final String SEARCH = HOME.resolve("bin") + ":/usr/bin:/bin";

    @TempDir
    private Path root;

    private record Ended(int code, String text) {}

    @BeforeEach
    void build() throws IOException {
        Files.copy(Path.of("..", "rexnet"), root.resolve("rexnet"));
        for (String module : List.of("network", "core", "investment")) {
            Files.createDirectories(root.resolve(module).resolve("src").resolve("main"));
            Path launch = Files.createDirectories(
                    root.resolve(module).resolve("target").resolve("launch"));
            writeJar(launch.resolve(module + "-0.1.0.jar"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(root.resolve("pom.xml"), "");
        Path launch = root.resolve("investment").resolve("target").resolve("launch");
        Files.writeString(launch.resolve("class-path"), launch.resolve("investment-0.1.0.jar") + "\n");
        Files.writeString(
                launch.resolve("java"),
                HOME + ":" + SEARCH + "\n" + HOME.resolve("bin").resolve("java") + "\n");
        for (String last : List.of("built", "classes.jsa")) {
            Path file = Files.writeString(launch.resolve(last), "");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        }
    }

    /** Writes a jar of nothing but the class path of this test, without what the launcher fetches. */
    private static void writeJar(Path jar) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(classPath.split(File.pathSeparator))
                                .filter(entry -> !entry.contains("powsybl-iidm"))
                                .map(entry ->
                                        Path.of(entry).toAbsolutePath().toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }

    /** Runs a line of shell with {@code $rexnet}, without HOME and in POSIX' locale. */
    private Ended shell(String line) throws IOException, InterruptedException {
        Path output = root.resolve("output");
        Process process = new ProcessBuilder(
                        "env",
                        "-i",
                        "PATH=" + SEARCH,
                        "JAVA_HOME=" + HOME,
                        "LC_ALL=POSIX",
                        "rexnet=" + root.resolve("rexnet"),
                        "sh",
                        "-c",
                        line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("ends: %s", text).isTrue();
        return new Ended(process.exitValue(), text);
    }

    @Test
    void worksWithoutAHomeAndWithNamesBeyondAscii() throws IOException, InterruptedException {
        // Made by the shell, byte by byte: a JVM without a locale could not name it.
        Ended ended = shell("study=" + root
                + "/$(printf 'D\\303\\266rfer'); mkdir $study; printf 'name\\nb\\n' > $study/buses.csv;"
                + " sh $rexnet validate $study");

        assertThat(ended.text()).contains("Valid.");
        assertThat(ended.code()).isZero();
    }

    @Test
    void anAnswerThatCannotBeWrittenIsNoSuccess() throws IOException, InterruptedException {
        Ended full = shell("sh $rexnet studies > /dev/full");
        assertThat(full.text()).contains("could not be written to standard output");
        assertThat(full.code()).isEqualTo(ExitCode.INTERNAL);

        Ended closed = shell("sh $rexnet studies >&-");
        assertThat(closed.text()).contains("could not be written to standard output");
        assertThat(closed.code()).isEqualTo(ExitCode.INTERNAL);

        assertThat(shell("sh $rexnet studies | head -n 1").text()).isNotBlank().doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 112})
    void pagesFollowTheWidthOfTheTerminal(int width) throws IOException, InterruptedException {
        assumeTrue(shell("script --version").code() == 0, "There is no command here that makes a terminal.");

        Ended ended =
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

        Ended ended = shell("REXNET_JAVA_OPTIONS=-Xmx256m sh $rexnet validate " + study);

        assertThat(ended.text()).contains("Valid.");
        assertThat(ended.code()).isZero();
    }

    @Test
    void optionsThatJavaRefusesAreBadInput() throws IOException, InterruptedException {
        Ended ended = shell("REXNET_JAVA_OPTIONS=-XX:+NoSuchThing sh $rexnet studies");

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
        Path maven = Files.createDirectory(root.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho asked >>\"$(dirname \"$0\")\"/asked\nexit 1\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(root.resolve("other.xml"), "<?xml version=\"1.0\"?><network/>");
        Files.writeString(root.resolve("two.xiidm"), IidmFilesTest.TWO_BUSES);

        Ended ended = shell("cd %s; PATH=$PWD/bin:$PATH; sh $rexnet %s".formatted(root, options));

        assertThat(ended.code()).as(ended.text()).isEqualTo(code);
        assertThat(Files.exists(maven.resolveSibling("asked"))).as(ended.text()).isEqualTo(asked);
    }

    /** With a Java that only tells its class path. The reader of Parquet brings some classes of Hadoop's names; Spark needs them all. */
    @ParameterizedTest
    @CsvSource({"local[1], spark parquet", "local, parquet"})
    void sparkIsFoundBeforeWhatHasClassesOfItsNames(String engine, String order)
            throws IOException, InterruptedException {
        Path launch = root.resolve("investment").resolve("target").resolve("launch");
        for (String jar : List.of("parquet", "spark")) {
            writeJar(launch.resolve(jar + ".jar"));
        }
        Path own = launch.resolve("investment-0.1.0.jar");
        Path parquet = launch.resolve("parquet.jar");
        Files.writeString(launch.resolve("class-path"), parquet + "\n");
        Path listed = Files.writeString(
                launch.resolve("spark-class-path"), "%s:%s\n".formatted(launch.resolve("spark.jar"), parquet));
        Files.setLastModifiedTime(listed, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        Path java = Files.writeString(
                Files.createDirectories(root.resolve("bin")).resolve("java"),
                "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" = -cp ] && echo \"path $2\"; shift; done\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(launch.resolve("java"), HOME + ":" + SEARCH + "\n" + java + "\n");

        Ended ended = shell("sh $rexnet invest harbour --method equilibrium --engine '%s'".formatted(engine));

        String jars = Stream.concat(
                        Stream.of(own), Stream.of(order.split(" ")).map(jar -> launch.resolve(jar + ".jar")))
                .map(Path::toString)
                .collect(Collectors.joining(":"));
        assertThat(ended.text()).contains("path " + jars + System.lineSeparator());
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

        Ended ended = shell("exec unshare -rm sh -c '"
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
