package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.rexnet.core.Draws;
import org.rexnet.investment.Shared;

/** Files changed by chance end in an answer or a message: exit codes 0, 1 and 2, without a trace and without an end of memory. */
@ResourceLock(value = Shared.JAVA_PROCESSES, mode = ResourceAccessMode.READ)
final class MutatedFilesTest {

    /** Seconds after which a command counts as one that never ends. */
    private static final int PATIENCE = 60;

    private static final int WHOLE_PROCESSES = 40;
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    private Path folder;

    private record Ended(int code, String text) {}

    /** Runs Java in half a gigabyte; code that runs for a second is compiled quickly rather than well. */
    private Ended java(long seconds, List<String> args) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroy();
        process.waitFor(PATIENCE, TimeUnit.SECONDS);
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("ends: %s", text).isTrue();
        return new Ended(process.exitValue(), text);
    }

    @Test
    void mutantsEndAsCommandsShouldInOneProcessOfHalfAGigabyte() throws IOException, InterruptedException {
        int count = Draws.count(2_000, 50_000);
        Ended ended = java(
                PATIENCE + (long) count,
                List.of("-cp", CLASS_PATH, MutatedFiles.class.getName(), folder.toString(), "1", "" + count));

        assertThat(ended.text()).contains(count + " commands").doesNotContain("FAULT");
        assertThat(ended.code()).isZero();
    }

    @Test
    void mutantsEndAsWholeProcesses() throws IOException, InterruptedException {
        MutatedFiles.Originals originals = MutatedFiles.Originals.of(folder);
        String classPath = packed();
        String rexnet = Rexnet.class.getName();
        Path archive = folder.resolve("classes.jsa");
        String original = folder.resolve("originals").toString();
        assertThat(java(
                                PATIENCE,
                                List.of(
                                        "-XX:ArchiveClassesAtExit=" + archive,
                                        "-cp",
                                        classPath,
                                        rexnet,
                                        "clear",
                                        original))
                        .code())
                .isZero();
        for (long seed = 1; seed <= WHOLE_PROCESSES; seed++) {
            String[] command = MutatedFiles.write(1_000_000 + seed, folder, originals);
            List<String> args = new ArrayList<>(
                    List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-cp", classPath, rexnet));
            args.addAll(List.of(command));
            Ended ended = java(PATIENCE, args);
            assertThat(ended.code()).as("seed %d: %s", seed, ended.text()).isIn(0, 1, 2);
            assertThat(ended.text()).doesNotContain("\tat ");
        }
    }

    /** Returns the class path with its folders packed, as the classes of jars alone can be kept the way Java holds them. */
    private String packed() throws IOException {
        List<String> entries = new ArrayList<>();
        Path jar = folder.resolve("classes.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            for (String entry : CLASS_PATH.split(File.pathSeparator)) {
                if (!Files.isDirectory(Path.of(entry))) {
                    entries.add(entry);
                } else if (!entry.endsWith("test-classes")) {
                    pack(Path.of(entry), zip);
                }
            }
        }
        return jar + File.pathSeparator + String.join(File.pathSeparator, entries);
    }

    private static void pack(Path classes, ZipOutputStream zip) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                if (!name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        }
    }
}
