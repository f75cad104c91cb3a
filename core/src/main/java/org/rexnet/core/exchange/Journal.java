package org.rexnet.core.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Append-only file of commands and auction results, with one writer; mutable.
 *
 * <p>Header: magic number with the {@link Edition} of the rules, fingerprint of the {@link ExchangeSetup}, checksum (CRC-32C). Record:
 * number of words, kind with a check of both, words of 8 bytes, checksum of all that; big-endian. What stands after the last whole command
 * is cut off when the file is opened again; a record that is broken while others follow is refused, and the file is left as it is.
 */
public final class Journal implements AutoCloseable {

    /** What a record holds. */
    enum Kind {
        COMMAND,
        /** Of an auction that the next command sets off. */
        AUCTION
    }

    /** When what was written must have reached the disk. */
    public enum Sync {
        /** Before a command is answered. */
        EACH_COMMAND,
        /** Before {@link #commit} returns. */
        EACH_BATCH,
        /** When the operating system likes: a crash of the machine, but not of the process, may lose the last seconds. */
        NEVER
    }

    /** Magic number of the first edition of the rule book; those of later ones follow. */
    private static final long MAGIC = 0x5245584E45544A31L;

    private static final int HEADER = 2 * Long.BYTES + Integer.BYTES;
    private static final int FRAME = 3 * Integer.BYTES;
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final Sync sync;
    private final CRC32C checksum = new CRC32C();
    private ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private Edition edition = Edition.LATEST;
    private long records;
    private long cutBytes;

    private Journal(Path file, FileChannel channel, FileLock lock, Sync sync) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
        this.sync = sync;
    }

    /**
     * Opens a journal, new or as it was left.
     *
     * @param fingerprint of the setup; that of an old journal must be the same
     * @throws JournalException where another writer has it, or it is of another setup
     * @throws IOException where the file cannot be read or written
     */
    static Journal open(Path file, long fingerprint, Sync sync) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Journal journal = new Journal(file, channel, locked(file, channel), sync);
            if (channel.size() < HEADER) {
                journal.begin(fingerprint);
            } else {
                journal.checkHeader(fingerprint);
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock locked(Path file, FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new JournalException("Journal %s: another writer has it.".formatted(file), e);
        }
        throw new JournalException("Journal %s: another writer has it.".formatted(file));
    }

    private void begin(long fingerprint) throws IOException {
        cutBytes = channel.size();
        channel.truncate(0);
        ByteBuffer header =
                ByteBuffer.allocate(HEADER).putLong(MAGIC + edition.ordinal()).putLong(fingerprint);
        header.putInt(checksum(header.array(), 2 * Long.BYTES)).flip();
        while (header.hasRemaining()) {
            channel.write(header);
        }
        channel.force(true);
    }

    private void checkHeader(long fingerprint) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        while (header.hasRemaining() && channel.read(header, header.position()) >= 0) {}
        header.flip();
        long number = header.getLong(0) - MAGIC;
        boolean known = number >= 0 && number < Edition.values().length;
        if (!known || header.getInt(2 * Long.BYTES) != checksum(header.array(), 2 * Long.BYTES)) {
            throw new JournalException(
                    "Journal %s: is no journal of this version, or its header is broken.".formatted(file));
        }
        edition = Edition.values()[(int) number];
        if (header.getLong(Long.BYTES) != fingerprint) {
            throw new JournalException(
                    "Journal %s: was written for other sensitivities, limits, rules or periods (fingerprint %016x, not %016x)."
                            .formatted(file, header.getLong(Long.BYTES), fingerprint));
        }
    }

    /**
     * Reads every whole record; to be done once, before anything is appended.
     *
     * @param from a position that {@link #position} returned once, or 0 for all records
     * @param before how many records lie before it
     * @throws JournalException where a record is broken while others follow
     */
    void recover(long from, long before, Reader reader) throws IOException {
        long size = channel.size();
        long at = Math.max(HEADER, from);
        long end = at;
        records = before;
        long pending = 0;
        JournalInput input = new JournalInput(channel, at);
        while (at < size) {
            long[] words = input.record(size - at);
            if (words == null) {
                if (!input.isTorn(size - at)) {
                    throw new JournalException(
                            "Journal %s: the record at byte %d is broken, and others follow; nothing was changed."
                                    .formatted(file, at));
                }
                break;
            }
            reader.read(input.kind(), words, input.words());
            pending++;
            at += input.bytes();
            if (input.kind() == Kind.COMMAND) {
                records += pending;
                pending = 0;
                end = at;
            }
        }
        cutBytes += size - end;
        channel.truncate(end);
        channel.position(end);
    }

    /** Adds a record; {@link Sync} says when it is safe. */
    void append(Kind kind, long[] words, int at, int count) throws IOException {
        int bytes = FRAME + count * Long.BYTES;
        if (buffer.remaining() < bytes) {
            write();
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocateDirect(bytes);
            }
        }
        int start = buffer.position();
        buffer.putInt(count).putInt(JournalInput.tag(count, kind.ordinal()));
        for (int k = 0; k < count; k++) {
            buffer.putLong(words[at + k]);
        }
        checksum.reset();
        int limit = buffer.limit();
        buffer.flip().position(start);
        checksum.update(buffer);
        buffer.limit(limit);
        buffer.putInt((int) checksum.getValue());
        records++;
        if (sync == Sync.EACH_COMMAND && kind == Kind.COMMAND) {
            commit();
        }
    }

    /** Hands what was appended to the operating system, and waits for the disk where that is wished. */
    public void commit() throws IOException {
        write();
        if (sync != Sync.NEVER) {
            channel.force(false);
        }
    }

    /** Hands what was appended to the operating system, and waits for the disk. */
    void force() throws IOException {
        write();
        channel.force(false);
    }

    /** Closes the file as it is. */
    void abandon() throws IOException {
        channel.close();
    }

    private void write() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** Returns how many bytes the file has once all that was appended is written. */
    long position() throws IOException {
        return channel.size() + buffer.position();
    }

    /** Returns the edition of the rules that it was begun with. */
    Edition edition() {
        return edition;
    }

    /** Returns how many records there are. */
    public long records() {
        return records;
    }

    /** Returns how many bytes after the last whole record were cut off when the file was opened. */
    public long cutBytes() {
        return cutBytes;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            commit();
            lock.release();
        }
    }

    private int checksum(byte[] bytes, int length) {
        checksum.reset();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    /** Is told of records. */
    interface Reader {
        /** Reads a record; the first {@code count} words hold, until the next call. */
        void read(Kind kind, long[] words, int count);
    }
}
