package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.rexnet.investment.Shared;

/** The launcher as a process, in a bare surrounding, over the classes under test as if they had been built. */
@EnabledOnOs(OS.LINUX)
@ResourceLock(value = Shared.JAVA_PROCESSES, mode = ResourceAccessMode.READ)
final class LauncherTest {

    private static final int PATIENCE = 120;
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

    /** Writes a jar of nothing but the class path of this test. */
    private static void writeJar(Path jar) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(classPath.split(File.pathSeparator))
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
        Path study = Files.createDirectory(root.resolve("Dörfer"));
        Files.writeString(study.resolve("buses.csv"), "name\nb\n");

        Ended ended = shell("sh $rexnet validate " + study);

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

    @Test
    void optionsThatJavaRefusesAreBadInput() throws IOException, InterruptedException {
        Ended ended = shell("REXNET_JAVA_OPTIONS=-XX:+NoSuchThing sh $rexnet studies");

        assertThat(ended.text())
                .contains("Java refuses REXNET_JAVA_OPTIONS (-XX:+NoSuchThing): Unrecognized VM option");
        assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
