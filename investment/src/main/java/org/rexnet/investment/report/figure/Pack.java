package org.rexnet.investment.report.figure;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.Deflater;

/**
 * Many numbers as a short text: single precision, of which about 5 digits are kept, in rows of equally many.
 *
 * <p>The three upper bytes of each number follow each other by byte (all first bytes, all second ones, …), are deflated by the format of
 * zlib, and written to base 64.
 *
 * @param rows of numbers
 * @param columns numbers in each row
 * @param text the numbers
 */
public record Pack(int rows, int columns, String text) {

    private static final int PLANES = 3;
    private static final int BYTE = 8;
    private static final int ROUNDING = 1 << (BYTE - 1);
    private static final int BUFFER = 1 << 16;

    /** Packs rows of equally many numbers; NaN stays NaN. */
    static Pack of(float[][] values) {
        int columns = values.length == 0 ? 0 : values[0].length;
        int count = values.length * columns;
        byte[] bytes = new byte[PLANES * count];
        int i = 0;
        for (float[] row : values) {
            for (float value : row) {
                int bits = Float.floatToIntBits(value);
                int rounded = Float.isFinite(value) ? bits + ROUNDING : bits;
                bytes[i] = (byte) (rounded >>> 3 * BYTE);
                bytes[count + i] = (byte) (rounded >>> 2 * BYTE);
                bytes[2 * count + i] = (byte) (rounded >>> BYTE);
                i++;
            }
        }
        return new Pack(values.length, columns, Base64.getEncoder().encodeToString(deflated(bytes)));
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
