package org.rexnet.core.exchange;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * State of an exchange as numbers one after the other. Each class hands its fields over and takes what comes back, so that one method
 * writes and reads them in the same order. Mutable.
 */
final class Snapshot {

    private final @Nullable DataInputStream in;
    private final @Nullable DataOutputStream out;

    private Snapshot(@Nullable DataInputStream in, @Nullable DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    static Snapshot reading(InputStream in) {
        return new Snapshot(new DataInputStream(in), null);
    }

    static Snapshot writing(OutputStream out) {
        return new Snapshot(null, new DataOutputStream(out));
    }

    boolean reads() {
        return in != null;
    }

    /** Keeps a number: returns the given value when writing, and the stored value when reading. */
    long number(long value) {
        try {
            if (in != null) {
                return in.readLong();
            }
            Objects.requireNonNull(out).writeLong(value);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int number(int value) {
        try {
            if (in != null) {
                return in.readInt();
            }
            Objects.requireNonNull(out).writeInt(value);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean flag(boolean value) {
        return number(value ? 1 : 0) != 0;
    }

    /** Keeps the first numbers of an array that may have another length when it is read: never less than {@code least}. */
    int[] numbers(int[] values, int count, int least) {
        int[] kept = in != null ? new int[Math.max(count, least)] : values;
        for (int k = 0; k < count; k++) {
            kept[k] = number(kept[k]);
        }
        return kept;
    }

    long[] numbers(long[] values, int count, int least) {
        long[] kept = in != null ? new long[Math.max(count, least)] : values;
        for (int k = 0; k < count; k++) {
            kept[k] = number(kept[k]);
        }
        return kept;
    }

    /** Keeps the numbers of an array whose length never changes. */
    void fill(int[] values) {
        for (int k = 0; k < values.length; k++) {
            values[k] = number(values[k]);
        }
    }

    void fill(long[] values) {
        for (int k = 0; k < values.length; k++) {
            values[k] = number(values[k]);
        }
    }

    void fill(boolean[] values) {
        for (int k = 0; k < values.length; k++) {
            values[k] = flag(values[k]);
        }
    }
}
