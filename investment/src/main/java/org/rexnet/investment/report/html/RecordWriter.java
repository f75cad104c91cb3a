package org.rexnet.investment.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.section.Value;

/**
 * Records as JSON and back: records are objects by the names of their components, lists, sets and arrays are arrays, what is empty is null,
 * a record of a closed family says in {@code is} which it is. Values of sections are words, numbers or null as they are, anything else an
 * object; numbers that are not finite are words.
 */
final class RecordWriter {

    /** Field that says which record of a closed family an object is. */
    static final String WHICH = "is";

    private static final int DIGITS = 6;
    private static final int DIGITS_ALONE = 10;
    private static final double TINY = 1e-12;

    private RecordWriter() {}

    /** Writes a value with all digits of its numbers. */
    static void write(Object value, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            write(json, value, false);
        }
    }

    /**
     * Writes a value for drawing: numbers in arrays with {@value #DIGITS} digits, those alone, such as a longitude, with
     * {@value #DIGITS_ALONE}, those that are not finite as null.
     */
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
            case Double number -> write(json, number, rounded ? DIGITS_ALONE : 0);
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
                    write(json, number, rounded ? DIGITS : 0);
                }
                json.writeEndArray();
            }
            case int[] numbers -> json.writeArray(numbers, 0, numbers.length);
            case double[][] rows -> write(json, Arrays.asList(rows), rounded);
            case Value.Words words -> json.writeString(words.text());
            case Value.Number number -> write(json, number.number(), rounded ? DIGITS_ALONE : 0);
            case Record record -> writeRecord(json, record, rounded);
            default -> throw new IllegalArgumentException("Nothing writes a " + value.getClass());
        }
    }

    /** Writes a number with so many digits, or all where that is 0. */
    private static void write(JsonGenerator json, double number, int digits) throws IOException {
        if (digits > 0) {
            writeRounded(json, number, digits);
        } else if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeStartObject();
            json.writeStringField("number", Double.toString(number));
            json.writeEndObject();
        }
    }

    private static void writeRounded(JsonGenerator json, double number, int digits) throws IOException {
        if (!Double.isFinite(number)) {
            json.writeNull();
            return;
        }
        double size = Math.abs(number);
        double unit = size < TINY ? 1 : Math.pow(10, digits - 1 - Math.floor(Math.log10(size)));
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
}
