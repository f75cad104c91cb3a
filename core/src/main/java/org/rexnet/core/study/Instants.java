package org.rexnet.core.study;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * Points in time as tables spell them: a date, perhaps a time, perhaps an offset, as in {@code 2030-01-31}, {@code 2030-01-31 07:30} or
 * {@code 2030-01-31T07:30:00+01:00}. Without an offset they count in UTC.
 */
public final class Instants {

    /** What is allowed, as the end of the sentence "it must be …". */
    public static final String ALLOWED = "a point in time such as 2030-01-31 07:30 or 2030-01-31T07:30:00+01:00";

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private static final DateTimeFormatter WRITE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", java.util.Locale.ROOT);

    /** The usual spelling; 0 stands for any digit, and instead of the space there may be a T. */
    private static final String USUAL = "0000-00-00 00:00:00";

    private Instants() {}

    /** Returns the point in time that a text says; throws {@link IllegalArgumentException} where it says none. */
    public static Instant of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("%s must be %s.".formatted(text, ALLOWED)));
    }

    /** Returns the point in time that a text says; empty where it says none. */
    public static Optional<Instant> find(String text) {
        return find(text, ZoneOffset.UTC);
    }

    /** As {@link #find(String)}; what has no offset counts in the given zone. */
    public static Optional<Instant> find(String text, java.time.ZoneId zone) {
        Optional<LocalDateTime> usual = usual(text);
        if (usual.isPresent()) {
            return Optional.of(usual.get().atZone(zone).toInstant());
        }
        try {
            TemporalAccessor parsed =
                    READ.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (parsed) {
                        case OffsetDateTime time -> time.toInstant();
                        case LocalDateTime time -> time.atZone(zone).toInstant();
                        default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant();
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads what most tables say, as in {@code 2030-01-31 07:30:00}, many times faster than a formatter does; empty where a text is spelled
     * otherwise or there is no such time of day or day of the month.
     */
    private static Optional<LocalDateTime> usual(String text) {
        if (text.length() != USUAL.length()) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char expected = USUAL.charAt(i);
            boolean fits = expected == '0' ? c >= '0' && c <= '9' : c == expected || (expected == ' ' && c == 'T');
            if (!fits) {
                return Optional.empty();
            }
        }
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean exists = month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 60;
        return exists && day <= YearMonth.of(number(text, 0, 4), month).lengthOfMonth()
                ? Optional.of(LocalDateTime.of(number(text, 0, 4), month, day, hour, minute, second))
                : Optional.empty();
    }

    private static int number(String text, int from, int end) {
        return Integer.parseInt(text, from, end, 10);
    }

    /** Returns a text in UTC without offset, as PyPSA labels snapshots; with a fraction of a second only where there is one. */
    public static String format(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return time.getNano() == 0 ? WRITE.format(time) : time.toString().replace('T', ' ');
    }
}
