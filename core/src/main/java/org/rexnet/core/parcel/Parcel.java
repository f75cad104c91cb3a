package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A study, a state, or other records that refer to it, as bytes for another process or a file; every number keeps all its bits.
 *
 * <p>The bytes are an {@link Envelope} around CBOR (RFC 8949): first the {@link Signatures#of} of the content's type, then the content. A
 * record is the array of its components; one of several permitted records is an array of its name and itself; doubles that belong to an
 * array are a typed array (RFC 8746, tag 82); a series that was there before is its number. What the declared types do not allow is neither
 * written nor made: reading calls constructors of records of this program, and nothing else.
 */
public final class Parcel {

    private static final CBORFactory FACTORY = new CBORFactory();

    private Parcel() {}

    /** Returns the content, of exactly its own type, as bytes. */
    public static byte[] pack(Object content) {
        return pack(content, content.getClass());
    }

    /** Returns the content as bytes of a declared type, such as a sealed interface. */
    public static byte[] pack(Object content, Class<?> type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeNumber(Signatures.of(type));
            Forms.of(type).write(content, new ParcelOutput(out));
        } catch (IOException e) {
            throw new UncheckedIOException("Content cannot be sent to another process: " + e.getMessage(), e);
        }
        return Envelope.seal(bytes.toByteArray());
    }

    /** Returns what was packed; throws {@link UncheckedIOException} where the bytes are damaged, foreign or of another version. */
    public static <C> C unpack(byte[] bytes, Class<C> type) {
        try {
            return content(Envelope.open(bytes), type);
        } catch (IOException e) {
            throw new UncheckedIOException("Content from another process cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes content into a file, complete or not at all. */
    public static void write(Object content, Path file) throws IOException {
        Envelope.write(pack(content), file);
    }

    /** Returns the content of a file; throws {@link IOException} that says how it is damaged, foreign or of another version. */
    public static <C> C read(Path file, Class<C> type) throws IOException {
        return content(Envelope.read(file), type);
    }

    /** Returns whether there is a file that begins as those do that {@link #write} writes, whatever its content and however it ends. */
    public static boolean isOne(Path file) throws IOException {
        return Envelope.isMarked(file);
    }

    private static <C> C content(byte[] payload, Class<C> type) throws IOException {
        try (CBORParser in = FACTORY.createParser(payload)) {
            ParcelInput input = new ParcelInput(in);
            if (input.next() != JsonToken.VALUE_NUMBER_INT || in.getLongValue() != Signatures.of(type)) {
                throw new IOException(
                        "it was written by another version of RexNet, or is not a %s".formatted(type.getSimpleName()));
            }
            input.next();
            C content = type.cast(Forms.of(type).read(input));
            if (input.next() != null) {
                throw new IOException("something follows its content");
            }
            return content;
        }
    }
}
