package org.rexnet.core.parcel;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rexnet.core.study.Components;
import org.rexnet.core.study.Profile;
import org.rexnet.network.Network;

/** The forms of all types that can be in a parcel. */
final class Forms {

    private static final Map<Type, Form> KNOWN = new ConcurrentHashMap<>();

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
                new ArrayForm(Forms::of, raw(array.getGenericComponentType()), array.getGenericComponentType());
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            default -> new RefusedForm(type);
        };
    }

    private static Form ofClass(Class<?> type) {
        Form plain = PlainForms.of(type);
        if (plain != null) {
            return plain;
        } else if (type.isArray()) {
            return new ArrayForm(Forms::of, type.getComponentType(), type.getComponentType());
        } else if (type == Profile.class) {
            return new SeriesForm();
        } else if (type == Network.class) {
            return new StandInForm<>(Forms::of, Network.class, StandIns.OfNetwork.class, StandIns.OfNetwork::of);
        } else if (type == Components.class) {
            return new StandInForm<>(
                    Forms::of, Components.class, StandIns.OfComponents.class, StandIns.OfComponents::of);
        } else if (type.isRecord()) {
            return new RecordForm(Forms::of, type);
        } else if (type.isSealed()) {
            return new ChoiceForm(Forms::of, type, permitted(type));
        }
        return new RefusedForm(type);
    }

    private static Form ofGeneric(ParameterizedType type) {
        Class<?> raw = raw(type);
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return new ListForm(Forms::of, raw, arguments[0]);
        } else if (Map.class.isAssignableFrom(raw)) {
            return new MapForm(Forms::of, raw, arguments[0], arguments[1]);
        } else if (raw == Optional.class) {
            return new OptionalForm(Forms::of, arguments[0]);
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
}
