package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search goes on from nothing but its own, whole state. */
final class CheckpointFaultsTest {

    private static final int FLIPPED_BITS = 28;

    @TempDir
    private Path folder;

    @Test
    void flippedBitsAndFilesThatWereCutAreRefusedByName() throws IOException {
        Path state = folder.resolve("state");
        CommandRun first = run(state, "--gap", "1e-2");
        assertThat(first.code()).isZero();
        byte[] good = Files.readAllBytes(state);
        Random random = new Random(7);

        for (int flip = 0; flip < FLIPPED_BITS; flip++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            assertRefused(Files.write(state, bad));
        }
        assertRefused(Files.write(state, Arrays.copyOf(good, good.length / 2)));
        assertRefused(Files.writeString(state, "snapshot,coal\n"));

        byte[] newer = good.clone();
        newer[11]++;
        assertRefused(
                Files.write(state, newer),
                "its format is version 2, or its start is damaged; this RexNet reads version 1");
        // As versions before the format of its own began their files.
        assertRefused(Files.write(state, HexFormat.of().parseHex("1f8b0800000000")), "older version");

        Files.write(state, good);
        CommandRun resumed = run(state, "--gap", "1e-2", "--resume");
        assertThat(resumed.code()).isZero();
        assertThat(resumed.json().get("objective")).isEqualTo(first.json().get("objective"));
    }

    private static void assertRefused(Path state) {
        assertRefused(state, "it ");
    }

    private static void assertRefused(Path state, String reason) {
        CommandRun run = run(state, "--resume");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.json()).containsEntry("status", "invalid");
        assertThat(run.err()).contains("Checkpoint " + state + ": ", reason).doesNotContain("\tat ", "trace");
    }

    private static CommandRun run(Path state, String... more) {
        String[] args = {
            "invest",
            "screening-curve",
            "--method",
            "equilibrium",
            "--json",
            "--quiet",
            "--checkpoint",
            state.toString()
        };
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return CommandRun.of(all);
    }
}
