package org.rexnet.core.study.pypsa;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.FolderForm;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.ResultColumn;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SeriesFormat;
import org.rexnet.core.study.SeriesTable;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.StudyFolder;
import org.rexnet.core.study.pypsa.write.FolderSwap;
import org.rexnet.core.study.pypsa.write.SeriesWriter;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Writes a study and its results as a folder that PyPSA reads and solves to the same objective; for one folder. */
public final class PypsaWriter {

    private final Study study;
    private final Sheets sheets;
    private final Path folder;
    private final SeriesFormat format;
    private final Set<String> seriesWritten = new LinkedHashSet<>();

    private PypsaWriter(Study study, Sheets sheets, Path folder, SeriesFormat format) {
        this.study = study;
        this.sheets = sheets;
        this.folder = folder;
        this.format = format;
    }

    /** Tries whether a folder could be written now; throws {@link java.io.UncheckedIOException} that says why not. */
    public static void tryOut(Path folder, boolean overwrite) {
        FolderSwap.tryOut(folder, overwrite);
    }

    /**
     * Writes a folder that appears complete or not at all.
     *
     * @param results those of components that PyPSA has no table for, such as bids, are left out where they do not vary
     * @param form what is replaced, for whom, and how series are written
     * @return remarks on what the folder does not say as the study did, one sentence each
     */
    public static List<String> write(Study study, Results results, Path folder, FolderForm form) {
        Sheets sheets = StudySheets.of(study, form.forPypsa());
        FolderSwap.replace(folder, form.overwrite(), fresh -> {
            PypsaWriter writer = new PypsaWriter(study, sheets, fresh, form.series());
            writer.writeAll(results);
        });
        return List.copyOf(sheets.notes());
    }

    private void writeAll(Results results) throws IOException {
        for (ResultColumn column : results.columns()) {
            Sheet sheet = sheets.sheet(stem(column.table()));
            column.values().forEach((name, value) -> {
                if (sheet.has(name)) {
                    sheet.row(name).put(column.attribute(), value);
                }
            });
        }
        writeSnapshots();
        writeSettings(study.settings());
        ScenarioSeries.write(folder, study.horizon(), study.settings().scenarios());
        for (SeriesTable series : results.series()) {
            writeResult(series);
        }
        for (Sheet sheet : sheets.all()) {
            if (!sheet.isEmpty()) {
                table(sheet.stem(), sheet.lines("name"));
                for (Map.Entry<String, Map<String, Profile>> series :
                        sheet.series().entrySet()) {
                    writeSeries(sheet.stem() + "-" + series.getKey(), series.getValue());
                }
            }
        }
        for (Map.Entry<String, String> file : results.files().entrySet()) {
            Files.writeString(folder.resolve(fileName(file.getKey())), file.getValue());
        }
    }

