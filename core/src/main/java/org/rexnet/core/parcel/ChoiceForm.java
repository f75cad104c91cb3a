package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** Of a sealed type: the name of one of the classes that it permits, and the value itself. */
record ChoiceForm(FormSource forms, Class<?> type, List<Class<?>> permitted) implements Form {

    @Override
    public void write(Object value, ParcelOutput to) throws IOException {
        to.out.writeStartArray(value, 2);
        to.out.writeString(name(value.getClass()));
        forms.of(value.getClass()).write(value, to);
        to.out.writeEndArray();
    }

    @Override
    public Object read(ParcelInput from) throws IOException {
        from.expect(JsonToken.START_ARRAY);
        from.next();
        from.expect(JsonToken.VALUE_STRING);
        String name = from.in.getText();
        for (Class<?> one : permitted) {
            if (name(one).equals(name)) {
                from.next();
                Object value = forms.of(one).read(from);
                from.next();
                from.expect(JsonToken.END_ARRAY);
                return value;
            }
        }
        throw new IOException("%s is no %s".formatted(name, type.getSimpleName()));
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }
}
