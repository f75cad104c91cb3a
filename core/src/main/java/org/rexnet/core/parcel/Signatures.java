package org.rexnet.core.parcel;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.rexnet.core.study.Components;
import org.rexnet.network.Network;

/** Numbers by which a parcel tells whether it was written for the records that are there. */
final class Signatures {

    private static final Map<Class<?>, Long> SIGNATURES = new ConcurrentHashMap<>();

    private Signatures() {}

    /** Returns a number that differs where the records that a type consists of have other components. */
    static long of(Class<?> type) {
        return SIGNATURES.computeIfAbsent(type, Signatures::describe);
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
            Forms.permitted(type).forEach(one -> collect(one, lines));
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
