package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The page of tables and columns says what readers go by. Where it is behind, {@code mvn test -Dtest=TablesPageTest -Drexnet.write=true} writes
 * it anew.
 */
class TablesPageTest {

    private static final Path PAGE = Path.of("..", "notebooks", "src", "site", "markdown", "tables.md");
    private static final Path SOURCE = Path.of(
            "..", "core", "src", "main", "resources", "org", "rexnet", "core", "study", "pypsa", "attributes.csv");
    private static final Map<String, String> USES = Map.of(
            "used",
            "",
            "kept",
            "kept, without influence",
            "only",
            "of the other file format",
            "result",
            "a result",
            "unsupported",
            "refused");

    @Test
    void thePageSaysWhatReadersGoBy() throws IOException {
        String page = page();
        if (Boolean.getBoolean("rexnet.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String page() throws IOException {
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (NamedCsvRecord row : rows()) {
            tables.computeIfAbsent(row.getField("table"), table -> new StringBuilder())
                    .append(rowOf(row));
        }
        StringBuilder page = new StringBuilder("""
            # Every table and column

            Made from the descriptions that the readers use. Each table is a file `TABLE.csv` whose first column is the name; an attribute that
            varies may be a file `TABLE-ATTRIBUTE.csv` with a row per snapshot and a column per component. "required" must be given.
            """);
        new TreeMap<>(tables)
                .forEach((table, rows) -> page.append("\n## ")
                        .append(table)
                        .append("\n\n"
                                + "| attribute | unit | kind | default | allowed | varies | meaning |\n"
                                + "|---|---|---|---|---|---|---|\n")
                        .append(rows));
        return page.toString();
    }

    private static List<NamedCsvRecord> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(SOURCE)) {
            return reader.stream().toList();
        }
    }

    private static String rowOf(NamedCsvRecord row) {
        String use = USES.getOrDefault(row.getField("use"), row.getField("use"));
        String meaning = row.getField("meaning");
        return "| `%s` | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        row.getField("attribute"),
                        row.getField("unit"),
                        row.getField("kind"),
                        row.getField("default"),
                        row.getField("allowed").replace("|", ", "),
                        row.getField("varies"),
                        (meaning.isEmpty() || use.isEmpty() ? meaning + use : meaning + " (" + use + ")")
                                .replace("|", "\\|"));
    }
}
