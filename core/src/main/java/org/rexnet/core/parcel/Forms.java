package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.study.Components;
import org.rexnet.core.study.Profile;
import org.rexnet.network.Network;

/** The forms of all types that can be in a parcel. */
final class Forms {

    private static final Map<Type, Form> KNOWN = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Long> SIGNATURES = new ConcurrentHashMap<>();

    private Forms() {}

    /** Returns the form of a type; one that cannot be in a parcel has a form that refuses by name. */
    static Form of(Type type) {
        Form known = KNOWN.get(type);
        if (known == null) {
            known = make(type);
            KNOWN.put(type, known);
        }
        return known;
    }

    private static Form make(Type type) {
        return switch (type) {
            case Class<?> one -> ofClass(one);
            case ParameterizedType generic -> ofGeneric(generic);
            case GenericArrayType array ->
                new ArrayForm(raw(array.getGenericComponentType()), array.getGenericComponentType());
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            default -> new RefusedForm(type);
        };
    }

    private static Form ofClass(Class<?> type) {
        Form plain = PlainForms.of(type);
        if (plain != null) {
            return plain;
        } else if (type.isArray()) {
            return new ArrayForm(type.getComponentType(), type.getComponentType());
        } else if (type == Profile.class) {
            return new SeriesForm();
        } else if (type == Network.class) {
            return new StandInForm<>(Network.class, StandIns.OfNetwork.class, StandIns.OfNetwork::of);
        } else if (type == Components.class) {
            return new StandInForm<>(Components.class, StandIns.OfComponents.class, StandIns.OfComponents::of);
        } else if (type.isRecord()) {
            return new RecordForm(type);
        } else if (type.isSealed()) {
            return new ChoiceForm(type, permitted(type));
        }
        return new RefusedForm(type);
    }

    private static Form ofGeneric(ParameterizedType type) {
        Class<?> raw = raw(type);
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return new ListForm(raw, arguments[0]);
        } else if (Map.class.isAssignableFrom(raw)) {
            return new MapForm(raw, arguments[0], arguments[1]);
        } else if (raw == Optional.class) {
            return new OptionalForm(arguments[0]);
        }
        return ofClass(raw);
    }

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> one -> one;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }

    /** Returns the records that a sealed type permits, at any depth, by name. */
    static List<Class<?>> permitted(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> one : type.getPermittedSubclasses()) {
            if (one.isSealed()) {
                all.addAll(permitted(one));
            } else {
                all.add(one);
            }
        }
        all.sort(Comparator.comparing(Class::getName));
        return all;
    }

    /** Writes a value, or that there is none. */
    static void writeAny(Form form, @Nullable Object value, ParcelOutput to) throws IOException {
        if (value == null) {
            to.out.writeNull();
        } else {
            form.write(value, to);
        }
    }

    /** Steps to the next value and returns it. */
    static @Nullable Object readNext(Form form, ParcelInput from) throws IOException {
        from.next();
        return from.is(JsonToken.VALUE_NULL) ? form.nothing() : form.read(from);
    }

    /** Returns a number that differs where the records that a type consists of have other components. */
    static long signature(Class<?> type) {
        return SIGNATURES.computeIfAbsent(type, Forms::describe);
    }

    private static long describe(Class<?> type) {
        Set<String> lines = new TreeSet<>();
        collect(type, lines);
        CRC32C sum = new CRC32C();
        sum.update((type.getName() + lines).getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    private static void collect(Type type, Set<String> lines) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, lines));
            collect(generic.getRawType(), lines);
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), lines);
        } else if (type instanceof WildcardType wildcard) {
            collect(wildcard.getUpperBounds()[0], lines);
        } else if (type instanceof Class<?> one) {
            collectClass(one, lines);
        }
    }

    private static void collectClass(Class<?> type, Set<String> lines) {
        if (type.isArray()) {
            collect(type.getComponentType(), lines);
        } else if (type == Network.class) {
            collect(StandIns.OfNetwork.class, lines);
        } else if (type == Components.class) {
            collect(StandIns.OfComponents.class, lines);
        } else if (type.isEnum()) {
            lines.add(type.getName() + Arrays.toString(type.getEnumConstants()));
        } else if (type.isSealed()) {
            permitted(type).forEach(one -> collect(one, lines));
        } else if (type.isRecord()) {
            StringBuilder line = new StringBuilder(type.getName());
            for (RecordComponent component : type.getRecordComponents()) {
                line.append(' ').append(component.getName()).append(' ').append(component.getGenericType());
            }
            if (lines.add(line.toString())) {
                for (RecordComponent component : type.getRecordComponents()) {
                    collect(component.getGenericType(), lines);
                }
            }
        }
    }
}
