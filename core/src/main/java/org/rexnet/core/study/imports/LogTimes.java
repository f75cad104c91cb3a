package org.rexnet.core.study.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads points in time as logs spell them: ISO 8601, RFC 1123 ({@code Wed, 25 Apr 2018 11:08:04 GMT}), and dates of numbers with the day or
 * the month first.
 *
 * @param order of days and months; null where that is not known
 * @param zone in which times without an offset count
 */
record LogTimes(@Nullable DateOrder order, ZoneId zone) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})["
            + " T]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*([AaPp][Mm])?\\s*(Z|UTC|GMT)?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})["
            + " T]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?");

    /** A time as it is written: with its offset, or by the clock of the zone. */
    private record Written(LocalDateTime clock, @Nullable ZoneId offset) {}

    /** Why a text is no point in time. */
    static final class NoTimeException extends Exception {

        private static final long serialVersionUID = 1;

        NoTimeException(String message) {
            super(message);
        }
    }

    /** Returns the order that all dates allow; empty where none does, or both do and it matters. */
    static Optional<DateOrder> find(List<String> texts) {
        boolean dayFirst = true;
        boolean monthFirst = true;
        boolean any = false;
        for (String text : texts) {
            Matcher matcher = NUMBERS.matcher(text.strip());
            if (matcher.matches()) {
                any = true;
                dayFirst &= Integer.parseInt(matcher.group(2)) <= 12;
                monthFirst &= Integer.parseInt(matcher.group(1)) <= 12;
            }
        }
        return !any || dayFirst == monthFirst
                ? Optional.empty()
                : Optional.of(dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
    }

    /** Returns whether any of the texts is a date whose order must be known. */
    static boolean needOrder(List<String> texts) {
        return texts.stream().anyMatch(text -> NUMBERS.matcher(text.strip()).matches());
    }

    /**
     * Returns the point in time that a text says; of an hour that the clocks repeat the first, or where that is not after {@code after},
     * the second.
     */
    Instant read(String text, @Nullable Instant after) throws NoTimeException {
        Written written = written(text.strip());
        if (written.offset() != null) {
            return written.clock().atZone(written.offset()).toInstant();
        }
        if (zone.getRules().getValidOffsets(written.clock()).isEmpty()) {
            throw new NoTimeException("does not exist in %s, where the clocks skip it".formatted(zone));
        }
        ZonedDateTime first = written.clock().atZone(zone).withEarlierOffsetAtOverlap();
        boolean isSecond = after != null && !first.toInstant().isAfter(after);
        return (isSecond ? first.withLaterOffsetAtOverlap() : first).toInstant();
    }

    private Written written(String text) throws NoTimeException {
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return new Written(
                        clock(iso.group(1), iso.group(2), iso.group(3), time(iso, 4, null)), offset(iso.group(7)));
            }
            Matcher numbers = NUMBERS.matcher(text);
            if (numbers.matches() && order != null) {
                boolean dayFirst = order == DateOrder.DAY_FIRST;
                LocalTime time = time(numbers, 4, numbers.group(7));
                String month = numbers.group(dayFirst ? 2 : 1);
                return new Written(
                        clock(numbers.group(3), month, numbers.group(dayFirst ? 1 : 2), time),
                        offset(numbers.group(8)));
            }
            ZonedDateTime mail = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return new Written(mail.toLocalDateTime(), mail.getZone());
        } catch (DateTimeException e) {
            throw new NoTimeException(
                    "must be a point in time such as 2030-01-31 07:30, 31.01.2030 07:30 or Thu, 31 Jan 2030 07:30:00"
                            + " GMT");
        }
    }

    private static LocalDateTime clock(String year, String month, String day, LocalTime time) {
        return LocalDateTime.of(
                java.time.LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)), time);
    }

    private static LocalTime time(Matcher matcher, int group, @Nullable String half) {
        int hour = Integer.parseInt(matcher.group(group));
        if (half != null) {
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
        }
        String second = matcher.group(group + 2);
        return LocalTime.of(
                hour, Integer.parseInt(matcher.group(group + 1)), second == null ? 0 : Integer.parseInt(second));
    }

    private static @Nullable ZoneId offset(@Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean isOffset = text.startsWith("+") || text.startsWith("-");
        return isOffset
                ? ZoneId.of(text.contains(":") ? text : text.substring(0, 3) + ":" + text.substring(3))
                : ZoneId.of("UTC");
    }
}
