package org.rexnet.core.study.pypsa.read;

import java.util.List;
import org.rexnet.core.study.Faults;

/**
 * A table that came out of a file of several, such as a sheet of a workbook; immutable.
 *
 * @param file name of the file and of the table in it, for faults
 * @param header names of the columns, of which the first is that of rows
 * @param rows cells as text, as CSV would have them; a short row has empty cells behind
 * @param lines in which rows stand, counted from 1
 */
record LoadedTable(String file, List<String> header, List<String[]> rows, List<Integer> lines) {

    CsvTable table() {
        return CsvTable.of(file, header, rows, lines);
    }

    SeriesFile series(int snapshots, Faults faults) {
        return SeriesFile.of(this, snapshots, faults);
    }
}
