package org.rexnet.core.study.pypsa;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.TextFile;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.StudyFolder;

/**
 * {@code scenario_series.csv}: values that attributes of single components have in a scenario of {@code study.yaml}, one column each,
 * called {@code scenario|table.attribute|component}.
 */
final class ScenarioSeries {

    private static final String FILE = StudyFolder.SCENARIO_SERIES;
    private static final String SEPARATOR = "|";

    private ScenarioSeries() {}

    /** Returns the scenarios with the values of the file of a folder; as they are where there is none. */
    static List<Scenario> read(Path folder, List<Scenario> scenarios, int snapshots, Faults faults) {
        Path path = folder.resolve(FILE);
        if (!Files.isRegularFile(path)) {
            return scenarios;
        }
        List<CsvRecord> rows = rows(path, faults);
        if (rows.isEmpty()) {
            return scenarios;
        }
        if (rows.size() != snapshots + 1) {
            faults.add(FILE, "has %d rows, but there are %d snapshots".formatted(rows.size() - 1, snapshots));
            return scenarios;
        }
        Map<String, List<Scenario.Series>> byScenario = new LinkedHashMap<>();
        CsvRecord header = rows.getFirst();
        for (int column = 1; column < header.getFieldCount(); column++) {
            Profile values = values(rows, column, faults);
            String name = header.getField(column);
            Optional<Scenario> scenario = scenarios.stream()
                    .filter(one -> name.startsWith(one.name() + SEPARATOR))
                    .findFirst();
            Optional<Scenario.Series> series =
                    scenario.flatMap(one -> series(name.substring(one.name().length() + SEPARATOR.length()), values));
            if (series.isEmpty()) {
                faults.add(
                        FILE,
                        1,
                        name,
                        "",
                        "must be called scenario|table.attribute|component, of a scenario of study.yaml"
                                + Suggestion.maybe(
                                        name,
                                        scenarios.stream().map(Scenario::name).toList()));
            } else {
                byScenario
                        .computeIfAbsent(scenario.orElseThrow().name(), s -> new ArrayList<>())
                        .add(series.get());
            }
        }
        return scenarios.stream()
                .map(one -> one.withSeries(byScenario.getOrDefault(one.name(), List.of())))
                .toList();
    }

    private static List<CsvRecord> rows(Path path, Faults faults) {
        try {
            TextFile.check(path, TextFile.TABLE);
            try (CsvReader<CsvRecord> csv =
                    CsvReader.builder().detectBomHeader(true).ofCsvRecord(path)) {
                return csv.stream().toList();
            }
        } catch (CsvParseException | IOException e) {
            faults.add(FILE, "cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    private static Profile values(List<CsvRecord> rows, int column, Faults faults) {
        double[] values = new double[rows.size() - 1];
        for (int t = 0; t < values.length; t++) {
            CsvRecord row = rows.get(t + 1);
            String text = column < row.getFieldCount() ? row.getField(column) : "";
            values[t] = NumberText.parseOr(text, Double.NaN);
            if (!Double.isFinite(values[t])) {
                String name = rows.getFirst().getField(column);
                faults.add(FILE, (int) row.getStartingLineNumber(), name, text, "must be a number");
                values[t] = 0;
            }
        }
        return Profile.of(values);
    }

    private static Optional<Scenario.Series> series(String name, Profile values) {
        for (Scenario.Attribute what : Scenario.Attribute.ofScenarios()) {
            String start = what.text() + SEPARATOR;
            if (name.startsWith(start)) {
                return Optional.of(new Scenario.Series(what, name.substring(start.length()), values));
            }
        }
        return Optional.empty();
    }

    /** Writes the values of all scenarios that have any. */
    static void write(Path folder, Horizon horizon, List<Scenario> scenarios) throws IOException {
        List<String> header = new ArrayList<>(List.of("snapshot"));
        List<Profile> columns = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (Scenario.Series series : scenario.series()) {
                header.add(String.join(SEPARATOR, scenario.name(), series.what().text(), series.name()));
                columns.add(series.values());
            }
        }
        if (columns.isEmpty()) {
            return;
        }
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(FILE))) {
            csv.writeRecord(header);
            for (int t = 0; t < horizon.size(); t++) {
                int at = t;
                List<String> line = new ArrayList<>(List.of(horizon.at(t).label()));
                columns.forEach(column -> line.add(NumberText.format(column.at(at))));
                csv.writeRecord(line);
            }
        }
    }
}
