package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.TextFile;

/**
 * Where the tables of a GenX case lie: {@code TDR_results} (what its time domain reduction wrote) before {@code system}, then
 * {@code resources}, {@code policies} and the folder itself; and what {@code settings/genx_settings.yml} says. Mutable, for one thread.
 */
final class GenxFolder {

    private static final Pattern SETTING = Pattern.compile("\\s*(\\w+)\\s*:\\s*\"?([^\\s\"#]+).*");
    private static final List<String> PLACES = List.of("TDR_results", "system", "resources", "policies", "");

    private final Path folder;
    private final Faults faults;
    private final Map<String, String> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final TreeSet<String> remarks = new TreeSet<>();

    GenxFolder(Path folder, Faults faults) {
        this.folder = folder;
        this.faults = faults;
        Path file = folder.resolve("settings").resolve("genx_settings.yml");
        if (Files.exists(file)) {
            try {
                TextFile.read(file, TextFile.HAND_WRITTEN).lines().forEach(line -> {
                    Matcher setting = SETTING.matcher(line);
                    if (setting.matches()) {
                        settings.put(setting.group(1), setting.group(2));
                    }
                });
            } catch (IOException e) {
                faults.add("genx_settings.yml", "cannot be read: " + e.getMessage());
            }
        }
    }

    Faults faults() {
        return faults;
    }

    /** Returns a setting that is a number; {@code otherwise} where it is not given, a fault where it is none. */
    int setting(String name, int otherwise) {
        String text = settings.getOrDefault(name, Integer.toString(otherwise));
        if (!text.matches("\\d{1,9}")) {
            faults.add("genx_settings.yml", 0, name, text, "must be a whole number");
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    /** Returns a table under the first of its names that is there. */
    Optional<NamedTable> find(List<String> names, String... required) {
        for (String place : PLACES) {
            for (String name : names) {
                Path file = folder.resolve(place).resolve(name);
                if (Files.isRegularFile(file)) {
                    return Optional.of(new NamedTable(file, faults, required));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns a table that must be there. */
    NamedTable table(List<String> names, String... required) {
        return find(names, required)
                .orElseGet(() -> new NamedTable(folder.resolve("system").resolve(names.getFirst()), faults, required));
    }

    /** Returns the first rows of a column as far as they hold numbers, at least one; a fault where the first holds none. */
    static double[] column(NamedTable table, String name, int count) {
        return table.rows().stream()
                .limit(count)
                .mapToDouble(row -> table.number(row, name))
                .toArray();
    }

    /** Returns the number in the first row of a column. */
    static double single(NamedTable table, String name) {
        List<CsvRecord> rows = table.rows();
        return rows.isEmpty() ? 0 : table.number(rows.getFirst(), name);
    }

    /** Enters a sentence that becomes a note, once. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    void addNotes(StudyBuilder study) {
        remarks.forEach(study::note);
    }
}
