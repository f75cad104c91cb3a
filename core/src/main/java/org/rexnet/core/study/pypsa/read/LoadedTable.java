package org.rexnet.core.study.pypsa.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.parquet.ParquetSeries;

/**
 * A table that came out of a file of several, such as a sheet of a workbook; immutable.
 *
 * @param file name of the file and of the table in it, for faults
 * @param header names of the columns, of which the first is that of rows
 * @param rows cells as text, as CSV would have them; a short row has empty cells behind
 * @param lines in which rows stand, counted from 1
 */
record LoadedTable(String file, List<String> header, List<String[]> rows, List<Integer> lines) {

    /** Returns a series as text would have it. */
    static LoadedTable of(String file, ParquetSeries series) {
        List<String> header = new ArrayList<>(List.of("snapshot"));
        header.addAll(series.names());
        List<String[]> rows = new ArrayList<>();
        for (int t = 0; t < series.values().length; t++) {
            String[] row = new String[header.size()];
            row[0] = series.labels().get(t);
            for (int column = 1; column < row.length; column++) {
                double value = series.values()[t][column - 1];
                row[column] = Double.isNaN(value) ? "" : NumberText.format(value);
            }
            rows.add(row);
        }
        return new LoadedTable(
                file,
                header,
                rows,
                IntStream.rangeClosed(1, rows.size()).boxed().toList());
    }

    CsvTable table() {
        return CsvTable.of(file, header, rows, lines);
    }

    SeriesFile series(int snapshots, Faults faults) {
        return SeriesFile.of(this, snapshots, faults);
    }
}
