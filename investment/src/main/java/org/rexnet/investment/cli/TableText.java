package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of words and numbers as a page, as CSV and as JSON. */
final class TableText {

    private TableText() {}

    /** Prints a table for people: the first rows, and how many more there are. */
    static void print(PrintWriter out, Ink ink, Table table, int most) {
        TextTable text = new TextTable();
        for (Column<?> column : table.columns()) {
            String heading = column.name().replace('_', ' ');
            if (column instanceof NumericColumn<?>) {
                text.number(heading);
            } else {
                text.words(heading);
            }
        }
        for (int row = 0; row < Math.min(most, table.rowCount()); row++) {
            String[] cells = new String[table.columnCount()];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = cell(table.column(c), row);
            }
            text.row(cells);
        }
        text.print(out, ink);
        if (table.rowCount() > most) {
            out.println("  and %s more".formatted(Figures.of(table.rowCount() - (double) most, 0)));
        }
    }

    private static String cell(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        if (column instanceof DoubleColumn numbers) {
            return Figures.amount(numbers.getDouble(row));
        }
        return column.getString(row);
    }

    /** Returns a table as CSV; what is missing is an empty cell. */
    static String csv(Table table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(table.columnNames().toArray(String[]::new));
            for (int row = 0; row < table.rowCount(); row++) {
                String[] cells = new String[table.columnCount()];
                for (int c = 0; c < cells.length; c++) {
                    Column<?> column = table.column(c);
                    cells[c] = column.isMissing(row) ? "" : String.valueOf(column.get(row));
                }
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A table cannot be written.", e);
        }
        return text.toString();
    }

    /** Writes a table as an array of objects; what is missing or not finite is null. */
    static void json(JsonGenerator json, String field, Table table) throws IOException {
        json.writeArrayFieldStart(field);
        for (int row = 0; row < table.rowCount(); row++) {
            json.writeStartObject();
            for (Column<?> column : table.columns()) {
                if (column.isMissing(row)) {
                    json.writeNullField(column.name());
                } else if (column instanceof DoubleColumn numbers) {
                    JsonFields.number(json, column.name(), numbers.getDouble(row));
                } else if (column instanceof LongColumn numbers) {
                    json.writeNumberField(column.name(), numbers.getLong(row));
                } else {
                    json.writeStringField(column.name(), column.getString(row));
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
