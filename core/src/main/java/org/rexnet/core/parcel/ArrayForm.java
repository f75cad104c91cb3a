package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of an array that has no form of its own: the array of its elements. */
record ArrayForm(FormSource forms, Class<?> raw, Type element) implements Form {

    @Override
    public void write(Object value, ParcelOutput to) throws IOException {
        int length = Array.getLength(value);
        to.out.writeStartArray(value, length);
        for (int i = 0; i < length; i++) {
            forms.of(element).writeAny(Array.get(value, i), to);
        }
        to.out.writeEndArray();
    }

    @Override
    public Object read(ParcelInput from) throws IOException {
        List<@Nullable Object> all = new ArrayList<>();
        from.expect(JsonToken.START_ARRAY);
        Form form = forms.of(element);
        for (from.next(); !from.is(JsonToken.END_ARRAY); from.next()) {
            all.add(form.readAny(from));
        }
        Object array = Array.newInstance(raw, all.size());
        for (int i = 0; i < all.size(); i++) {
            Array.set(array, i, all.get(i));
        }
        return array;
    }
}
