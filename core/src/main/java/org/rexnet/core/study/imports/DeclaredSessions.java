package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.StudyException;

/**
 * Charging sessions as they were, and as their drivers declared them, by the columns of ACN-Data's table of declarations.
 *
 * @param sessions in the order of the table
 */
public record DeclaredSessions(List<Session> sessions) {

    private static final List<String> COLUMNS = List.of(
            "arrival_utc", "departure_utc", "energy_delivered_kwh", "energy_requested_kwh", "requested_departure_utc");

    /**
     * One session.
     *
     * @param declared where the driver did
     */
    public record Session(
            String id, Instant arrival, Instant departure, double energyKwh, Optional<Declared> declared) {}

    /** What a driver declared. */
    public record Declared(Instant departure, double energyKwh) {}

    /** Mean and standard deviation. */
    public record Spread(double mean, double deviation) {}

    public DeclaredSessions {
        sessions = List.copyOf(sessions);
    }

    /** Reads a table; throws {@link StudyException} that names all faults. Sessions that leave as they come are left out. */
    public static DeclaredSessions read(Path path) {
        Faults faults = new Faults();
        String file = String.valueOf(path.getFileName());
        List<CsvRecord> records = Cells.read(path, ',', faults);
        List<String> header = records.isEmpty() ? List.of() : records.get(0).getFields();
        int[] columns = COLUMNS.stream().mapToInt(header::indexOf).toArray();
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] < 0) {
                faults.add(file, 1, COLUMNS.get(c), "", "this column is missing");
            }
        }
        faults.throwIfAny();
        List<Session> sessions = new ArrayList<>();
        for (int row = 1; row < records.size(); row++) {
            session(records.get(row), columns, "s%05d".formatted(row), file, faults)
                    .ifPresent(sessions::add);
        }
        faults.throwIfAny();
        return new DeclaredSessions(sessions);
    }

    private static Optional<Session> session(CsvRecord row, int[] columns, String id, String file, Faults faults) {
        int line = (int) row.getStartingLineNumber();
        Optional<Instant> arrival = Instants.find(row.getField(columns[0]));
        Optional<Instant> departure = Instants.find(row.getField(columns[1]));
        double energy = Cells.number(row.getField(columns[2]));
        if (arrival.isEmpty() || departure.isEmpty() || !(energy >= 0)) {
            faults.add(file, line, "", "", "must have two points in time and an energy of at least 0");
            return Optional.empty();
        }
        Optional<Instant> until = Instants.find(row.getField(columns[4]));
        double requested = Cells.number(row.getField(columns[3]));
        Optional<Declared> declared = until.filter(time -> time.isAfter(arrival.get()) && requested > 0)
                .map(time -> new Declared(time, requested));
        return departure.get().isAfter(arrival.get())
                ? Optional.of(new Session(id, arrival.get(), departure.get(), energy, declared))
                : Optional.empty();
    }

    /** Returns how many were declared. */
    public int declared() {
        return (int) sessions.stream()
                .filter(session -> session.declared().isPresent())
                .count();
    }

    /** Returns by how many hours vehicles left later than declared. */
    public Spread laterHours() {
        return spread(
                session -> Duration.between(session.declared().orElseThrow().departure(), session.departure())
                                .toSeconds()
                        / 3600.0);
    }

    /** Returns which share of the energy declared they took. */
    public Spread energyShare() {
        return spread(session ->
                session.energyKwh() / session.declared().orElseThrow().energyKwh());
    }

    private Spread spread(ToDoubleFunction<Session> figure) {
        double[] values = sessions.stream()
                .filter(session -> session.declared().isPresent())
                .mapToDouble(figure)
                .toArray();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(mean, Math.sqrt(squares / Math.max(1, values.length - 1)));
    }
}