    private void writeSnapshots() throws IOException {
        List<Horizon.Snapshot> snapshots = study.horizon().snapshots();
        boolean blocks =
                snapshots.stream().anyMatch(snapshot -> !snapshot.block().isEmpty());
        List<KeptColumn> kept = study.keptColumns().stream()
                .filter(column -> column.table().equals("snapshots"))
                .toList();
        List<String[]> lines = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("", "snapshot", "objective", "stores", "generators"));
        if (blocks) {
            header.add("block");
        }
        kept.forEach(column -> header.add(column.column()));
        lines.add(header.toArray(String[]::new));
        for (int t = 0; t < snapshots.size(); t++) {
            Horizon.Snapshot snapshot = snapshots.get(t);
            List<String> line = new ArrayList<>(List.of(
                    Integer.toString(t),
                    snapshot.label(),
                    NumberText.format(snapshot.objectiveWeight()),
                    NumberText.format(snapshot.durationHours()),
                    NumberText.format(snapshot.generatorWeight())));
            if (blocks) {
                line.add(snapshot.block());
            }
            kept.forEach(column -> line.add(column.values().getOrDefault(snapshot.label(), "")));
            lines.add(line.toArray(String[]::new));
        }
        table("snapshots", lines);
    }

    /** Writes what the tables do not hold. */
    private void writeSettings(Settings settings) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        if (!settings.title().isEmpty()) {
            lines.put("title", quoted(settings.title()));
        }
        if (!settings.currency().equals(Settings.DEFAULTS.currency())) {
            lines.put("currency", quoted(settings.currency()));
        }
        if (settings.formulation() == FlowFormulation.ANGLES) {
            lines.put("formulation", "angles");
        }
        putCost(lines, "lost_load", settings.lostLoad());
        putCost(lines, "surplus_cost", settings.surplusCost());
        if (settings.seed() != Settings.DEFAULTS.seed()) {
            lines.put("seed", Long.toString(settings.seed()));
        }
        if (settings.prices() != Settings.DEFAULTS.prices()) {
            lines.put("prices", settings.prices().name().toLowerCase(Locale.ROOT));
        }
        if (settings.fromNothing()) {
            lines.put("from_nothing", "true");
        }
        putKeys(lines, "market", settings.market().toKeys());
        putKeys(lines, "simulation", settings.simulation().toKeys());
        if (!settings.scenarios().isEmpty()) {
            lines.put("scenarios", scenarios(settings.scenarios()));
        }
        if (!settings.averageLimits().isEmpty()) {
            lines.put(
                    "average_limits",
                    settings.averageLimits().stream()
                            .map(PypsaWriter::quoted)
                            .toList()
                            .toString());
        }
        if (!lines.isEmpty()) {
            StringBuilder text = new StringBuilder();
            lines.forEach(
                    (key, value) -> text.append(key).append(": ").append(value).append('\n'));
            Files.writeString(folder.resolve("study.yaml"), text);
        }
    }

    private static String scenarios(List<Scenario> scenarios) {
        StringBuilder text = new StringBuilder();
        for (Scenario scenario : scenarios) {
            text.append("\n  - name: ").append(quoted(scenario.name()));
            text.append("\n    probability: ").append(scenario.probability());
            text.append("\n    overrides:").append(scenario.overrides().isEmpty() ? " []" : "");
            for (Scenario.Override override : scenario.overrides()) {
                text.append("\n      - attribute: ").append(override.what().text());
                override.name().ifPresent(n -> text.append("\n        name: ").append(quoted(n)));
                override.carrier()
                        .ifPresent(c -> text.append("\n        carrier: ").append(quoted(c)));
                boolean multiplies = override.value().isEmpty();
                text.append(multiplies ? "\n        factor: " : "\n        value: ")
                        .append(override.value().orElse(override.factor()));
            }
        }
        return text.toString();
    }

    /** Writes a cost that the file can say; any other is said by the generators that stand in for it. */
    private static void putKeys(Map<String, String> lines, String parent, Map<String, String> keys) {
        if (!keys.isEmpty()) {
            StringBuilder text = new StringBuilder();
            keys.forEach(
                    (key, value) -> text.append("\n  ").append(key).append(": ").append(value));
            lines.put(parent, text.toString());
        }
    }

    private static void putCost(Map<String, String> lines, String key, OptionalDouble cost) {
        if (cost.isPresent() && Sheets.isSaidBySettings(cost.getAsDouble())) {
            lines.put(key, Double.toString(cost.getAsDouble()));
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private void writeSeries(String stem, Map<String, Profile> profiles) throws IOException {
        int snapshots = study.horizon().size();
        List<String> names = new ArrayList<>(profiles.keySet());
        double[][] values = new double[snapshots][names.size()];
        for (int column = 0; column < names.size(); column++) {
            Profile profile = profiles.getOrDefault(names.get(column), Profile.ZERO);
            if (!profile.isConstant() && profile.length() != snapshots) {
                throw new IllegalArgumentException("%s of %s has %d values, but there are %d snapshots."
                        .formatted(stem, names.get(column), profile.length(), snapshots));
            }
            for (int t = 0; t < snapshots; t++) {
                values[t][column] = profile.at(t);
            }
        }
        if (seriesWritten.add(stem)) {
            series(stem, names, values);
        }
    }

    private void writeResult(SeriesTable series) throws IOException {
        String stem = stem(series.table() + "-" + series.attribute());
        if (!seriesWritten.add(stem)) {
            throw new IllegalArgumentException("The result %s is given twice.".formatted(stem));
        }
        series(stem, series.names(), series.values());
    }

    private void series(String stem, List<String> names, double[][] values) throws IOException {
        new SeriesWriter(folder, study.horizon(), format).write(stem(stem), names, values);
    }

    private void table(String stem, List<String[]> lines) throws IOException {
        try (CsvWriter csv = csv(stem)) {
            lines.forEach(csv::writeRecord);
        }
    }

    private CsvWriter csv(String stem) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(stem(stem) + ".csv"));
    }

    /** Names of files come from tables and attributes, never from a study's components; anything else is refused. */
    private static String stem(String stem) {
        if (!stem.matches("[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*")) {
            throw new IllegalArgumentException("A table cannot have the name " + stem + ".");
        }
        return stem;
    }

    private static String fileName(String name) {
        boolean table = name.endsWith(".csv") && !name.startsWith(StudyFolder.RESULT_PREFIX);
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*") || table) {
            throw new IllegalArgumentException("A file beside the tables cannot have the name " + name + ".");
        }
        return name;
    }
}
