package org.rexnet.core.section;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One part of an answer, told once: a title, rows of typed values under their headings, and sentences.
 *
 * <p>Every output renders the same values: a page as text for people, JSON as an array of objects (one object where it is facts), the
 * result folder as a CSV table, Java and notebooks as a table. Where a page shows other rows (fewer, or sums of some), they stand beside
 * the data.
 *
 * @param key name of the array, the object or, with hyphens, the file; empty for facts that are fields of the answer itself
 * @param title one line for people; empty where a page shows the rows below those of the section before
 * @param shape table, or facts: a single row whose values have names
 * @param lead sentences before the rows
 * @param fields headings
 * @param rows values for programs, each row in the order of the headings
 * @param pageRows values for people
 * @param excerpt how many of those a page shows
 * @param notes sentences behind the rows
 * @param chart how the rows can be drawn, where that says something
 * @param outputs where the section is shown
 */
public record Section(
        String key,
        String title,
        Shape shape,
        List<Note> lead,
        List<Field> fields,
        List<List<Value>> rows,
        List<List<Value>> pageRows,
        ShownRows excerpt,
        List<Note> notes,
        Optional<Chart> chart,
        Set<Output> outputs) {

    public Section {
        lead = List.copyOf(lead);
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
        pageRows = List.copyOf(pageRows);
        notes = List.copyOf(notes);
        outputs = Output.some(outputs);
        int width = fields.size();
        if (Stream.concat(rows.stream(), pageRows.stream()).anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("Each row of %s needs %d values.".formatted(key, width));
        }
    }

    /** Kind of the rows. */
    public enum Shape {
        TABLE,
        FACTS
    }

    /** Begins a table with one row for each thing. */
    public static <T> SectionBuilder<T> table(String key, String title, List<T> things) {
        return new SectionBuilder<>(key, title, Shape.TABLE, things);
    }

    /** Begins facts about one thing; with an empty key they are fields of the answer itself. */
    public static <T> SectionBuilder<T> facts(String key, String title, T thing) {
        return new SectionBuilder<>(key, title, Shape.FACTS, List.of(thing));
    }

    /** Returns sentences under a title, for people. */
    public static Section text(String title, String... sentences) {
        SectionBuilder<String> text = new SectionBuilder<>("", title, Shape.TABLE, List.of());
        for (String sentence : sentences) {
            text.note(sentence);
        }
        return text.only(Output.PAGE).build();
    }

    /** Returns whether it is shown there. */
    public boolean isIn(Output output) {
        return outputs.contains(output)
                && (output == Output.PAGE || fields.stream().anyMatch(field -> field.isIn(output)));
    }

    /** Returns the same in those outputs only. */
    public Section only(Output... some) {
        return new Section(key, title, shape, lead, fields, rows, pageRows, excerpt, notes, chart, Set.of(some));
    }

    /** Returns the rows that a page shows. */
    public List<List<Value>> shownRows() {
        int leftOut = excerpt.leftOut(pageRows.size());
        return leftOut == 0
                ? pageRows
                : Stream.concat(
                                pageRows.stream().limit(excerpt.first()),
                                pageRows.stream().skip(excerpt.first() + (long) leftOut))
                        .toList();
    }

    /** Returns the same with other headings and values for people. */
    Section onPage(String otherTitle, List<Field> otherFields, List<List<Value>> otherRows) {
        return new Section(key, otherTitle, shape, lead, otherFields, rows, otherRows, excerpt, notes, chart, outputs);
    }

    /** Returns the positions of the headings shown there. */
    public int[] columns(Output output) {
        return java.util.stream.IntStream.range(0, fields.size())
                .filter(c -> fields.get(c).isIn(output))
                .toArray();
    }

    /** Returns the positions of the headings shown there under which some row has text; all of them where no row has any. */
    public int[] filledColumns(Output output) {
        List<List<Value>> seen = output == Output.PAGE ? pageRows : rows;
        int[] all = columns(output);
        int[] filled = java.util.stream.IntStream.of(all)
                .filter(c -> seen.stream()
                        .anyMatch(row -> !fields.get(c).text(row.get(c)).isEmpty()))
                .toArray();
        return filled.length == 0 ? all : filled;
    }

    /** Returns the position of a heading; throws where there is none. */
    public int column(String name) {
        for (int c = 0; c < fields.size(); c++) {
            if (fields.get(c).key().equals(name)) {
                return c;
            }
        }
        throw new IllegalArgumentException("Section %s has no column %s.".formatted(key, name));
    }
}
