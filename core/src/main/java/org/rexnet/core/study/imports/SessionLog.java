package org.rexnet.core.study.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.LargestNumber;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.VehicleBattery;

/**
 * Sessions that charging sites have recorded: CSV or JSON, whose columns are found by the names that ACN-Data, ElaadNL and others give
 * them, or as the user says. Rows that cannot be read are skipped and listed.
 *
 * @param columns by what they hold, where the user says so
 * @param station at which sessions charge whose station the log does not name
 * @param rateMw most power of each where the log does not say
 * @param efficiency energy into the vehicle per energy behind the plug
 * @param value money per MWh that is missing
 * @param zone in which times without an offset count
 * @param order of days and months; null where that is to be found out
 * @param unitsPerMwh units of energy per MWh, and of power per MW: 1000 for kWh
 */
public record SessionLog(
        Map<LogField, String> columns,
        String station,
        double rateMw,
        double efficiency,
        OptionalDouble value,
        ZoneId zone,
        @Nullable DateOrder order,
        double unitsPerMwh) {

    private static final int MOST_NAMED = 10;
    private static final Duration LONGEST_STAY = Duration.ofDays(366);
    private static final Duration LONGEST_LOG = Duration.ofDays(20 * 366);

    public SessionLog {
        columns = Map.copyOf(columns);
    }

    /**
     * What was found in a log.
     *
     * @param sessions in the order of the file
     * @param skipped rows that could not be read, each with its reason
     * @param notes how the file was read, and what is odd about it, one sentence each
     */
    public record Found(List<EvSession> sessions, List<Fault> skipped, List<String> notes) {

        public Found {
            sessions = List.copyOf(sessions);
            skipped = List.copyOf(skipped);
            notes = List.copyOf(notes);
        }

        /** Returns the names of the stations, in the order in which they first occur. */
        public List<String> stations() {
            return sessions.stream().map(EvSession::station).distinct().toList();
        }
    }

    /** Returns what a file holds; throws {@link StudyException} where it has no session that can be read. */
    public Found read(Path path) {
        Faults faults = new Faults();
        LogRows rows = LogRows.read(path, faults);
        faults.throwIfAny();
        List<String> notes = new ArrayList<>();
        Map<LogField, String> found = columns(rows, faults);
        faults.throwIfAny();
        if (rows.separator() != ',') {
            notes.add("%s: cells are separated by %s."
                    .formatted(rows.file(), rows.separator() == '\t' ? "tabs" : "\"" + rows.separator() + "\""));
        }
        List<String> times = new ArrayList<>();
        rows.rows().forEach(row -> {
            times.add(row.getOrDefault(found.getOrDefault(LogField.START, ""), ""));
            times.add(row.getOrDefault(found.getOrDefault(LogField.END, ""), ""));
        });
        Reader reader = new Reader(rows, found, new LogTimes(order(rows, times, notes, faults), zone), faults);
        faults.throwIfAny();
        Found all = reader.all(notes);
        if (all.sessions().isEmpty()) {
            all.skipped().forEach(faults::add);
            if (faults.isEmpty()) {
                faults.add(rows.file(), "has no sessions");
            }
            faults.throwIfAny();
        }
        checkLength(rows.file(), all.sessions());
        return all;
    }

    /** Refuses a log over centuries, which one wrong year makes of a log over days. */
    private static void checkLength(String file, List<EvSession> sessions) {
        EvSession first = Collections.min(sessions, Comparator.comparing(EvSession::arrival));
        EvSession last = Collections.max(sessions, Comparator.comparing(EvSession::arrival));
        if (Duration.between(first.arrival(), last.arrival()).compareTo(LONGEST_LOG) > 0) {
            throw new StudyException(List.of(Fault.of(
                    file,
                    "goes from %s to %s, and may cover 20 years; is a year of one of them wrong?"
                            .formatted(first.arrival(), last.arrival()))));
        }
    }

    private Map<LogField, String> columns(LogRows rows, Faults faults) {
        Map<LogField, String> found = new EnumMap<>(LogField.class);
        if (rows.header().isEmpty()) {
            faults.add(rows.file(), "has no sessions");
            return found;
        }
        for (LogField field : LogField.values()) {
            String wanted = columns.get(field);
            if (wanted != null && !rows.header().contains(wanted)) {
                faults.add(
                        rows.file(),
                        1,
                        wanted,
                        "",
                        "this column, said to hold the %s, is missing%s"
                                .formatted(field.word(), Suggestion.maybe(wanted, rows.header())));
            }
            Optional.ofNullable(wanted).or(() -> field.find(rows.header())).ifPresent(name -> found.put(field, name));
            if (field.isRequired() && !found.containsKey(field)) {
                faults.add(
                        rows.file(),
                        1,
                        field.word(),
                        "",
                        "no column holds the %s; say which by --columns %s=NAME; the columns are %s"
                                .formatted(field.word(), field.word(), String.join(", ", rows.header())));
            }
        }
        return found;
    }

    private @Nullable DateOrder order(LogRows rows, List<String> times, List<String> notes, Faults faults) {
        if (order != null || !LogTimes.needOrder(times)) {
            return order;
        }
        Optional<DateOrder> found = LogTimes.find(times);
        if (found.isEmpty()) {
            faults.add(
                    rows.file(),
                    "the order of day and month cannot be told from its dates; say it by --dates day-first or"
                            + " month-first");
            return null;
        }
        notes.add("%s: dates begin with the %s."
                .formatted(rows.file(), found.get() == DateOrder.DAY_FIRST ? "day" : "month"));
        return found.get();
    }

    /** Reads the rows of one file. */
    private final class Reader {

        private final LogRows rows;
        private final Map<LogField, String> found;
        private final LogTimes times;
        private final boolean decimalComma;
        private final List<Fault> skipped = new ArrayList<>();
        private final List<Integer> repeated = new ArrayList<>();
        private final List<Integer> impossible = new ArrayList<>();
        private final Map<List<Object>, Integer> known = new HashMap<>();

        Reader(LogRows rows, Map<LogField, String> found, LogTimes times, Faults faults) {
            this.rows = rows;
            this.found = found;
            this.times = times;
            decimalComma = rows.rows().stream()
                    .anyMatch(row -> cell(row, LogField.ENERGY).matches("-?\\d*,\\d+"));
            boolean points = rows.rows().stream()
                    .anyMatch(row -> cell(row, LogField.ENERGY).matches("-?\\d*\\.\\d+"));
            if (decimalComma && points) {
                faults.add(rows.file(), "has numbers with a decimal comma and others with a decimal point");
            }
        }

        private String cell(Map<String, String> row, LogField field) {
            String column = found.get(field);
            return column == null ? "" : row.getOrDefault(column, "");
        }

        Found all(List<String> notes) {
            List<EvSession> sessions = new ArrayList<>();
            int digits = Integer.toString(rows.rows().size()).length();
            for (int i = 0; i < rows.rows().size(); i++) {
                String id = String.format(Locale.ROOT, "s%0" + digits + "d", i + 1);
                session(rows.rows().get(i), rows.lines().get(i), id).ifPresent(sessions::add);
            }
            if (decimalComma) {
                notes.add("%s: numbers have a decimal comma.".formatted(rows.file()));
            }
            note(notes, repeated, "%s repeated an earlier one and %s left out", "was", "were");
            note(
                    notes,
                    impossible,
                    "%s asked for more energy than the rate gives during the stay, which %s kept",
                    "is",
                    "are");
            return new Found(sessions, skipped, notes);
        }

        private void note(List<String> notes, List<Integer> lines, String text, String one, String many) {
            if (!lines.isEmpty()) {
                int named = Math.min(MOST_NAMED, lines.size());
                String where = String.join(
                        ", ",
                        lines.subList(0, named).stream().map(String::valueOf).toList());
                String count = lines.size() == 1 ? "1 session" : lines.size() + " sessions";
                notes.add("%s: %s (line %s%s)."
                        .formatted(
                                rows.file(),
                                text.formatted(count, lines.size() == 1 ? one : many),
                                where,
                                lines.size() > named ? ", …" : ""));
            }
        }

        private Optional<EvSession> session(Map<String, String> row, int line, String id) {
            int before = skipped.size();
            Optional<Instant> start = time(row, line, LogField.START, null);
            Optional<Instant> end = time(row, line, LogField.END, start.orElse(null));
            double energy = number(row, line, LogField.ENERGY, Double.NaN) / unitsPerMwh;
            double rate = number(row, line, LogField.RATE, rateMw * unitsPerMwh) / unitsPerMwh;
            if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
                skip(row, line, LogField.END, "must be after the start, which is " + cell(row, LogField.START));
            } else if (start.isPresent()
                    && end.isPresent()
                    && Duration.between(start.get(), end.get()).compareTo(LONGEST_STAY) > 0) {
                skip(row, line, LogField.END, "must be within a year of the start, " + cell(row, LogField.START));
            }
            if (skipped.size() > before) {
                return Optional.empty();
            }
            String place = cell(row, LogField.STATION).isEmpty() ? station : cell(row, LogField.STATION);
            String name = cell(row, LogField.ID);
            List<Object> likeness = name.isEmpty()
                    ? List.of(place, start.orElseThrow(), end.orElseThrow(), energy)
                    : List.of("id", name, start.orElseThrow());
            if (known.putIfAbsent(likeness, line) != null) {
                repeated.add(line);
                return Optional.empty();
            }
            double hours = Duration.between(start.get(), end.get()).toNanos() / 3.6e12;
            if (energy > rate * efficiency * hours * (1 + 1e-9)) {
                impossible.add(line);
            }
            return Optional.of(new EvSession(
                    id,
                    place,
                    List.of(),
                    start.get(),
                    end.get(),
                    energy,
                    rate,
                    efficiency,
                    value,
                    VehicleBattery.UNKNOWN,
                    false));
        }

        private Optional<Instant> time(Map<String, String> row, int line, LogField field, @Nullable Instant after) {
            try {
                return Optional.of(times.read(cell(row, field), after));
            } catch (LogTimes.NoTimeException e) {
                skip(row, line, field, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        private double number(Map<String, String> row, int line, LogField field, double otherwise) {
            String text = cell(row, field);
            if (text.isEmpty() && !Double.isNaN(otherwise)) {
                return otherwise;
            }
            double number = Cells.number(text);
            if (!(number >= 0)) {
                skip(row, line, field, "must be a number of at least 0");
            } else if (LargestNumber.isExceededBy(number)) {
                skip(row, line, field, "must be a number of at most " + LargestNumber.TEXT);
            }
            return number;
        }

        private void skip(Map<String, String> row, int line, LogField field, String message) {
            skipped.add(new Fault(rows.file(), line, found.getOrDefault(field, ""), cell(row, field), message));
        }
    }
}
