package org.rexnet.core.parcel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Around a payload: 8 bytes {@code RexNet\r\n}, the version of the format (4 bytes), the length of the payload (8 bytes), the CRC-32C of
 * version, length and payload (4 bytes), the payload. Numbers begin with their highest byte.
 */
final class Envelope {

    private static final byte[] MARK = "RexNet\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKED = Integer.BYTES + Long.BYTES;
    private static final int HEADER = MARK.length + CHECKED + Integer.BYTES;

    private Envelope() {}

    static byte[] seal(byte[] payload) {
        ByteBuffer sealed = ByteBuffer.allocate(HEADER + payload.length);
        sealed.put(MARK).putInt(VERSION).putLong(payload.length);
        sealed.putInt(checksum(sealed.array(), payload)).put(payload);
        return sealed.array();
    }

    /** Returns the payload of what was sealed. */
    static byte[] open(byte[] sealed) throws IOException {
        checkHeader(sealed, sealed.length);
        byte[] payload = Arrays.copyOfRange(sealed, HEADER, sealed.length);
        checkSum(sealed, payload);
        return payload;
    }

    /** Returns the payload of a file; its size is looked at before its content. */
    static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no regular file");
        }
        long size = Files.size(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(HEADER);
            checkHeader(header, size);
            byte[] payload = in.readNBytes((int) (size - HEADER));
            checkSum(header, payload);
            return payload;
        }
    }

    /** Returns whether there is a regular file that begins with the mark. */
    static boolean isMarked(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    /** Writes what was sealed; the file is there as a whole or not at all. */
    static void write(byte[] sealed, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path partial = absolute.resolveSibling(absolute.getFileName() + ".part");
        if (absolute.getParent() != null) {
            Files.createDirectories(absolute.getParent());
        }
        try (FileChannel out = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(sealed);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
        Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void checkHeader(byte[] start, long size) throws IOException {
        if (start.length >= 2 && start[0] == (byte) 0x1F && start[1] == (byte) 0x8B) {
            throw new IOException("it was written by an older version of RexNet, or is foreign");
        }
        if (start.length < MARK.length || !Arrays.equals(start, 0, MARK.length, MARK, 0, MARK.length)) {
            throw new IOException(
                    size == 0 ? "it is empty" : "it is no such file of RexNet's, or its start is damaged");
        }
        if (start.length < HEADER) {
            throw new IOException("it is cut off after %d bytes".formatted(size));
        }
        ByteBuffer header = ByteBuffer.wrap(start);
        int version = header.getInt(MARK.length);
        if (version != VERSION) {
            throw new IOException("its format is version %d, or its start is damaged; this RexNet reads version %d"
                    .formatted(version, VERSION));
        }
        long length = header.getLong(MARK.length + Integer.BYTES);
        if (length != size - HEADER || length > Integer.MAX_VALUE - HEADER) {
            throw new IOException("it has %d bytes where its start promises %s: it is cut off or damaged"
                    .formatted(size, length < 0 ? "less than none" : String.valueOf(length + HEADER)));
        }
    }

    private static void checkSum(byte[] header, byte[] payload) throws IOException {
        if (ByteBuffer.wrap(header).getInt(HEADER - Integer.BYTES) != checksum(header, payload)) {
            throw new IOException("it is damaged: its checksum does not hold");
        }
    }

    private static int checksum(byte[] header, byte[] payload) {
        CRC32C sum = new CRC32C();
        sum.update(header, MARK.length, CHECKED);
        sum.update(payload);
        return (int) sum.getValue();
    }
}
