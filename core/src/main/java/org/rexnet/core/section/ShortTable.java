package org.rexnet.core.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Few rows of words and numbers in columns, as {@code toString} of results shows them. */
public final class ShortTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Starts with the headings of the columns; the first one has words, all others numbers. */
    public ShortTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row. */
    public ShortTable row(String words, double... numbers) {
        List<String> row = new ArrayList<>(List.of(words));
        for (double number : numbers) {
            row.add(String.format(Locale.ROOT, "%,.2f", number));
        }
        rows.add(row);
        return this;
    }

    /** Returns the rows, one a line, words to the left and numbers to the right of their columns. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String padding = " ".repeat(width(column) - row.get(column).length());
                line.append(column == 0 ? row.get(column) + padding : GAP + padding + row.get(column));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
