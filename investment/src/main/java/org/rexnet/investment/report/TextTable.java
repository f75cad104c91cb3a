package org.rexnet.investment.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Aligned table of a page: words to the left, numbers to the right, never wider than {@value #WIDTH}; mutable, for one thread. */
final class TextTable {

    public static final int WIDTH = 100;

    private static final String INDENT = "  ";
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final List<Column> columns = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();

    /** Heading of a column, and where its cells stand. */
    private record Column(String heading, boolean number) {}

    /** Adds a column of words. */
    TextTable words(String heading) {
        columns.add(new Column(heading, false));
        return this;
    }

    /** Adds a column of numbers. */
    TextTable number(String heading) {
        columns.add(new Column(heading, true));
        return this;
    }

    /** Adds a row with one cell per column. */
    TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "A row needs %d cells but has %d.".formatted(columns.size(), cells.length));
        }
        rows.add(cells.clone());
        return this;
    }

    /** Adds a row that says that others were left out. */
    TextTable gap() {
        String[] cells = new String[columns.size()];
        Arrays.fill(cells, "");
        cells[0] = "…";
        return row(cells);
    }

    /** Prints heading and rows. */
    void print(PrintWriter out, Ink ink) {
        int[] widths = widths();
        String[] headings = columns.stream().map(Column::heading).toArray(String[]::new);
        out.println(ink.faint(line(headings, widths)));
        for (String[] row : rows) {
            out.println(line(row, widths));
        }
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        int sum = INDENT.length();
        for (int c = 0; c < widths.length; c++) {
            widths[c] = columns.get(c).heading().length();
            for (String[] row : rows) {
                widths[c] = Math.max(widths[c], row[c].codePointCount(0, row[c].length()));
            }
            sum += widths[c] + (c > 0 ? GAP : 0);
        }
        while (sum > WIDTH && narrowWidestWords(widths)) {
            sum--;
        }
        return widths;
    }

    private boolean narrowWidestWords(int[] widths) {
        int widest = -1;
        for (int c = 0; c < widths.length; c++) {
            if (!columns.get(c).number() && (widest < 0 || widths[c] > widths[widest])) {
                widest = c;
            }
        }
        if (widest < 0 || widths[widest] <= NARROWEST) {
            return false;
        }
        widths[widest]--;
        return true;
    }

    private String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int c = 0; c < cells.length; c++) {
            String cell = fit(cells[c], widths[c]);
            String padding = " ".repeat(widths[c] - cell.codePointCount(0, cell.length()));
            line.append(columns.get(c).number() ? padding + cell : cell + padding);
            line.append(" ".repeat(c + 1 < cells.length ? GAP : 0));
        }
        return line.toString().stripTrailing();
    }

    private static String fit(String cell, int width) {
        int length = cell.codePointCount(0, cell.length());
        return length <= width ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }
}
