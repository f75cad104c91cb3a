package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    @TempDir
    private Path folder;

    private static Process java(Path output, String mainClass, List<String> args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
        command.addAll(args);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    @Test
    void mutantsEndAsCommandsShouldInOneProcessOfHalfAGigabyte() throws IOException {
        MutatedFiles.Originals originals = MutatedFiles.Originals.of(folder);
        List<String> faults = new ArrayList<>();
        for (long seed : Draws.seeds(2_000, 50_000).toArray()) {
            CommandRun run = CommandRun.of(MutatedFiles.write(seed, folder, originals));
            MutatedFiles.fault(run).ifPresent(fault -> faults.add("seed %d: %s".formatted(seed, fault)));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void mutantsEndAsWholeProcesses() throws IOException, InterruptedException {
        MutatedFiles.Originals originals = MutatedFiles.Originals.of(folder);
        for (long seed : Draws.seeds(2, 40).toArray()) {
            String[] command = MutatedFiles.write(1_000_000 + seed, folder, originals);
            Path output = folder.resolve("output");
            Process process = java(output, "org.rexnet.investment.cli.Rexnet", List.of(command));
            boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
            process.destroyForcibly();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as("seed %d ends: %s", seed, text).isTrue();
            assertThat(process.exitValue()).as("seed %d: %s", seed, text).isIn(0, 1, 2);
            assertThat(text).doesNotContain("\tat ");
        }
    }
}
