package org.rexnet.core.parcel;

import java.io.IOException;
import java.lang.reflect.Type;

/** Of a type that cannot be in a parcel. */
record RefusedForm(Type type) implements Form {

    @Override
    public void write(Object value, ParcelOutput to) throws IOException {
        throw new IOException("%s is neither a record nor a plain value".formatted(type.getTypeName()));
    }

    @Override
    public Object read(ParcelInput from) throws IOException {
        throw new IOException("%s is neither a record nor a plain value".formatted(type.getTypeName()));
    }
}
