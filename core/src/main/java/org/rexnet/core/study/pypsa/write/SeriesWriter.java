package org.rexnet.core.study.pypsa.write;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.SeriesFormat;
import org.rexnet.core.study.parquet.ParquetSeries;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.StudyFolder;

/**
 * Writes tables with a row for each snapshot into a folder.
 *
 * @param folder that exists
 * @param horizon whose snapshots the rows are
 * @param format of the files
 */
public record SeriesWriter(Path folder, Horizon horizon, SeriesFormat format) {

    /**
     * Writes one table, which must not be there yet.
     *
     * @param stem of the file's name
     * @param names headings of the columns, behind that of the snapshots
     * @param values by snapshot and column; NaN where there is none
     */
    public void write(String stem, List<String> names, double[][] values) throws IOException {
        if (values.length != horizon.size()) {
            throw new IllegalArgumentException(
                    "%s has %d snapshots, but the study has %d.".formatted(stem, values.length, horizon.size()));
        }
        switch (format) {
            case PARQUET -> {
                List<String> labels = horizon.snapshots().stream()
                        .map(Horizon.Snapshot::label)
                        .toList();
                new ParquetSeries(labels, names, values).write(folder.resolve(stem + StudyFolder.PARQUET));
            }
            case CSV -> writeCsv(stem, names, values);
        }
    }

    private void writeCsv(String stem, List<String> names, double[][] values) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(stem + ".csv"))) {
            String[] line = new String[names.size() + 1];
            line[0] = "snapshot";
            for (int column = 0; column < names.size(); column++) {
                line[column + 1] = names.get(column);
            }
            csv.writeRecord(line);
            for (int t = 0; t < values.length; t++) {
                line[0] = horizon.at(t).label();
                for (int column = 0; column < names.size(); column++) {
                    line[column + 1] = NumberText.format(values[t][column]);
                }
                csv.writeRecord(line);
            }
        }
    }
}
