package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.StudyWriter;

/** Whatever happens to the bytes of a study, the reader returns a study or names faults. */
class PypsaFuzzTest {

    private static final List<String> PIECES = List.of(
            "", ",", "\n", "\"", "\0", "-1", "inf", "-inf", "nan", "1e400", "True", "bus 0", "0x1p3", "5d", "é", "..",
            "\r\n");

    @TempDir
    Path temporary;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void spoiltFilesGiveAStudyOrFaults(long seed) throws IOException {
        Path folder = temporary.resolve("study");
        StudyWriter.write(RandomStudies.of(seed), Results.NONE, folder);
        Random random = new Random(seed);
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        for (int round = 0; round < 30; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] before = Files.readAllBytes(file);
            Files.write(file, spoil(before, random));
            readsOrNamesFaults(folder);
            if (random.nextInt(3) > 0) {
                Files.write(file, before);
            }
        }
    }

    private static void readsOrNamesFaults(Path folder) {
        try {
            Study study = PypsaReader.read(folder);
            assertThat(study.network().buses()).isNotEmpty();
        } catch (StudyException e) {
            assertThat(e.faults())
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
        }
    }

    private static byte[] spoil(byte[] bytes, Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(500)];
            random.nextBytes(noise);
            return noise;
        }
        if (random.nextInt(10) == 0) {
            return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return flipped;
        }
        String[] cells = new String(bytes, StandardCharsets.UTF_8).split("(?<=[,\n])|(?=[,\n])");
        cells[random.nextInt(cells.length)] = PIECES.get(random.nextInt(PIECES.size()));
        return String.join("", cells).getBytes(StandardCharsets.UTF_8);
    }
}
