package org.rexnet.investment.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Aligned table of a page: words to the left, numbers to the right, never wider than asked for, unless its numbers are; mutable, for one
 * thread.
 *
 * <p>Where it would be too wide, words in the last column go on in further lines, and words in others are cut.
 */
final class TextTable {

    private static final String INDENT = "  ";
    private static final int GAP = 2;
    private static final int NARROWEST = 8;
    /** Where the last column is this narrow, other words are cut before it gets narrower. */
    private static final int NARROWEST_WRAPPED = 32;

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

    /** Prints heading and rows within so many characters; headings of numbers stand in several lines where that is needed. */
    void print(PrintWriter out, Ink ink, int width) {
        int[] widths = widths(false);
        boolean broken = !narrowTo(width, widths);
        if (broken) {
            widths = widths(true);
            narrowTo(width, widths);
        }
        for (String[] line : headings(broken)) {
            out.println(ink.faint(line(line, widths)));
        }
        for (String[] row : rows) {
            printRow(out, row, widths);
        }
    }

    private void printRow(PrintWriter out, String[] row, int[] widths) {
        int last = row.length - 1;
        boolean wraps = last > 0 && !columns.get(last).number();
        List<String> parts = wraps ? Wrapped.lines(row[last], widths[last]) : List.of();
        if (parts.size() < 2) {
            out.println(line(row, widths));
            return;
        }
        String[] cells = row.clone();
        for (String part : parts) {
            cells[last] = part;
            out.println(line(cells, widths));
            Arrays.fill(cells, "");
        }
    }

    /** Returns the widths of the columns, their headings in one line or each word in its own. */
    private int[] widths(boolean broken) {
        int[] widths = new int[columns.size()];
        for (int c = 0; c < widths.length; c++) {
            for (String part : parts(columns.get(c), broken)) {
                widths[c] = Math.max(widths[c], part.length());
            }
            for (String[] row : rows) {
                widths[c] = Math.max(widths[c], row[c].codePointCount(0, row[c].length()));
            }
        }
        return widths;
    }

    private static String[] parts(Column column, boolean broken) {
        return broken && column.number() ? column.heading().split(" ") : new String[] {column.heading()};
    }

    /** Returns the lines of the headings, which end in the last of them. */
    private List<String[]> headings(boolean broken) {
        List<String[]> parts =
                columns.stream().map(column -> parts(column, broken)).toList();
        int most = parts.stream().mapToInt(part -> part.length).max().orElse(0);
        List<String[]> lines = new ArrayList<>();
        for (int l = 0; l < most; l++) {
            String[] line = new String[columns.size()];
            for (int c = 0; c < line.length; c++) {
                int part = l - most + parts.get(c).length;
                line[c] = part < 0 ? "" : parts.get(c)[part];
            }
            lines.add(line);
        }
        return lines;
    }

    /** Narrows columns of words until the table fits, the last one first; returns whether it does. */
    private boolean narrowTo(int width, int[] widths) {
        int sum = INDENT.length()
                + GAP * Math.max(0, widths.length - 1)
                + Arrays.stream(widths).sum();
        int last = widths.length - 1;
        if (last > 0 && !columns.get(last).number()) {
            int least = Math.max(NARROWEST_WRAPPED, columns.get(last).heading().length());
            int narrower = Math.clamp(sum - width, 0, Math.max(0, widths[last] - least));
            widths[last] -= narrower;
            sum -= narrower;
        }
        while (sum > width && narrowWidestWords(widths)) {
            sum--;
        }
        return sum <= width;
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
