package org.rexnet.core.parcel;

import java.io.IOException;
import java.util.function.Function;

/** Of a type that is no record: by a record that stands in for it. */
record StandInForm<T, R extends StandIns.StandIn<T>>(
        FormSource forms, Class<T> type, Class<R> standIn, Function<T, R> of) implements Form {

    @Override
    public void write(Object value, ParcelOutput to) throws IOException {
        forms.of(standIn).write(of.apply(type.cast(value)), to);
    }

    @Override
    public Object read(ParcelInput from) throws IOException {
        try {
            return standIn.cast(forms.of(standIn).read(from)).original();
        } catch (IllegalArgumentException e) {
            throw new IOException("%s cannot be made: %s".formatted(type.getSimpleName(), e.getMessage()), e);
        }
    }
}
