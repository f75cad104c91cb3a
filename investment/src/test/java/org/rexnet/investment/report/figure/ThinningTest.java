package org.rexnet.investment.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.zip.InflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.study.Horizon;

/** Long series lose hours, never their extremes. */
class ThinningTest {

    @Test
    void everyBucketKeepsItsLowestAndItsHighestValue() {
        for (long seed : Draws.seeds(5, 200).toArray()) {
            Random random = new Random(seed);
            int snapshots = 1 + random.nextInt(500);
            double[] values = random.doubles(snapshots, -10, 10).toArray();
            Axis axis = Axis.of(Horizon.hourly(snapshots), 1 + random.nextInt(40));
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int position = 0; position < axis.size(); position++) {
                int[] extremes = axis.extremes(position, values);
                double[] bucket = Arrays.copyOfRange(values, axis.first(position), axis.end(position));
                assertThat(values[extremes[0]])
                        .isEqualTo(DoubleStream.of(bucket).min().getAsDouble());
                assertThat(values[extremes[1]])
                        .isEqualTo(DoubleStream.of(bucket).max().getAsDouble());
                least = Math.min(least, values[extremes[0]]);
                most = Math.max(most, values[extremes[1]]);
            }
            assertThat(axis.end(axis.size() - 1)).as("seed %d", seed).isEqualTo(snapshots);
            assertThat(least).isEqualTo(DoubleStream.of(values).min().getAsDouble());
            assertThat(most).isEqualTo(DoubleStream.of(values).max().getAsDouble());
        }
    }

    @Test
    void durationsBeginWithTheHighestAndEndWithTheLowestValue() {
        double[] values = new Random(4).doubles(2000, 0, 1).toArray();
        values[700] = 99;
        values[900] = -99;

        Figure.Lines figure = (Figure.Lines) Durations.of("t", "u", Horizon.hourly(values.length), Map.of("a", values));
        double[] curve = figure.lines().getFirst().values();

        assertThat(curve[0]).isEqualTo(99);
        assertThat(curve[curve.length - 1]).isEqualTo(-99);
        for (int i = 1; i < curve.length; i++) {
            assertThat(curve[i]).isLessThanOrEqualTo(curve[i - 1]);
        }
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        assertThat(curve[250]).isCloseTo(sorted[1000], within(0.01));
    }

    @Test
    void packedNumbersKeepFiveDigits() throws IOException {
        float[][] values = new float[3][200];
        Random random = new Random(7);
        for (float[] row : values) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(9) - 3));
            }
        }
        values[0][0] = 0;
        values[1][1] = Float.NaN;

        Pack pack = Pack.of(values);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InflaterOutputStream out = new InflaterOutputStream(bytes)) {
            out.write(Base64.getDecoder().decode(pack.text()));
        }
        byte[] planes = bytes.toByteArray();
        int count = pack.rows() * pack.columns();
        assertThat(planes).hasSize(3 * count);
        for (int i = 0; i < count; i++) {
            int bits =
                    (planes[i] & 0xFF) << 24 | (planes[count + i] & 0xFF) << 16 | (planes[2 * count + i] & 0xFF) << 8;
            float expected = values[i / 200][i % 200];
            if (Float.isNaN(expected)) {
                assertThat(Float.intBitsToFloat(bits)).isNaN();
            } else {
                assertThat((double) Float.intBitsToFloat(bits)).isCloseTo(expected, within(2e-5 * Math.abs(expected)));
            }
        }
    }
}
