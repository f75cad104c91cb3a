package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Of a record: the array of its components, from which its constructor makes it anew. */
record RecordForm(FormSource forms, Class<?> type) implements Form {

    @Override
    public void write(Object value, ParcelOutput to) throws IOException {
        if (value.getClass() != type) {
            throw new IOException("%s stands where a %s should".formatted(value.getClass(), type.getName()));
        }
        RecordComponent[] components = type.getRecordComponents();
        to.out.writeStartArray(value, components.length);
        for (RecordComponent component : components) {
            Object part;
            try {
                component.getAccessor().setAccessible(true);
                part = component.getAccessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IOException("%s cannot be taken apart".formatted(type.getName()), e);
            }
            forms.of(component.getGenericType()).writeAny(part, to);
        }
        to.out.writeEndArray();
    }

    @Override
    public Object read(ParcelInput from) throws IOException {
        from.expect(JsonToken.START_ARRAY);
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            from.next();
            values[i] = forms.of(components[i].getGenericType()).readAny(from);
        }
        from.next();
        from.expect(JsonToken.END_ARRAY);
        return made(components, values);
    }

    private Object made(RecordComponent[] components, @Nullable Object[] values) throws IOException {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IOException("%s cannot be made: %s".formatted(type.getSimpleName(), e.getCause()), e);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("%s cannot be made: %s".formatted(type.getSimpleName(), e.getMessage()), e);
        }
    }
}
