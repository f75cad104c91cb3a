package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.Draws;
import org.rexnet.network.Network;

/** Journals of processes that were killed, and of days that are over. */
class JournalProcessTest {

    private static final int COMMANDS = 4000;
    /** Exit code of a process that signal 9 has ended. */
    private static final int KILLED = 128 + 9;

    private static final int YESTERDAY = 11_422;
    private static final long YESTERDAYS_HASH = -5_818_134_745_056_540_036L;

    @TempDir
    Path folder;

    @Test
    void aProcessThatIsKilledAnywhereLosesNoCommandThatWasAnswered() throws Exception {
        List<Command> commands = JournalWriter.commands(1, COMMANDS);
        long hash;
        try (JournaledExchange exchange = JournalWriter.open(folder.resolve("whole"))) {
            commands.forEach(exchange::apply);
            hash = exchange.hash();
        }
        long bytes = Files.size(folder.resolve("whole").resolve(JournaledExchange.FILE));
        SplittableRandom random = new SplittableRandom(9);
        int rounds = Draws.count(1, 25);
        int kills = Draws.count(2, 4);
        for (int round = 0; round < rounds; round++) {
            Path own = folder.resolve("killed-" + round);
            for (int kill = 0; kill < kills; kill++) {
                kill(own, random.nextLong(bytes * (kill + 1) / kills));
            }
            try (JournaledExchange exchange = JournalWriter.open(own)) {
                commands.subList(exchange.commands(), commands.size()).forEach(exchange::apply);
                assertThat(exchange.hash()).as("round %d", round).isEqualTo(hash);
            }
        }
    }

    /** Starts a writer, and kills it once its file has so many bytes; it ends by that signal, or by itself, having written all, before. */
    private static void kill(Path own, long bytes) throws Exception {
        Files.createDirectories(own);
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        JournalWriter.class.getName(),
                        own.toString(),
                        "1",
                        Integer.toString(COMMANDS))
                .inheritIO()
                .start();
        File file = own.resolve(JournaledExchange.FILE).toFile();
        while (writer.isAlive() && file.length() < bytes) {
            writer.waitFor(1, TimeUnit.MILLISECONDS);
        }
        boolean wrote = file.length() >= bytes;
        int code = writer.destroyForcibly().waitFor();
        assertThat(code).as("exit code of the writer").isIn(wrote ? List.of(0, KILLED) : List.of(0));
    }

    private static String classPath() {
        return Stream.of(JournalWriter.class, ReservationExchange.class, Network.class, NullMarked.class)
                .map(JournalProcessTest::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A megabyte that was written once and lies beside the tests: whatever changes, what was traded then stays traded. */
    @Test
    void yesterdaysJournalReplaysToItsHash() throws IOException {
        Path file = folder.resolve(JournaledExchange.FILE);
        try (InputStream in = getClass().getResourceAsStream("yesterday.journal")) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        assertThat(Files.size(file)).isBetween(1_000_000L, 1_200_000L);
        JournaledExchange exchange = JournaledExchange.open(
                folder,
                JournalWriter.SETUP,
                call -> {
                    throw new AssertionError("A replay solves nothing.");
                },
                Journal.Sync.NEVER);
        try (exchange) {
            assertThat(exchange.journal().cutBytes()).isZero();
            assertThat(exchange.commands()).isEqualTo(YESTERDAY);
            assertThat(exchange.hash()).isEqualTo(YESTERDAYS_HASH);
        }
    }
}
