package org.rexnet.investment.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rexnet.core.section.Field;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.investment.report.Decimals;
import org.rexnet.investment.report.Shown;

/**
 * A section as the template shows it: a table, or facts with their names.
 *
 * @param columns headings
 * @param rows that are there from the beginning, and those that a button shows
 * @param more what the button says; empty where all rows are there
 * @param paper the same of what is printed before the button is pressed
 * @param cut what is said of rows that are not in the page at all; empty where all are
 * @param facts names and values, where it is facts
 */
record TableView(List<Heading> columns, List<Row> rows, String more, String paper, String cut, List<Fact> facts) {

    private static final int MOST_ROWS = 2000;
    private static final int ROWS_AT_FIRST = 25;

    private static final Map<String, String> KINDS = Arrays.stream(ComponentKind.values())
            .collect(Collectors.toMap(ComponentKind::table, ComponentKind::plural));
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d.{0,6}");

    static final TableView NONE = new TableView(List.of(), List.of(), "", "", "", List.of());

    /** A heading. */
    record Heading(String text, String key, boolean number) {}

    /** A row; {@code further} where a button shows it. */
    record Row(List<Cell> cells, boolean further) {}

    /**
     * A cell.
     *
     * @param value the number that it sorts by and downloads as
     * @param style how it is set: as a number, as a moment, which is not broken, or as words
     * @param blank room behind it, as wide as this, so that points stand under each other
     */
    record Cell(String text, String value, String style, String blank) {}

    /** A fact. */
    record Fact(String name, String text) {}

    boolean isTable() {
        return !columns.isEmpty();
    }

    boolean isFacts() {
        return !facts.isEmpty();
    }

    /** Returns a section as people see it, or as programs do where it is not for people. */
    static TableView of(Section section) {
        Output output = section.isIn(Output.PAGE) ? Output.PAGE : Output.CSV;
        int[] columns = section.filledColumns(output);
        List<List<Value>> rows = output == Output.PAGE ? section.pageRows() : section.rows();
        if (columns.length == 0 || rows.isEmpty()) {
            return NONE;
        }
        if (section.shape() == Section.Shape.FACTS) {
            return facts(section, columns, rows.getFirst());
        }
        List<Heading> headings = new ArrayList<>();
        for (int c : columns) {
            Field field = section.fields().get(c);
            String heading = field.heading().isEmpty() ? field.key() : field.heading();
            headings.add(new Heading(
                    Shown.text(heading.replace('_', ' ')),
                    Shown.text(field.key()),
                    !field.format().isWords()));
        }
        List<Row> shown = new ArrayList<>();
        int first = rows.size() <= ROWS_AT_FIRST + 5 ? rows.size() : ROWS_AT_FIRST;
        int count = Math.min(rows.size(), MOST_ROWS);
        List<List<Cell>> byColumn = new ArrayList<>();
        for (int c : columns) {
            Field field = section.fields().get(c);
            byColumn.add(cells(
                    field,
                    rows.subList(0, count).stream().map(row -> row.get(c)).toList()));
        }
        for (int r = 0; r < count; r++) {
            int position = r;
            shown.add(
                    new Row(byColumn.stream().map(cells -> cells.get(position)).toList(), r >= first));
        }
        String more = shown.size() > first ? "Show all %s rows".formatted(Figures.of(shown.size(), 0)) : "";
        String paper = "The first %s of %s rows.".formatted(Figures.of(first, 0), Figures.of(rows.size(), 0));
        String cut = rows.size() > shown.size()
                ? "The first %s of %s rows; all are in result-%s.csv of the folder of results."
                        .formatted(
                                Figures.of(shown.size(), 0),
                                Figures.of(rows.size(), 0),
                                section.key().replace('_', '-'))
                : "";
        return new TableView(headings, shown, more, paper, cut, List.of());
    }

    private static TableView facts(Section section, int[] columns, List<Value> row) {
        List<Fact> facts = new ArrayList<>();
        for (int c : columns) {
            Field field = section.fields().get(c);
            String text = field.text(row.get(c));
            if (!text.isEmpty()) {
                String name = field.title().isEmpty() ? field.key().replace('_', ' ') : field.title();
                facts.add(new Fact(Shown.text(name), Shown.text((text + " " + field.unit()).strip())));
            }
        }
        return new TableView(List.of(), List.of(), "", "", "", facts);
    }

    private static List<Cell> cells(Field field, List<Value> values) {
        List<String> texts = values.stream()
                .map(value -> Shown.text(field.text(value)))
                .map(text -> field.key().equals("component") ? KINDS.getOrDefault(text, text) : text)
                .toList();
        boolean words = field.format().isWords();
        List<String> blanks = words ? List.of() : Decimals.blanks(texts);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean isNumber = values.get(i) instanceof Value.Number number && Double.isFinite(number.number());
            cells.add(new Cell(
                    texts.get(i),
                    values.get(i) instanceof Value.Number number && isNumber ? Double.toString(number.number()) : "",
                    isNumber || !words ? "n" : MOMENT.matcher(texts.get(i)).matches() ? "moment" : "",
                    words ? "" : blanks.get(i)));
        }
        return cells;
    }
}
