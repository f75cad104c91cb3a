package org.rexnet.investment.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Reads the constant of an enum as it is written on the command line: in small letters with hyphens. */
final class Choice<E extends Enum<E>> implements CommandLine.ITypeConverter<E> {

    private final Class<E> type;

    Choice(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String text) {
        for (E constant : type.getEnumConstants()) {
            if (text(constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        String allowed =
                Arrays.stream(type.getEnumConstants()).map(Choice::text).collect(Collectors.joining(", "));
        throw new CommandLine.TypeConversionException("'%s' must be one of: %s".formatted(text, allowed));
    }

    /** Returns the text for a constant, such as {@code series-reactance} or {@code n-1}. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace("_minus_", "-").replace('_', '-');
    }
}
