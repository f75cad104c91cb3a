package org.rexnet.core.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text of regular files whose size is looked at first: no pipe, no device, nothing without end. */
public final class TextFile {

    /** Bytes of a file that people write by hand. */
    public static final long HAND_WRITTEN = 1L << 20;

    /** Bytes of a table. */
    public static final long TABLE = 1L << 28;

    private TextFile() {}

    /**
     * Returns the text of a file in UTF-8.
     *
     * @throws java.nio.charset.CharacterCodingException if it is none
     * @throws IOException that says why it cannot be read, without the file's name
     */
    public static String read(Path path, long largest) throws IOException {
        check(path, largest);
        return Files.readString(path);
    }

    /** Throws {@link IOException} where a path is no regular file of at most so many bytes. */
    public static void check(Path path, long largest) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException("there is no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException(Files.isDirectory(path) ? "it is a folder" : "it is a pipe or device");
        }
        long size = Files.size(path);
        if (size > largest) {
            throw new IOException("it has %d bytes, and may have %d MiB".formatted(size, largest >> 20));
        }
    }
}
