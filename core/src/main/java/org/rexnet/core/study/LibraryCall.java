package org.rexnet.core.study;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A step of a library that reads a file. Of a damaged file libraries trip over anything, out of bounds or out of range, so that whatever
 * one throws at run time is told as the file's fault. What RexNet does with what was read stands outside of such calls: its own faults are
 * the program's.
 */
@FunctionalInterface
public interface LibraryCall<T> {

    /** Returns what the library reads. */
    T read() throws IOException;

    /**
     * Returns what a call reads.
     *
     * @throws IOException where the library cannot read it; the message says why
     */
    static <T> T of(LibraryCall<T> call) throws IOException {
        try {
            return call.read();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }
}
