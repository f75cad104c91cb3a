package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Suggestion;

/** Outdoor temperatures by the hour, as a table says them. */
public final class TemperatureSeries {

    private final List<String> labels = new ArrayList<>();
    private final List<Instant> hours = new ArrayList<>();
    private final List<Double> celsius = new ArrayList<>();

    private TemperatureSeries() {}

    /**
     * Reads a table whose first column says points in time; throws {@link org.rexnet.core.study.StudyException} that names all faults.
     *
     * @param column name of the column of temperatures in C; empty for the second
     */
    public static TemperatureSeries read(Path path, String column) {
        Faults faults = new Faults();
        String file = String.valueOf(path.getFileName());
        List<CsvRecord> records = Cells.read(path, ',', faults);
        List<String> header = records.isEmpty() ? List.of() : records.getFirst().getFields();
        int at = column.isEmpty() ? 1 : header.indexOf(column);
        if (faults.isEmpty() && (at < 1 || at >= header.size())) {
            faults.add(file, 1, column, "", "this column is missing" + Suggestion.maybe(column, header));
        } else if (faults.isEmpty() && records.size() < 2) {
            faults.add(file, "needs at least one row");
        }
        faults.throwIfAny();
        TemperatureSeries series = new TemperatureSeries();
        for (CsvRecord record : records.subList(1, records.size())) {
            int line = (int) record.getStartingLineNumber();
            String label = record.getField(0);
            Instants.find(label)
                    .ifPresentOrElse(
                            series.hours::add,
                            () -> faults.add(file, line, header.getFirst(), label, "must be " + Instants.ALLOWED));
            String text = at < record.getFieldCount() ? record.getField(at) : "";
            double value = Cells.number(text);
            if (Double.isNaN(value)) {
                faults.add(file, line, header.get(at), text, "must be a number");
            }
            series.labels.add(label);
            series.celsius.add(value);
        }
        faults.throwIfAny();
        return series;
    }

    /** Returns the texts of the points in time. */
    public List<String> labels() {
        return List.copyOf(labels);
    }

    /** Returns the hours in their order, each by its beginning. */
    public List<Instant> hours() {
        return List.copyOf(hours);
    }

    /** Returns the temperatures in C. */
    public double[] celsius() {
        return celsius.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
