package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.study.Profile;

/** Where content is read from, token by token, with the series that were there before; mutable, for one thread. */
final class ParcelInput {

    final CBORParser in;
    final List<Profile> profiles = new ArrayList<>();

    ParcelInput(CBORParser in) {
        this.in = in;
    }

    /** Steps to the next token; null behind the last. */
    @Nullable
    JsonToken next() throws IOException {
        return in.nextToken();
    }

    boolean is(JsonToken token) {
        return in.currentToken() == token;
    }

    /** Throws where the current token is another one. */
    void expect(JsonToken token) throws IOException {
        if (in.currentToken() != token) {
            throw new IOException("%s was found where %s should be".formatted(in.currentToken(), token));
        }
    }
}
