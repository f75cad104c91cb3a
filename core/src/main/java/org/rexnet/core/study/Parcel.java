package org.rexnet.core.study;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;
import org.rexnet.network.Network;

/**
 * A study, or records that refer to it, as bytes for another process of the same version; every number keeps all its bits.
 *
 * <p>A record travels as its components and is made anew by its constructor, so that records need not know of it. What is neither a record
 * nor serializable nor a profile or a network is refused by name.
 */
public final class Parcel {

    private Parcel() {}

    /** Returns the content as bytes. */
    public static byte[] pack(Object content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Packer packer = new Packer(bytes)) {
            packer.writeObject(content);
        } catch (IOException e) {
            throw new UncheckedIOException("Content cannot be sent to another process: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /** Returns what was packed. The bytes must come from a process that is trusted: their content is made whatever it is. */
    public static <C> C unpack(byte[] bytes, Class<C> type) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return type.cast(in.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException("Content from another process cannot be read: " + e.getMessage(), e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Content comes from a process of another version.", e);
        }
    }

    /** Stands in for what is not serializable. */
    private sealed interface Form extends Serializable {}

    private record RecordForm(Class<?> type, @Nullable Object[] values) implements Form {

        static RecordForm of(Record content) throws IOException {
            RecordComponent[] components = content.getClass().getRecordComponents();
            @Nullable Object[] values = new @Nullable Object[components.length];
            try {
                for (int i = 0; i < values.length; i++) {
                    components[i].getAccessor().setAccessible(true);
                    values[i] = components[i].getAccessor().invoke(content);
                }
            } catch (ReflectiveOperationException e) {
                throw new IOException("%s cannot be taken apart.".formatted(content.getClass()), e);
            }
            return new RecordForm(content.getClass(), values);
        }

        private Object readResolve() throws InvalidObjectException {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = components[i].getType();
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new InvalidObjectException("%s cannot be made.".formatted(type), e);
            }
        }
    }

    private record OptionalForm(@Nullable Object value) implements Form {
        private Object readResolve() {
            return Optional.ofNullable(value);
        }
    }

    private record OptionalDoubleForm(double[] values) implements Form {
        private Object readResolve() {
            return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[0]);
        }
    }

    private record OptionalIntForm(int[] values) implements Form {
        private Object readResolve() {
            return values.length == 0 ? OptionalInt.empty() : OptionalInt.of(values[0]);
        }
    }

    private record ProfileForm(double[] values, boolean constant) implements Form {

        static ProfileForm of(Profile profile) {
            double[] values = new double[profile.isConstant() ? 1 : profile.length()];
            for (int t = 0; t < values.length; t++) {
                values[t] = profile.at(t);
            }
            return new ProfileForm(values, profile.isConstant());
        }

        private Object readResolve() {
            return constant ? Profile.of(values[0]) : Profile.of(values);
        }
    }

    private record NetworkForm(List<Carrier> carriers, List<Bus> buses, List<Branch> branches) implements Form {
        private Object readResolve() {
            Network.Builder builder = Network.builder();
            carriers.forEach(builder::add);
            buses.forEach(builder::add);
            branches.forEach(builder::add);
            return builder.build();
        }
    }

    private record ComponentsForm(List<Component> all) implements Form {
        private Object readResolve() {
            return Components.of(all);
        }
    }

    /** Replaces what is not serializable; each object once, however often it occurs. */
    private static final class Packer extends ObjectOutputStream {

        Packer(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object content) throws IOException {
            return switch (content) {
                case Form form -> form;
                case Record fact -> RecordForm.of(fact);
                case Optional<?> optional -> new OptionalForm(optional.orElse(null));
                case OptionalDouble number ->
                    new OptionalDoubleForm(number.stream().toArray());
                case OptionalInt number -> new OptionalIntForm(number.stream().toArray());
                case Profile profile -> ProfileForm.of(profile);
                case Components components -> new ComponentsForm(List.copyOf(components.all()));
                case Network network ->
                    new NetworkForm(List.copyOf(network.carriers()), network.buses(), network.branches());
                default -> content;
            };
        }
    }
}
