package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of a list or set: the array of its elements, in its order. */
record ListForm(FormSource forms, Class<?> type, Type element) implements Form {

    @Override
    public void write(Object value, ParcelOutput to) throws IOException {
        Form form = forms.of(element);
        Collection<?> all = (Collection<?>) value;
        to.out.writeStartArray(value, all.size());
        for (Object one : all) {
            form.writeAny(one, to);
        }
        to.out.writeEndArray();
    }

    @Override
    public Object read(ParcelInput from) throws IOException {
        Form form = forms.of(element);
        List<@Nullable Object> all = new ArrayList<>();
        from.expect(JsonToken.START_ARRAY);
        for (from.next(); !from.is(JsonToken.END_ARRAY); from.next()) {
            all.add(form.readAny(from));
        }
        return Set.class.isAssignableFrom(type)
                ? Collections.unmodifiableSet(new LinkedHashSet<>(all))
                : Collections.unmodifiableList(all);
    }
}
