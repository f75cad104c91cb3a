package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Suggestion;

/** A table of somebody else's, read by the names of its columns in whatever case; what is wrong with a cell becomes a fault. */
public final class NamedTable {

    private final String file;
    private final List<CsvRecord> rows;
    private final List<String> header;
    private final Map<String, Integer> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Faults faults;

    /** Reads a table that must have some columns; it has no rows where it cannot be read. */
    public NamedTable(Path path, Faults faults, String... required) {
        this.faults = faults;
        file = String.valueOf(path.getFileName());
        List<CsvRecord> records = List.of();
        if (Files.isRegularFile(path)) {
            records = Cells.read(path, ',', faults);
        } else {
            faults.add(file, "is missing");
        }
        header = records.isEmpty() ? List.of() : records.get(0).getFields();
        rows = records.subList(Math.min(1, records.size()), records.size());
        for (int column = 0; column < header.size(); column++) {
            columns.putIfAbsent(header.get(column).strip(), column);
        }
        for (String name : header.isEmpty() ? new String[0] : required) {
            if (!columns.containsKey(name)) {
                faults.add(file, 1, name, "", "this column is missing" + Suggestion.maybe(name, columns.keySet()));
            }
        }
    }

    /** Returns the rows below the header. */
    public List<CsvRecord> rows() {
        return rows;
    }

    /** Returns the names of the columns. */
    public List<String> header() {
        return header;
    }

    /** Returns whether there is a column of that name. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Returns a cell as text; empty where it is not there. */
    public String text(CsvRecord row, String column) {
        int position = columns.getOrDefault(column, Integer.MAX_VALUE);
        return position < row.getFieldCount() ? row.getField(position).strip() : "";
    }

    /** Returns a number; where there is none, a fault and 0. */
    public double number(CsvRecord row, String column) {
        double number = Cells.number(text(row, column));
        if (Double.isNaN(number)) {
            fault(row, column, "must be a number");
            return 0;
        }
        return number;
    }

    /** Returns a number, or {@code otherwise} where the cell is empty or says NA. */
    public double number(CsvRecord row, String column, double otherwise) {
        String text = text(row, column);
        return text.isEmpty() || text.equals("NA") ? otherwise : number(row, column);
    }

    /** Adds a fault of a cell. */
    public void fault(CsvRecord row, String column, String message) {
        faults.add(file, (int) row.getStartingLineNumber(), column, text(row, column), message);
    }
}
