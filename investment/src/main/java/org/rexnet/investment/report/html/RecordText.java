package org.rexnet.investment.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.section.Value;

/**
 * Records as JSON and back: records are objects by the names of their components, lists, sets and arrays are arrays, what is empty is null, a
 * record of a closed family says in {@code is} which it is. Values of sections are words, numbers or null as they are, anything else an
 * object; numbers that are not finite are words.
 */
final class RecordText {

    private static final String WHICH = "is";
    private static final int DIGITS = 6;
    private static final double TINY = 1e-12;

    private RecordText() {}

    /** Says why a text is none that was written here. */
    static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnreadableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Writes a value with all digits of its numbers. */
    static void write(Object value, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            write(json, value, false);
        }
    }

    /** Writes a value for drawing: numbers in arrays with {@value #DIGITS} digits, those that are not finite as null. */
    static void writeRounded(JsonGenerator json, Object value) throws IOException {
        write(json, value, true);
    }

    private static void write(JsonGenerator json, @Nullable Object value, boolean rounded) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (value) {
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case Double number -> write(json, number.doubleValue(), rounded);
            case Enum<?> constant -> json.writeString(constant.name());
            case Optional<?> optional -> write(json, optional.orElse(null), rounded);
            case Collection<?> all -> {
                json.writeStartArray();
                for (Object one : all) {
                    write(json, one, rounded);
                }
                json.writeEndArray();
            }
            case double[] numbers -> {
                json.writeStartArray();
                for (double number : numbers) {
                    write(json, number, rounded);
                }
                json.writeEndArray();
            }
            case int[] numbers -> json.writeArray(numbers, 0, numbers.length);
            case double[][] rows -> write(json, Arrays.asList(rows), rounded);
            case Value.Words words -> json.writeString(words.text());
            case Value.Number number -> write(json, number.number(), rounded);
            case Record record -> writeRecord(json, record, rounded);
            default -> throw new IllegalArgumentException("Nothing writes a " + value.getClass());
        }
    }

    private static void write(JsonGenerator json, double number, boolean rounded) throws IOException {
        if (rounded) {
            writeRounded(json, number);
        } else if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeStartObject();
            json.writeStringField("number", Double.toString(number));
            json.writeEndObject();
        }
    }

    private static void writeRounded(JsonGenerator json, double number) throws IOException {
        if (!Double.isFinite(number)) {
            json.writeNull();
            return;
        }
        double size = Math.abs(number);
        double unit = size < TINY ? 1 : Math.pow(10, DIGITS - 1 - Math.floor(Math.log10(size)));
        double rounded = size < TINY ? 0 : Math.rint(number * unit) / unit;
        if (rounded == Math.rint(rounded) && size < Integer.MAX_VALUE) {
            json.writeNumber((long) rounded);
        } else {
            json.writeNumber(rounded);
        }
    }

    private static void writeRecord(JsonGenerator json, Record value, boolean rounded) throws IOException {
        json.writeStartObject();
        if (Arrays.stream(value.getClass().getInterfaces()).anyMatch(Class::isSealed)) {
            json.writeStringField(WHICH, value.getClass().getSimpleName());
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            json.writeFieldName(component.getName());
            try {
                write(json, component.getAccessor().invoke(value), rounded);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("A record that is not open: " + value.getClass(), e);
            }
        }
        json.writeEndObject();
    }

    /** Returns the number in the first field, which must have that name. */
    static int firstNumber(String text, String name) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            if (name.equals(json.nextFieldName())) {
                return json.nextIntValue(0);
            }
        } catch (IOException e) {
            throw new UnreadableException("it is no JSON: " + e.getMessage() + ".", e);
        }
        throw new UnreadableException("it does not begin with %s.".formatted(name), null);
    }

    static <T> T read(String text, Class<T> type) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            return type.cast(bound(tree(json), type, type.getSimpleName()));
        } catch (IOException e) {
            throw new UnreadableException("it is no JSON: " + e.getMessage() + ".", e);
        }
    }

    /** Returns maps, lists, words, numbers and flags as they stand. */
    private static @Nullable Object tree(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    json.nextToken();
                    object.put(name, tree(json));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (!json.nextToken().isStructEnd()) {
                    list.add(tree(json));
                }
                yield list;
            }
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + json.currentToken());
        };
    }

    private static Object bound(@Nullable Object tree, Type type, String where) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Optional.class) {
                return tree == null ? Optional.empty() : Optional.of(bound(tree, inner, where));
            }
            List<Object> all = new ArrayList<>();
            for (Object one : list(tree, where)) {
                all.add(bound(one, inner, where));
            }
            return raw == Set.class ? new LinkedHashSet<>(all) : all;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Value.class) {
            return value(tree, where);
        }
        if (raw == double.class || raw == Double.class) {
            return number(tree, where);
        }
        if (raw == int.class) {
            return (int) number(tree, where);
        }
        if (raw.isArray()) {
            return array(tree, raw, where);
        }
        if (raw.isEnum() && tree instanceof String name) {
            return constant(raw, name, where);
        }
        if (raw.isSealed() && tree instanceof Map<?, ?> object) {
            return Arrays.stream(raw.getPermittedSubclasses())
                    .filter(one -> one.getSimpleName().equals(object.get(WHICH)))
                    .findFirst()
                    .map(one -> record(object, one, where))
                    .orElseThrow(() -> unreadable(where, tree));
        }
        if (raw.isRecord() && tree instanceof Map<?, ?> object) {
            return record(object, raw, where);
        }
        if (raw == String.class && tree instanceof String text) {
            return text;
        }
        if (raw == boolean.class && tree instanceof Boolean flag) {
            return flag;
        }
        throw unreadable(where, tree);
    }

    private static UnreadableException unreadable(String where, @Nullable Object tree) {
        String text = String.valueOf(tree);
        return new UnreadableException(
                "%s cannot be %s.".formatted(where, text.length() > 60 ? text.substring(0, 60) + "…" : text), null);
    }

    private static List<?> list(@Nullable Object tree, String where) {
        if (tree instanceof List<?> list) {
            return list;
        }
        throw unreadable(where, tree);
    }

    private static double number(@Nullable Object tree, String where) {
        if (tree instanceof Double number) {
            return number;
        }
        if (tree instanceof Map<?, ?> object && object.get("number") instanceof String text) {
            return Double.parseDouble(text);
        }
        throw unreadable(where, tree);
    }

    private static Object array(@Nullable Object tree, Class<?> type, String where) {
        List<?> list = list(tree, where);
        if (type == int[].class) {
            return list.stream().mapToInt(one -> (int) number(one, where)).toArray();
        }
        if (type == double[].class) {
            return list.stream().mapToDouble(one -> number(one, where)).toArray();
        }
        return list.stream()
                .map(one -> (double[]) array(one, double[].class, where))
                .toArray(double[][]::new);
    }

    private static Object constant(Class<?> type, String name, String where) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> ((Enum<?>) one).name().equals(name))
                .findFirst()
                .orElseThrow(() -> unreadable(where, name));
    }

    private static Value value(@Nullable Object tree, String where) {
        if (tree instanceof String text) {
            return new Value.Words(text);
        }
        if (tree instanceof Map<?, ?> object && object.get(WHICH) instanceof String) {
            return (Value) Arrays.stream(Value.class.getPermittedSubclasses())
                    .filter(one -> one.getSimpleName().equals(object.get(WHICH)))
                    .findFirst()
                    .map(one -> record(object, one, where))
                    .orElseThrow(() -> unreadable(where, tree));
        }
        return new Value.Number(number(tree, where));
    }

    private static Object record(Map<?, ?> object, Class<?> type, String where) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            types[i] = components[i].getType();
            if (!object.containsKey(name)) {
                throw new UnreadableException("%s has no %s.".formatted(where, name), null);
            }
            arguments[i] = bound(object.get(name), components[i].getGenericType(), where + "." + name);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new UnreadableException("%s: %s".formatted(where, e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record that is not open: " + type, e);
        }
    }
}
