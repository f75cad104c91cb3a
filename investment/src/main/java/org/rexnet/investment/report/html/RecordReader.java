package org.rexnet.investment.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.section.Value;

/** Reads records that {@link RecordWriter} wrote. */
final class RecordReader {

    private RecordReader() {}

    /** Says why a text is none that was written here. */
    static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnreadableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
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
                    .filter(one -> one.getSimpleName().equals(object.get(RecordWriter.WHICH)))
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
        if (tree instanceof Map<?, ?> object && object.get(RecordWriter.WHICH) instanceof String) {
            return (Value) Arrays.stream(Value.class.getPermittedSubclasses())
                    .filter(one -> one.getSimpleName().equals(object.get(RecordWriter.WHICH)))
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
