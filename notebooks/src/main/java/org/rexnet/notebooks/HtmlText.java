package org.rexnet.notebooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rexnet.core.section.Field;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Writes tables and claims as HTML that takes its colours from the notebook's theme. */
final class HtmlText {

    /** Rows of longer tables are left out in the middle. */
    static final int MOST_ROWS = 24;

    private static final int MOST_DECIMALS = 2;
    private static final double LARGE = 10_000;

    private static final String WORDS = " style=\"text-align:left\"";
    private static final String NUMBERS = " style=\"text-align:right;font-variant-numeric:tabular-nums\"";

    private HtmlText() {}

    /** Returns a table with its name above, words to the left and numbers to the right. */
    static String of(Table table) {
        StringBuilder html = begin(table.name());
        List<List<String>> cells = table.columns().stream().map(HtmlText::cells).toList();
        html.append("<thead><tr>");
        table.columns().forEach(column -> cell(html, "th", column instanceof NumericColumn, escape(column.name())));
        html.append("</tr></thead><tbody>");
        int rows = table.rowCount();
        int head = rows <= MOST_ROWS ? rows : MOST_ROWS / 2;
        int tail = rows <= MOST_ROWS ? rows : rows - MOST_ROWS / 2;
        IntStream.range(0, head).forEach(row -> row(html, table, cells, row));
        gap(html, tail - head, table.columnCount());
        IntStream.range(tail, rows).forEach(row -> row(html, table, cells, row));
        return html.append("</tbody></table>").toString();
    }

    /** Returns a section as its page shows it: title, headings with units, rows, sentences. */
    static String of(Section section) {
        int[] columns = section.columns(Output.PAGE);
        StringBuilder html = begin(section.title());
        html.append("<thead><tr>");
        for (int c : columns) {
            Field field = section.fields().get(c);
            cell(html, "th", !field.format().isWords(), escape(field.heading()));
        }
        html.append("</tr></thead><tbody>");
        List<List<Value>> rows = section.pageRows();
        int left = rows.size() <= MOST_ROWS ? 0 : rows.size() - MOST_ROWS;
        int head = left == 0 ? rows.size() : MOST_ROWS / 2;
        rows.subList(0, head).forEach(row -> row(html, section, columns, row));
        gap(html, left, columns.length);
        rows.subList(head + left, rows.size()).forEach(row -> row(html, section, columns, row));
        html.append("</tbody></table>");
        section.notes()
                .forEach(note -> html.append("<div>")
                        .append(escape(note.head() + note.text()))
                        .append("</div>"));
        return html.toString();
    }

    private static void row(StringBuilder html, Section section, int[] columns, List<Value> row) {
        html.append("<tr>");
        for (int c : columns) {
            Field field = section.fields().get(c);
            cell(html, "td", !field.format().isWords(), escape(field.text(row.get(c))));
        }
        html.append("</tr>");
    }

    private static StringBuilder begin(String title) {
        return new StringBuilder("<table>")
                .append("<caption style=\"caption-side:top;text-align:left;opacity:0.7;padding:0.2em 0\">")
                .append(escape(title))
                .append("</caption>");
    }

    private static void gap(StringBuilder html, int rows, int columns) {
        if (rows > 0) {
            html.append("<tr><td colspan=\"%d\"%s>… %d more …</td></tr>".formatted(Math.max(1, columns), WORDS, rows));
        }
    }

    /** Returns a claim with a mark before each sentence. */
    static String of(Claim claim) {
        StringBuilder html = new StringBuilder();
        for (String sentence : claim.sentences()) {
            html.append("<div><span style=\"color:#2a9d5c;font-weight:bold\">✓</span> ")
                    .append(escape(sentence))
                    .append("</div>");
        }
        return html.toString();
    }

    private static void row(StringBuilder html, Table table, List<List<String>> cells, int row) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            cell(
                    html,
                    "td",
                    table.column(i) instanceof NumericColumn,
                    cells.get(i).get(row));
        }
        html.append("</tr>");
    }

    private static void cell(StringBuilder html, String tag, boolean number, String content) {
        html.append('<')
                .append(tag)
                .append(number ? NUMBERS : WORDS)
                .append('>')
                .append(content)
                .append("</")
                .append(tag)
                .append('>');
    }

    private static List<String> cells(Column<?> column) {
        List<String> cells = new ArrayList<>();
        if (column instanceof NumericColumn<?> numbers) {
            double[] values = numbers.asDoubleArray();
            int decimals = decimals(values);
            for (double value : values) {
                cells.add(Double.isNaN(value) ? "" : number(value, decimals));
            }
        } else {
            for (int row = 0; row < column.size(); row++) {
                cells.add(escape(column.getString(row)));
            }
        }
        return cells;
    }

    /** Returns the number with a true minus sign, and without one before zeros. */
    private static String number(double value, int decimals) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
        return (value < 0 && !zero ? "−" : "") + text;
    }

    /** Returns how many decimals all numbers of a column need, at most two; none where the largest is ten thousand or more. */
    private static int decimals(double[] values) {
        double largest = 0;
        int decimals = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                largest = Math.max(largest, Math.abs(value));
                while (decimals < MOST_DECIMALS && !isWhole(value * Math.pow(10, decimals))) {
                    decimals++;
                }
            }
        }
        return largest >= LARGE ? 0 : decimals;
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-6 * Math.max(1, Math.abs(value));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
