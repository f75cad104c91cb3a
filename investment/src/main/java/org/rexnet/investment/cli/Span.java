package org.rexnet.investment.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Reads a duration as it is written on the command line: {@code 90}, {@code 90s}, {@code 10m}, {@code 2h}. */
final class Span implements CommandLine.ITypeConverter<Duration> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})([smh]?)");

    @Override
    public Duration convert(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new CommandLine.TypeConversionException(
                    "'%s' must be a duration, as in 90s, 10m or 2h".formatted(text));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
