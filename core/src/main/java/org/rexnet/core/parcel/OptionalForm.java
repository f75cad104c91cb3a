package org.rexnet.core.parcel;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Optional;

/** Of an optional: what it holds, or nothing. */
record OptionalForm(FormSource forms, Type held) implements Form {

    @Override
    public void write(Object value, ParcelOutput to) throws IOException {
        forms.of(held).writeAny(((Optional<?>) value).orElse(null), to);
    }

    @Override
    public Object read(ParcelInput from) throws IOException {
        return Optional.of(forms.of(held).read(from));
    }

    @Override
    public Object nothing() {
        return Optional.empty();
    }
}
