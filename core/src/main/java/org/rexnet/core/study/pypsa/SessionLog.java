package org.rexnet.core.study.pypsa;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.VehicleBattery;
import org.rexnet.core.study.pypsa.read.CsvTable;
import org.rexnet.core.study.pypsa.read.NumberText;

/**
 * Sessions that a charging site has recorded: a CSV table with the columns {@code Start}, {@code End} and {@code Energy}, as the sessions of
 * ACN-Data are published; other columns are not read.
 *
 * @param station at which all of them charge
 * @param rateMw most power of each
 * @param efficiency energy into the vehicle per energy behind the plug
 * @param value money per MWh that is missing
 * @param zone in which times without an offset count
 * @param unitsPerMwh units of the column {@code Energy} per MWh: 1000 for kWh
 */
public record SessionLog(
        String station, double rateMw, double efficiency, OptionalDouble value, ZoneId zone, double unitsPerMwh) {

    private static final List<String> COLUMNS = List.of("Start", "End", "Energy");

    /** Returns the sessions of a file in its order, named by their number; throws {@link StudyException} that names all faults. */
    public List<EvSession> read(Path file) {
        String name = String.valueOf(file.getFileName());
        Faults faults = new Faults();
        CsvTable table;
        try (InputStream in = Files.newInputStream(file)) {
            table = CsvTable.read(name, in, faults);
        } catch (IOException e) {
            throw new StudyException(Fault.of(name, "cannot be read: " + e.getMessage()), e);
        }
        int[] columns = COLUMNS.stream()
                .mapToInt(column -> column(table, column, faults))
                .toArray();
        faults.throwIfAny();
        int digits = Integer.toString(table.size()).length();
        List<EvSession> sessions = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            String id = "s%0{d}d".replace("{d}", Integer.toString(digits)).formatted(row + 1);
            session(table, row, columns, id, faults).ifPresent(sessions::add);
        }
        if (sessions.isEmpty()) {
            faults.add(name, "has no sessions");
        }
        faults.throwIfAny();
        return sessions;
    }

    private static int column(CsvTable table, String name, Faults faults) {
        int column = table.header().indexOf(name);
        if (column < 0) {
            faults.add(table.file(), 1, name, "", "this column is missing" + Suggestion.maybe(name, table.header()));
        }
        return column;
    }

    private Optional<EvSession> session(CsvTable table, int row, int[] columns, String id, Faults faults) {
        int line = table.line(row);
        Optional<Instant> start = instant(table, row, columns[0], faults);
        Optional<Instant> end = instant(table, row, columns[1], faults);
        String text = table.cell(row, columns[2]);
        double energy = NumberText.parseOr(text, -1);
        if (!(energy >= 0) || Double.isInfinite(energy)) {
            faults.add(table.file(), line, COLUMNS.get(2), text, "must be a number of at least 0");
            return Optional.empty();
        }
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (!start.get().isBefore(end.get())) {
            faults.add(
                    table.file(),
                    line,
                    COLUMNS.get(1),
                    table.cell(row, columns[1]),
                    "must be after the start, which is " + table.cell(row, columns[0]));
            return Optional.empty();
        }
        return Optional.of(new EvSession(
                id,
                station,
                List.of(),
                start.get(),
                end.get(),
                energy / unitsPerMwh,
                rateMw,
                efficiency,
                value,
                VehicleBattery.UNKNOWN,
                false));
    }

    /** An hour that the clocks skip does not exist; of one that they repeat the first is meant. */
    private Optional<Instant> instant(CsvTable table, int row, int column, Faults faults) {
        String text = table.cell(row, column);
        Optional<Instant> instant = Instants.find(text, zone);
        if (instant.isEmpty()) {
            faults.add(table.file(), table.line(row), table.header().get(column), text, "must be " + Instants.ALLOWED);
            return instant;
        }
        Optional<Instant> asUtc = Instants.find(text);
        boolean local = !instant.equals(asUtc);
        if (local
                && asUtc.isPresent()
                && zone.getRules()
                        .getValidOffsets(LocalDateTime.ofInstant(asUtc.get(), java.time.ZoneOffset.UTC))
                        .isEmpty()) {
            faults.add(
                    table.file(),
                    table.line(row),
                    table.header().get(column),
                    text,
                    "does not exist in %s, where the clocks skip it".formatted(zone));
            return Optional.empty();
        }
        return instant;
    }
}
