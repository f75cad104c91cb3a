package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How values of one type are written and read. */
interface Form {

    /** Writes a value of the type; throws {@link IOException} where its class is none that the type allows. */
    void write(Object value, ParcelOutput to) throws IOException;

    /** Returns the value that begins at the current token, of which it leaves the last. */
    Object read(ParcelInput from) throws IOException;

    /** Writes a value, or that there is none. */
    default void writeAny(@Nullable Object value, ParcelOutput to) throws IOException {
        if (value == null) {
            to.out.writeNull();
        } else {
            write(value, to);
        }
    }

    /** Returns the value that begins at the current token, or nothing. */
    default @Nullable Object readAny(ParcelInput from) throws IOException {
        return from.is(JsonToken.VALUE_NULL) ? nothing() : read(from);
    }

    /** Returns what stands for nothing; null where a variable of the type may be null. */
    default @Nullable Object nothing() {
        return null;
    }
}
