package org.rexnet.core.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads the records of a journal one after the other; mutable. */
final class JournalInput {

    private static final int BEFORE = 2 * Integer.BYTES;
    private static final int FRAME = BEFORE + Integer.BYTES;
    private static final int MOST_WORDS = 1 << 26;
    private static final int KIND_MASK = 0xFF;
    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private final Journal.Kind[] kinds = Journal.Kind.values();
    private ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).flip();
    private long[] read = new long[16];
    private long position;
    private int count;
    private int kind;
    private boolean soundHead;

    JournalInput(FileChannel channel, long position) {
        this.channel = channel;
        this.position = position;
    }

    /** Returns the words of the next record, of which the first {@link #words} hold; null where it is not whole. */
    long @Nullable [] record(long left) throws IOException {
        soundHead = false;
        if (left < FRAME || !fill(BEFORE)) {
            return null;
        }
        count = buffer.getInt(buffer.position());
        int tag = buffer.getInt(buffer.position() + Integer.BYTES);
        kind = tag & KIND_MASK;
        soundHead = count >= 0 && count <= MOST_WORDS && kind < kinds.length && tag == tag(count, kind);
        if (!soundHead || bytes() > left || !fill((int) bytes())) {
            return null;
        }
        int start = buffer.position();
        int end = start + (int) bytes() - Integer.BYTES;
        if (checksum(start, end) != buffer.getInt(end)) {
            return null;
        }
        if (read.length < count) {
            read = new long[count];
        }
        for (int k = 0; k < count; k++) {
            read[k] = buffer.getLong(start + BEFORE + k * Long.BYTES);
        }
        buffer.position(end + Integer.BYTES);
        return read;
    }

    private int checksum(int start, int end) {
        int limit = buffer.limit();
        checksum.reset();
        checksum.update(buffer.limit(end));
        buffer.limit(limit).position(start);
        return (int) checksum.getValue();
    }

    int words() {
        return count;
    }

    /** Returns the bytes of the last record. */
    long bytes() {
        return FRAME + (long) count * Long.BYTES;
    }

    Journal.Kind kind() {
        return kinds[kind];
    }

    /**
     * Returns whether the record that is not whole is the last one, so that whoever wrote it was stopped in its middle: its head is sound
     * and the file ends with it, or hardly anything is left, or zeros.
     */
    boolean isTorn(long left) throws IOException {
        return soundHead ? bytes() >= left : left < FRAME || isZero(left);
    }

    private boolean isZero(long left) throws IOException {
        long rest = left;
        while (rest > 0 && fill(1)) {
            if (buffer.get() != 0) {
                return false;
            }
            rest--;
        }
        return true;
    }

    /** Returns the second number of a record's head: its kind, and a check of both. */
    static int tag(int count, int kind) {
        return (count * 0x9E3779B9 + kind + 1) * 0x85EBCA6B & ~KIND_MASK | kind;
    }

    /** Lets the buffer hold so many bytes from its position on; returns false where the file ends before. */
    private boolean fill(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return true;
        }
        if (bytes <= buffer.capacity()) {
            buffer.compact();
        } else {
            buffer = ByteBuffer.allocateDirect(bytes).put(buffer);
        }
        int got = 0;
        while (got >= 0 && buffer.position() < bytes) {
            got = channel.read(buffer, position);
            position += Math.max(0, got);
        }
        buffer.flip();
        return buffer.remaining() >= bytes;
    }
}
