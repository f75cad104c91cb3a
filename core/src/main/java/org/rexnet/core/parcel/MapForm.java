package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Of a map: the array of its keys and values in turn, in its order. */
record MapForm(FormSource forms, Class<?> type, Type key, Type value) implements Form {

    @Override
    public void write(Object content, ParcelOutput to) throws IOException {
        Map<?, ?> map = (Map<?, ?>) content;
        to.out.writeStartArray(content, 2 * map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            forms.of(key).writeAny(entry.getKey(), to);
            forms.of(value).writeAny(entry.getValue(), to);
        }
        to.out.writeEndArray();
    }

    @Override
    public Object read(ParcelInput from) throws IOException {
        from.expect(JsonToken.START_ARRAY);
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (from.next(); !from.is(JsonToken.END_ARRAY); from.next()) {
            Object name = forms.of(key).read(from);
            from.next();
            map.put(name, forms.of(value).readAny(from));
        }
        return SortedMap.class.isAssignableFrom(type)
                ? Collections.unmodifiableNavigableMap(new TreeMap<>(map))
                : Collections.unmodifiableMap(map);
    }
}
