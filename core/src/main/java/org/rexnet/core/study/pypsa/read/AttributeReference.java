package org.rexnet.core.study.pypsa.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rexnet.core.study.Faults;

/**
 * All tables of a study and their attributes: the one description that reader, writer and reference page share.
 *
 * <p>Names, units and defaults of the tables that PyPSA has are those of PyPSA 1.4.0.
 */
public final class AttributeReference {

    private static final Pattern PORT =
            Pattern.compile("(bus|efficiency|rate|delay|cyclic_delay)([2-9]|[1-9]\\d{1,2})");

    private static final String FOLDER = "/org/rexnet/core/study/pypsa/";

    private final Map<String, Map<String, Attribute>> tables = new LinkedHashMap<>();

    private AttributeReference(CsvTable table) {
        for (int row = 0; row < table.size(); row++) {
            Attribute attribute = new Attribute(
                    table.cell(row, 0),
                    table.cell(row, 1),
                    table.cell(row, 2),
                    Attribute.Kind.valueOf(table.cell(row, 3).toUpperCase(Locale.ROOT)),
                    table.cell(row, 4).replace("required", ""),
                    table.cell(row, 4).equals("required"),
                    Attribute.Allowed.of(table.cell(row, 5)),
                    Attribute.Varies.valueOf(table.cell(row, 6).toUpperCase(Locale.ROOT)),
                    Attribute.Use.valueOf(table.cell(row, 7).toUpperCase(Locale.ROOT)),
                    table.cell(row, 8));
            Attribute other = tables.computeIfAbsent(attribute.table(), t -> new LinkedHashMap<>())
                    .putIfAbsent(attribute.name(), attribute);
            if (other != null) {
                throw new IllegalStateException(
                        "The attribute %s.%s is told twice.".formatted(attribute.table(), attribute.name()));
            }
        }
    }

    /**
     * Returns the reference of this version.
     *
     * @param ofKinds attributes of further tables by stem: lines as those of {@code attributes.csv}, without their first column
     */
    public static AttributeReference load(Map<String, String> ofKinds) {
        StringBuilder all = new StringBuilder(text("attributes.csv"));
        ofKinds.forEach((table, lines) -> lines.lines()
                .forEach(line -> all.append(table).append(',').append(line).append('\n')));
        return new AttributeReference(table("attributes.csv", all.toString()));
    }

    /** Reads a table that comes with the program. */
    public static CsvTable resource(String name) {
        return table(name, text(name));
    }

    private static CsvTable table(String name, String text) {
        Faults faults = new Faults();
        CsvTable table = CsvTable.read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), faults);
        faults.throwIfAny();
        return table;
    }

    private static String text(String name) {
        try (InputStream in = AttributeReference.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read.", e);
        }
    }

    /** Returns the stems of the tables in the order of the page. */
    public Set<String> tables() {
        return tables.keySet();
    }

    /** Returns the attributes of a table in order; none where there is no such table. */
    public List<Attribute> attributes(String table) {
        return new ArrayList<>(tables.getOrDefault(table, Map.of()).values());
    }

    /** Returns the description of a column; that of {@code bus2} also for {@code bus3} and so on. */
    public Optional<Attribute> find(String table, String name) {
        Map<String, Attribute> attributes = tables.getOrDefault(table, Map.of());
        Attribute attribute = attributes.get(name);
        if (attribute == null) {
            Matcher port = PORT.matcher(name);
            attribute = port.matches() ? attributes.get(port.group(1) + "2") : null;
        }
        return Optional.ofNullable(attribute);
    }

    /** Returns the description of a column; throws {@link IllegalArgumentException} where there is none. */
    public Attribute attribute(String table, String name) {
        return find(table, name)
                .orElseThrow(() -> new IllegalArgumentException("There is no attribute " + table + "." + name + "."));
    }

    /** Returns the reference page in Markdown: one section per table, one row per attribute. */
    public String toMarkdown() {
        StringBuilder page = new StringBuilder("""
            # Every table and column

            Made from the descriptions that the readers use. Each table is a file `TABLE.csv` whose first column is the name; an attribute
            that may be a series may be a file `TABLE-ATTRIBUTE.csv` with a row per snapshot and a column per component. Results stand in the
            same files of a folder that `--out` wrote; in `--json` are sums of them.
            """);
        for (String table : new TreeSet<>(tables.keySet())) {
            page.append("\n## ").append(table).append("\n\n");
            page.append("| attribute | unit | default | allowed | series | meaning |\n|---|---|---|---|---|---|\n");
            attributes(table).stream()
                    .filter(attribute -> attribute.use() == Attribute.Use.USED)
                    .forEach(attribute -> page.append(row(attribute)));
            listed(page, table, "Kept and written back, but not used", one -> one.use() == Attribute.Use.KEPT);
            listed(
                    page,
                    table,
                    "Not supported yet, so that only the default is accepted",
                    one -> one.use() == Attribute.Use.UNSUPPORTED);
            results(page, table);
        }
        return page.toString();
    }

    private static String row(Attribute attribute) {
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        attribute.name(),
                        attribute.unit(),
                        attribute.required() ? "required" : attribute.isOptional() ? "none" : attribute.defaultText(),
                        switch (attribute.kind()) {
                            case TEXT ->
                                attribute.allowed().choices().isEmpty()
                                        ? "text"
                                        : attribute.allowed().toString();
                            case BUS -> "name of a bus";
                            case BOOLEAN -> "True or False";
                            case WHOLE -> "whole number, " + attribute.allowed();
                            case NUMBER -> attribute.allowed().toString();
                        },
                        attribute.varies() == Attribute.Varies.NO ? "" : "yes",
                        attribute.meaning().replace("|", "\\|"));
    }

    /** Tells the results that are written, and names those of PyPSA that are not. */
    private void results(StringBuilder page, String table) {
        List<Attribute> written = attributes(table).stream()
                .filter(attribute -> attribute.use() == Attribute.Use.RESULT
                        && !attribute.meaning().isEmpty())
                .toList();
        if (!written.isEmpty()) {
            page.append("\n| result | unit | series | meaning |\n|---|---|---|---|\n");
            written.forEach(one -> page.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            one.name(), one.unit(), one.varies() == Attribute.Varies.NO ? "" : "yes", one.meaning())));
        }
        listed(
                page,
                table,
                "Results of PyPSA that are passed over",
                one -> one.use() == Attribute.Use.RESULT && one.meaning().isEmpty());
    }

    private void listed(StringBuilder page, String table, String title, Predicate<Attribute> wanted) {
        List<String> names =
                attributes(table).stream().filter(wanted).map(Attribute::name).toList();
        if (!names.isEmpty()) {
            page.append("\n")
                    .append(title)
                    .append(": ")
                    .append(String.join(", ", names))
                    .append(".\n");
        }
    }
}
