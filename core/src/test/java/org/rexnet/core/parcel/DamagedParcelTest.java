package org.rexnet.core.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;

/** Bytes that are no parcel, or not as they were. */
class DamagedParcelTest {

    private record Point(String name, double x, List<Integer> numbers) {
        Point {
            if (x < 0) {
                throw new IllegalArgumentException("x is below 0");
            }
        }
    }

    private record Other(String name, double x) {}

    private static final Point POINT = new Point("p", 0.5, List.of(1, 2, 3));

    @Test
    void everyFlippedBitIsFound() {
        byte[] good = Parcel.pack(POINT);

        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Parcel.unpack(bad, Point.class), "bit %d", bit)
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void whatIsWrongIsNamed(@TempDir Path folder) throws IOException {
        byte[] good = Parcel.pack(POINT);
        byte[] newer = good.clone();
        newer[11]++;

        assertThat(fault(folder, Arrays.copyOf(good, good.length - 1))).contains("cut off");
        assertThat(fault(folder, Arrays.copyOf(good, 11))).contains("cut off after 11 bytes");
        assertThat(fault(folder, new byte[0])).isEqualTo("it is empty");
        assertThat(fault(folder, HexFormat.of().parseHex("1f8b0800000000"))).contains("older version");
        assertThat(fault(folder, "name,bus\ncoal,north\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .contains("no such file of RexNet's");
        assertThat(fault(folder, newer)).contains("version 2").contains("reads version 1");
        assertThat(fault(folder, Parcel.pack(new Other("p", 1)))).contains("another version of RexNet");
        assertThatThrownBy(() -> Parcel.read(folder, Point.class)).hasMessage("it is no regular file");
        assertThat(Parcel.unpack(good, Point.class)).isEqualTo(POINT);
    }

    static java.util.stream.LongStream seeds() {
        return Draws.seeds(200, 50_000);
    }

    /** Whoever writes a checksum of his own gets no further than the constructors of the type. */
    @ParameterizedTest
    @MethodSource("seeds")
    void forgedContentIsRefusedOrOfTheType(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] payload = Envelope.open(Parcel.pack(POINT));
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
        }
        try {
            Point point = Parcel.unpack(Envelope.seal(payload), Point.class);
            assertThat(point.x()).isNotNegative();
        } catch (UncheckedIOException refused) {
            assertThat(refused.getMessage()).startsWith("Content from another process cannot be read: ");
        }
    }

    @Test
    void deepContentEndsInAMessage() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = new CBORFactory().createGenerator(bytes)) {
            out.writeNumber(Signatures.of(Point.class));
        }
        byte[] nested = new byte[100_000];
        Arrays.fill(nested, (byte) 0x81); // An array of one element, which is an array of one element ...
        bytes.write(nested);

        assertThatThrownBy(() -> Parcel.unpack(Envelope.seal(bytes.toByteArray()), Point.class))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static String fault(Path folder, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        try {
            Parcel.read(file, Point.class);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("The file was read.");
    }
}
