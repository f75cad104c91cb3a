package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.TextFile;

/** Cells of a text table as they stand, with the line of each record. */
final class Cells {

    private Cells() {}

    /** Returns the records of a file; none, and a fault, where it cannot be read. */
    static List<CsvRecord> read(Path path, char separator, Faults faults) {
        String file = String.valueOf(path.getFileName());
        try {
            TextFile.check(path, TextFile.TABLE);
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
            return List.of();
        }
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .ofCsvRecord(path)) {
            return csv.stream().toList();
        } catch (CsvParseException e) {
            faults.add(file, "is not a table: " + e.getMessage());
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
        }
        return List.of();
    }

    /** Returns a number with a decimal comma or point; NaN where the text is none. */
    static double number(String text) {
        String plain = text.strip().replace(',', '.');
        return plain.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?") ? Double.parseDouble(plain) : Double.NaN;
    }
}
