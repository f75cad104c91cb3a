package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Forms of numbers, texts, choices and arrays of numbers. */
final class PlainForms {

    /** Of big-endian doubles in RFC 8746. */
    private static final int DOUBLES = 82;

    private static final Form INT = new Plain(
            (value, to) -> to.out.writeNumber((Integer) value),
            from -> number(from).in.getIntValue());
    private static final Form LONG = new Plain(
            (value, to) -> to.out.writeNumber((Long) value),
            from -> number(from).in.getLongValue());
    private static final Form DOUBLE = new Plain((value, to) -> to.out.writeNumber((Double) value), PlainForms::real);
    private static final Form BOOLEAN =
            new Plain((value, to) -> to.out.writeBoolean((Boolean) value), from -> from.in.getBooleanValue());
    private static final Form TEXT = new Plain((value, to) -> to.out.writeString((String) value), PlainForms::text);

    private static final Map<Class<?>, Form> FORMS = Map.ofEntries(
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(String.class, TEXT),
            Map.entry(
                    Duration.class,
                    new Plain((value, to) -> to.out.writeString(value.toString()), from -> Duration.parse(text(from)))),
            Map.entry(
                    Instant.class,
                    new Plain((value, to) -> to.out.writeString(value.toString()), from -> Instant.parse(text(from)))),
            Map.entry(
                    double[].class, new Plain((value, to) -> writeDoubles((double[]) value, to), PlainForms::doubles)),
            Map.entry(int[].class, new Plain((value, to) -> writeInts((int[]) value, to), PlainForms::ints)),
            Map.entry(byte[].class, new Plain((value, to) -> to.out.writeBinary((byte[]) value), from -> binary(from))),
            Map.entry(OptionalDouble.class, new OptionalNumber()),
            Map.entry(OptionalInt.class, new OptionalCount()));

    private PlainForms() {}

    /** Returns the form of a plain type or of an enum; null where it is neither. */
    static @Nullable Form of(Class<?> type) {
        return type.isEnum() ? choice(type) : FORMS.get(type);
    }

    private static Form choice(Class<?> type) {
        Object[] all = type.getEnumConstants();
        return new Plain((value, to) -> to.out.writeString(((Enum<?>) value).name()), from -> {
            String name = text(from);
            return Arrays.stream(all)
                    .filter(one -> ((Enum<?>) one).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("%s is no %s".formatted(name, type.getSimpleName())));
        });
    }

    private interface Writer {
        void write(Object value, ParcelOutput to) throws IOException;
    }

    private interface Reader {
        Object read(ParcelInput from) throws IOException;
    }

    private record Plain(Writer writer, Reader reader) implements Form {

        @Override
        public void write(Object value, ParcelOutput to) throws IOException {
            writer.write(value, to);
        }

        @Override
        public Object read(ParcelInput from) throws IOException {
            try {
                return reader.read(from);
            } catch (DateTimeException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private record OptionalNumber() implements Form {

        @Override
        public void write(Object value, ParcelOutput to) throws IOException {
            OptionalDouble number = (OptionalDouble) value;
            DOUBLE.writeAny(number.isPresent() ? (Object) number.getAsDouble() : null, to);
        }

        @Override
        public Object read(ParcelInput from) throws IOException {
            return OptionalDouble.of(real(from));
        }

        @Override
        public Object nothing() {
            return OptionalDouble.empty();
        }
    }

    private record OptionalCount() implements Form {

        @Override
        public void write(Object value, ParcelOutput to) throws IOException {
            OptionalInt number = (OptionalInt) value;
            INT.writeAny(number.isPresent() ? (Object) number.getAsInt() : null, to);
        }

        @Override
        public Object read(ParcelInput from) throws IOException {
            return OptionalInt.of(number(from).in.getIntValue());
        }

        @Override
        public Object nothing() {
            return OptionalInt.empty();
        }
    }

    private static ParcelInput number(ParcelInput from) throws IOException {
        from.expect(JsonToken.VALUE_NUMBER_INT);
        return from;
    }

    private static double real(ParcelInput from) throws IOException {
        from.expect(JsonToken.VALUE_NUMBER_FLOAT);
        return from.in.getDoubleValue();
    }

    private static String text(ParcelInput from) throws IOException {
        from.expect(JsonToken.VALUE_STRING);
        return from.in.getText();
    }

    private static byte[] binary(ParcelInput from) throws IOException {
        from.expect(JsonToken.VALUE_EMBEDDED_OBJECT);
        return from.in.getBinaryValue();
    }

    static void writeDoubles(double[] values, ParcelOutput to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
        bytes.asDoubleBuffer().put(values);
        to.out.writeTag(DOUBLES);
        to.out.writeBinary(bytes.array());
    }

    static double[] doubles(ParcelInput from) throws IOException {
        byte[] bytes = binary(from);
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
        return values;
    }

    private static void writeInts(int[] values, ParcelOutput to) throws IOException {
        to.out.writeStartArray(values, values.length);
        for (int value : values) {
            to.out.writeNumber(value);
        }
        to.out.writeEndArray();
    }

    private static int[] ints(ParcelInput from) throws IOException {
        from.expect(JsonToken.START_ARRAY);
        int[] values = new int[16];
        int count = 0;
        for (from.next(); !from.is(JsonToken.END_ARRAY); from.next()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = number(from).in.getIntValue();
        }
        return Arrays.copyOf(values, count);
    }
}
